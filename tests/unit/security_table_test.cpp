// SPDX-License-Identifier: MIT
// SECURITY.md promises a test for each attack, ACCESSIBILITY.md one for each point of its standard. Each row's tests
// have to exist, and each attack has to stand in a row.
#include "support/source_tree.h"

#include <QFileInfo>
#include <QTest>

using namespace Kassi::Testing;

namespace {

struct Row
{
    QString attack;
    QStringList tests; ///< "program:function" or "attacks_test:attack".
};

QString text(const QString &path)
{
    QFile file(QStringLiteral(KASSI_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The rows of every table whose last column is "test".
std::vector<Row> rowsOf(const QString &document)
{
    static const QRegularExpression quoted(u"`([^`]+)`"_s);
    std::vector<Row> rows;
    bool inTable = false;
    for (const QString &line : text(document).split(u'\n')) {
        if (!line.startsWith(u'|') || line.startsWith(u"| ---"_s)) {
            inTable = inTable && !line.isEmpty();
            continue;
        }
        const QStringList cells = line.split(u'|');
        if (cells.value(cells.size() - 2).trimmed() == u"test"_s) {
            inTable = true;
        } else if (inTable) {
            Row row{.attack = cells.value(1).trimmed(), .tests = {}};
            for (const auto &match : quoted.globalMatch(cells.value(cells.size() - 2)))
                row.tests << match.captured(1);
            rows.push_back(row);
        }
    }
    return rows;
}

} // namespace

class SecurityTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowNamesTestsThatExist_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<int>("atLeast");
        QTest::newRow("attacks") << u"SECURITY.md"_s << 40;
        QTest::newRow("accessibility") << u"packaging/kiosk/ACCESSIBILITY.md"_s << 20;
    }
    void everyRowNamesTestsThatExist()
    {
        QFETCH(QString, document);
        QFETCH(int, atLeast);
        const auto rows = rowsOf(document);
        QVERIFY2(int(rows.size()) >= atLeast, qPrintable(u"%1 rows"_s.arg(rows.size())));
        const std::vector<SourceFile> sources = sourceTree({u"tests"_s}, {u"*_test.cpp"_s});
        for (const Row &row : rows) {
            QVERIFY2(!row.tests.isEmpty(), qPrintable(row.attack + u": no test"_s));
            for (const QString &test : row.tests) {
                const QString program = u'/' + test.section(u':', 0, 0) + u".cpp"_s;
                const QString name = test.section(u':', 1);
                const auto source =
                    std::ranges::find_if(sources, [&](const SourceFile &file) { return file.path.endsWith(program); });
                QVERIFY2(source != sources.end(), qPrintable(row.attack + u": no program of "_s + test));
                const bool isAttack =
                    program == u"/attacks_test.cpp"_s && !text(u"tests/hostile/attacks/"_s + name + u".js"_s).isEmpty();
                QVERIFY2(isAttack || source->lines.join(u'\n').contains(
                                         QRegularExpression(u"(::|    void )"_s + name + u"\\(\\)"_s)),
                         qPrintable(row.attack + u": no test "_s + test));
            }
        }
    }

    void everyAttackStandsInARow()
    {
        QStringList named;
        for (const Row &row : rowsOf(u"SECURITY.md"_s))
            named << row.tests;
        const auto attacks = sourceTree({u"tests/hostile/attacks"_s}, {u"*.js"_s});
        QVERIFY(attacks.size() >= 40);
        for (const SourceFile &attack : attacks) {
            const QString name = QFileInfo(attack.path).baseName();
            if (name == u"prelude"_s || name == u"nothing"_s) // what all share, and the start of the engine
                continue;
            QVERIFY2(named.contains(u"attacks_test:"_s + name), qPrintable(u"SECURITY.md does not name "_s + name));
        }
    }
};

QTEST_APPLESS_MAIN(SecurityTableTest)
#include "security_table_test.moc"
