// SPDX-License-Identifier: MIT
// A mistyped kennitala is found when the till is set up, and none that Iceland gives out is refused.
#include "receipt/kennitala.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class KennitalaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRead_data();
    void isRead();
    void isRefused_data();
    void isRefused();
    void aCompanysDigitsAreAllChecked();
    void isShownWithAHyphen() { QCOMPARE(formatKennitala(u"4403992239"_s), u"440399-2239"_s); }
};

void KennitalaTest::isRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("digits");
    QTest::newRow("company") << u"4403992239"_s << u"4403992239"_s;
    QTest::newRow("company with a hyphen") << u"440399-2239"_s << u"4403992239"_s;
    QTest::newRow("company with check digit 0") << u"410100-2900"_s << u"4101002900"_s;
    QTest::newRow("person, the registry's own example") << u"120160-3389"_s << u"1201603389"_s;
    QTest::newRow("person without a check digit, since 2026") << u"120160-3379"_s << u"1201603379"_s;
    QTest::newRow("person of this century") << u"311205-2570"_s << u"3112052570"_s;
}

void KennitalaTest::isRead()
{
    QFETCH(QString, text);
    QFETCH(QString, digits);
    QCOMPARE(parseKennitala(text), std::optional(digits));
}

void KennitalaTest::isRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "440399", "440399223", "44039922390", "4403-992239", "440399--2239", "440399 2239",
                             "44039922٢9", "44039922x9", "-440399223", "440399-223-", "0001602229", "3201602229",
                             "1200602229", "1213602229", "7203992229", "4403992231"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void KennitalaTest::isRefused()
{
    QFETCH(QString, text);
    QCOMPARE(parseKennitala(text), std::nullopt);
}

// The digits that are checked are the first nine; the last one is the century.
void KennitalaTest::aCompanysDigitsAreAllChecked()
{
    const QString right = u"4403992239"_s;
    for (qsizetype place = 1; place < 9; ++place) {
        QString wrong = right;
        wrong[place] = QChar(u'0' + (right.at(place).digitValue() + 1) % 10);
        QVERIFY2(!parseKennitala(wrong), qPrintable(wrong));
    }
}

QTEST_GUILESS_MAIN(KennitalaTest)
#include "kennitala_test.moc"
