// SPDX-License-Identifier: MIT
// Scanners and people at the same keyboard.
#include "cashier/scan_detector.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class ScanDetectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTold_data();
    void isTold();
    void saysWhereABurstBegins();
    void forgetsWhatWasEntered();
};

void ScanDetectorTest::isTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("gaps"); // before each character but the first, and before Enter; the last one goes on
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("byAPerson");
    const auto row = [](const char *name, const QString &text, const QList<int> &gaps, const QString &code,
                        bool byAPerson = false) { QTest::newRow(name) << text << gaps << code << byAPerson; };
    row("a scanner", u"5690527123456"_s, {8}, u"5690527123456"_s);
    row("all in the same millisecond", u"ORDER-17"_s, {0}, u"ORDER-17"_s);
    row("a slow scanner", u"1234"_s, {35}, u"1234"_s);
    row("quick fingers", u"4990"_s, {60}, {}, true);
    row("fingers that roll", u"499"_s, {20}, {}); // nothing is charged
    row("a person after whom somebody scans", u"71234"_s, {500, 5}, u"1234"_s);
    row("a scan after which a person presses Enter", u"12345678"_s, {5, 5, 5, 5, 5, 5, 5, 400}, {}, true);
    row("a scanner that stutters", u"12345678"_s, {5, 5, 5, 5, 5, 90, 5, 5}, {}); // nor here
    row("nothing", {}, {}, {}, true);
}

void ScanDetectorTest::isTold()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, gaps);
    ScanDetector scan;
    quint64 at = 5'000;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i > 0)
            at += quint64(gaps.value(i - 1, gaps.constLast()));
        scan.typed(text[i], at);
    }
    if (!gaps.isEmpty())
        at += quint64(gaps.constLast());
    const auto code = scan.entered(at);
    QTEST(!code, "byAPerson");
    QTEST(code.value_or(QString()), "code");
}

void ScanDetectorTest::saysWhereABurstBegins()
{
    ScanDetector scan;
    QVERIFY(scan.typed(u"1"_s, 1'000));
    QVERIFY(!scan.typed(u"2"_s, 1'010));
    QVERIFY(scan.typed(u"3"_s, 1'200));
    QVERIFY(scan.typed(u"4"_s, 1'100)); // the clock of the keys went back
    QVERIFY(scan.typed(u"5"_s, 0));
    QVERIFY(scan.typed(u"6"_s, 0)); // nobody says when
}

void ScanDetectorTest::forgetsWhatWasEntered()
{
    ScanDetector scan;
    quint64 at = 1'000;
    for (const QChar c : u"12345"_s)
        scan.typed(c, at += 5);
    QVERIFY(scan.entered(at += 5));
    QVERIFY(!scan.entered(at += 5)); // a second Enter is a person's
    scan.typed(u"1"_s, at += 5);
    QCOMPARE(scan.entered(at += 5), QString()); // and not the code again
}

QTEST_APPLESS_MAIN(ScanDetectorTest)
#include "scan_detector_test.moc"
