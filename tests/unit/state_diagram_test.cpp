// SPDX-License-Identifier: MIT
// The state diagram in ARCHITECTURE.md is made from the transition table. This test fails when they differ; run it with
// KASSI_UPDATE_DIAGRAM=1 to write the block anew.
#include "machine/transitions.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class StateDiagramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAWellFormedMermaidDiagram();
    void namesEveryPhase();
    void architecturePageShowsTheTable();
};

void StateDiagramTest::isAWellFormedMermaidDiagram()
{
    // An arrow between two states, with a label free of what Mermaid would read as the end of the statement.
    static const QRegularExpression arrow(
        u"\\A    (\\[\\*\\]|[A-Z][a-z]+) --> (\\[\\*\\]|[A-Z][a-z]+)(: [^;:#]+)?\\z"_s);
    QStringList lines = stateDiagram().split(u'\n');
    QCOMPARE(lines.takeFirst(), u"stateDiagram-v2"_s);
    QCOMPARE(lines.takeLast(), QString());
    QCOMPARE(lines.first(), u"    [*] --> Idle"_s);
    QCOMPARE(lines.last(), u"    Settled --> [*]"_s);
    for (const QString &line : std::as_const(lines))
        QVERIFY2(arrow.match(line).hasMatch(), qPrintable(line));
}

void StateDiagramTest::namesEveryPhase()
{
    const QString diagram = stateDiagram();
    for (int phase = 0; phase <= int(Phase::Settled); ++phase)
        QVERIFY2(diagram.contains(phaseName(Phase(phase))), qPrintable(phaseName(Phase(phase))));
}

void StateDiagramTest::architecturePageShowsTheTable()
{
    QFile page(QStringLiteral(KASSI_SOURCE_DIR "/ARCHITECTURE.md"));
    QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.errorString()));
    const QString text = QString::fromUtf8(page.readAll());
    page.close();
    const QString begin = u"<!-- state diagram: begin -->\n"_s;
    const QString end = u"<!-- state diagram: end -->"_s;
    const qsizetype from = text.indexOf(begin);
    const qsizetype to = text.indexOf(end, qMax<qsizetype>(from, 0));
    QVERIFY2(from >= 0 && to > from, "ARCHITECTURE.md has no state diagram block");
    const qsizetype start = from + begin.size();
    const QString wanted = u"```mermaid\n"_s + stateDiagram() + u"```\n"_s;
    if (qEnvironmentVariable("KASSI_UPDATE_DIAGRAM") == u"1"_s) {
        QVERIFY2(page.open(QIODevice::WriteOnly), qPrintable(page.errorString()));
        const QString updated = text.left(start) + wanted + text.mid(to);
        QCOMPARE(page.write(updated.toUtf8()), qint64(updated.toUtf8().size()));
        return;
    }
    QVERIFY2(text.mid(start, to - start).trimmed() == wanted.trimmed(),
             "ARCHITECTURE.md differs from transitions.cpp: run this test with KASSI_UPDATE_DIAGRAM=1");
}

QTEST_GUILESS_MAIN(StateDiagramTest)
#include "state_diagram_test.moc"
