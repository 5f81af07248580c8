// SPDX-License-Identifier: MIT
// `kassi drill`: it passes on this program, leaves nothing behind, and is no drill that always passes: every rule that
// judges a scenario is shown something wrong, and a program that cannot run fails the whole of it.
#include "drill_judge.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Kassi::Drill;
using namespace Qt::StringLiterals;

namespace {

struct Report
{
    int exitCode = -1;
    QJsonObject document;
    QString progress;
};

// The drill's own home and temporary folder are watched by the test.
Report runDrill(const QString &home, const QString &temp)
{
    QProcess drill;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_STATE_HOME"_s, home);
    environment.insert(u"XDG_CONFIG_HOME"_s, home);
    environment.insert(u"TMPDIR"_s, temp);
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    drill.setProcessEnvironment(environment);
    drill.start(QStringLiteral(KASSI_PROGRAM), {u"drill"_s, u"--json"_s});
    if (!drill.waitForFinished(280'000))
        return {};
    return {drill.exitCode(), QJsonDocument::fromJson(drill.readAllStandardOutput()).object(),
            QString::fromUtf8(drill.readAllStandardError())};
}

QStringList contents(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

QJsonObject line(const QString &outcome, const QString &error = {})
{
    QJsonObject line{{u"outcome"_s, outcome},   {u"reference"_s, u"R"_s},   {u"amount"_s, 4990},
                     {u"currency"_s, u"ISK"_s}, {u"payment"_s, u"pay_1"_s}, {u"replayed"_s, false}};
    if (!error.isEmpty())
        line.insert(u"error"_s, QJsonObject{{u"code"_s, error}});
    return line;
}

// A scenario that went well: one session, one payment, taken and told.
struct Seen
{
    Books books{
        .sessions = {{.id = u"pses_1"_s, .payment = u"pay_1"_s, .reference = u"R"_s}},
        .payments = {{.id = u"pay_1"_s,
                      .reference = u"R"_s,
                      .status = u"succeeded"_s,
                      .money = {.amount = 4990, .currency = u"ISK"_s},
                      .timesTaken = 1}},
        .requests = {{.method = u"POST"_s, .path = u"/v1/payment_sessions"_s, .key = u"k1"_s, .body = u"{}"_s}}};
    QList<RunEnd> runs{{.exitCode = 0, .lines = {line(u"paid"_s)}, .output = u"all well"_s}};

    [[nodiscard]] QStringList differences() const
    {
        return judgeEnding({.exitCode = 0, .outcome = u"paid"_s, .says = u"well"_s}, runs.first()) +
               judgeTally({.taken = 1, .sessions = 1, .creates = 1}, books) +
               judgeMoney(books, runs, {u"sk_test_secret"_s});
    }
};

using Change = std::function<void(Seen &)>;

} // namespace
Q_DECLARE_METATYPE(Change)

class DrillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWrongWhereAllIsWell() { QCOMPARE(Seen().differences(), QStringList{}); }
    void noticesWhatIsWrong_data();
    void noticesWhatIsWrong();
    void acceptsLateMoneyAsFound();
    void passesOnThisProgramAndLeavesNothing();
    void failsWhereTheProgramCannotRun();
};

void DrillTest::noticesWhatIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const Change &change, const QString &says) {
        QTest::newRow(name) << change << says;
    };
    row(
        "exit code", [](Seen &seen) { seen.runs[0].exitCode = 13; }, u"exit code: expected 0, was 13"_s);
    row(
        "did not end", [](Seen &seen) { seen.runs[0].exitCode = {}; }, u"did not end by itself"_s);
    row(
        "no line", [](Seen &seen) { seen.runs[0].lines.clear(); }, u"lines printed: expected 1, was 0"_s);
    row(
        "two lines", [](Seen &seen) { seen.runs[0].lines << line(u"paid"_s); }, u"expected 1, was 2"_s);
    row(
        "outcome", [](Seen &seen) { seen.runs[0].lines = {line(u"declined"_s)}; }, u"expected paid, was declined"_s);
    row(
        "line that is no JSON", [](Seen &seen) { seen.runs[0].lines = {QJsonObject{}}; }, u"expected paid, was none"_s);
    row(
        "error", [](Seen &seen) { seen.runs[0].lines = {line(u"paid"_s, u"in_flight"_s)}; }, u"was in_flight"_s);
    row(
        "replayed", [](Seen &seen) { seen.runs[0].lines[0].insert(u"replayed"_s, true); }, u"from the journal"_s);
    row(
        "words missing", [](Seen &seen) { seen.runs[0].output = u"fine"_s; }, u"did not say \"well\""_s);
    row(
        "nothing taken", [](Seen &seen) { seen.books.payments[0].timesTaken = 0; }, u"expected 1, was 0"_s);
    row(
        "called paid, not taken", [](Seen &seen) { seen.books.payments[0].timesTaken = 0; }, u"no such money"_s);
    row(
        "called paid, another amount", [](Seen &seen) { seen.books.payments[0].money.amount = 499; },
        u"no such money"_s);
    row(
        "called paid, another order", [](Seen &seen) { seen.books.payments[0].reference = u"S"_s; },
        u"no such money"_s);
    row(
        "taken twice", [](Seen &seen) { seen.books.payments[0].timesTaken = 2; }, u"taken 2 times for the order R"_s);
    row(
        "two payments taken",
        [](Seen &seen) {
            seen.books.payments << seen.books.payments[0];
            seen.books.payments[1].id = u"pay_2"_s;
        },
        u"taken 2 times for the order R"_s);
    row(
        "taken and never told", [](Seen &seen) { seen.runs[0].lines = {line(u"cancelled"_s)}; }, u"never said so"_s);
    row(
        "a session too many", [](Seen &seen) { seen.books.sessions << Books::Session{}; }, u"expected 1, was 2"_s);
    row(
        "a request too many", [](Seen &seen) { seen.books.requests << seen.books.requests[0]; },
        u"expected 1, was 2"_s);
    row(
        "a key with two bodies",
        [](Seen &seen) {
            seen.books.requests << seen.books.requests[0];
            seen.books.requests[1].body = u"{\"amount\":1}"_s;
        },
        u"k1 came with two bodies"_s);
    row(
        "no key", [](Seen &seen) { seen.books.requests[0].key.clear(); }, u"without an Idempotency-Key"_s);
    row(
        "a secret", [](Seen &seen) { seen.runs[0].output += u" sk_test_secret"_s; }, u"printed a secret"_s);
}

void DrillTest::noticesWhatIsWrong()
{
    QFETCH(Change, change);
    QFETCH(QString, says);
    Seen seen;
    change(seen);
    const QString differences = seen.differences().join(u'\n');
    QVERIFY2(differences.contains(says), qPrintable(differences));
}

void DrillTest::acceptsLateMoneyAsFound()
{
    Seen seen;
    seen.runs = {{.exitCode = 0, .lines = {line(u"expired"_s, u"late_money"_s)}}};
    QCOMPARE(judgeMoney(seen.books, seen.runs, {}), QStringList{});
    seen.books.payments[0].timesTaken = 0;
    QVERIFY(judgeMoney(seen.books, seen.runs, {}).join(u'\n').contains(u"no such money"_s));
}

void DrillTest::passesOnThisProgramAndLeavesNothing()
{
    const QTemporaryDir home;
    const QTemporaryDir temp;
    const Report report = runDrill(home.path(), temp.path());
    QVERIFY2(report.exitCode == 0,
             qPrintable(report.progress + QString::fromUtf8(QJsonDocument(report.document).toJson())));
    const QJsonArray scenarios = report.document[u"scenarios"_s].toArray();
    QVERIFY(scenarios.size() >= 18);
    QCOMPARE(report.document[u"passed"_s].toInt(), scenarios.size());
    for (const auto &scenario : scenarios)
        QVERIFY2(scenario[u"passed"_s].toBool(), qPrintable(scenario[u"name"_s].toString()));
    QCOMPARE(contents(home.path()), QStringList{});
    QCOMPARE(contents(temp.path()), QStringList{});
}

void DrillTest::failsWhereTheProgramCannotRun()
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"no folder"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Report report = runDrill(home.path(), file.fileName());
    QCOMPARE(report.exitCode, 1);
    QCOMPARE(report.document[u"passed"_s].toInt(-1), 0);
    for (const auto &scenario : report.document[u"scenarios"_s].toArray())
        QVERIFY(scenario[u"differences"_s][0].toString().contains(u"temporary folder"_s));
}

QTEST_GUILESS_MAIN(DrillTest)
#include "drill_test.moc"
