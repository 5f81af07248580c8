// SPDX-License-Identifier: MIT
// isolation_bench: what a process of its own for the element's site costs. Starts itself once with and once without, in
// turn, and prints a table of medians.
//   isolation_bench [--rounds N] [--payments N]
#include "bench/figure.h"
#include "bench/usage.h"
#include "checkout/checkout_view.h"
#include "checkout/engine_environment.h"
#include "hostile/process_tree.h"
#include "ui/element_server.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QTextStream>
#include <QWebEngineProfile>

#include <algorithm>
#include <optional>
#include <unistd.h>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

namespace {

double median(const QList<double> &values)
{
    return values.isEmpty() ? 0 : Bench::figureOf({}, {}, {values.begin(), values.end()}).median;
}

/// One process: several payments after another, in one window.
QJsonObject measure(int payments)
{
    ElementServer server;
    server.serve(u"/pses_1"_s,
                 "document.body.innerHTML = '<form><input><input><button>Pay</button></form>'; say('ready')");
    CheckoutView view(
        {.origin = *Origin::parse(u"https://till.example.is"_s), .elementUrl = server.origin() + u"/{session_id}"_s});
    view.resize(1024, 768);
    view.show();
    QEventLoop loop;
    QObject::connect(&view, &CheckoutView::ready, &loop, &QEventLoop::quit);
    QObject::connect(&view, &CheckoutView::loadFailed, &loop, [&loop] { loop.exit(1); });
    QList<double> times;
    double memory = 0;
    qsizetype processes = 0;
    for (int payment = 0; payment < payments; ++payment) {
        QElapsedTimer timer;
        timer.start();
        if (!view.present({.id = u"pses_1"_s, .clientSecret = Secret(u"cs"_s)}) || loop.exec() != 0)
            return {};
        times << double(timer.nsecsElapsed()) / 1e6;
        QTest::qWait(300); // what the last payment used is given back
        memory = Bench::megabytesOf(processTree(QCoreApplication::applicationPid())).value_or(0);
        processes = descendants(QCoreApplication::applicationPid()).size();
        view.withdraw();
        (void)view.prepare();
        QTest::qWait(300);
    }
    return {{u"first"_s, times.takeFirst()},
            {u"warm"_s, median(times)},
            {u"memory"_s, memory},
            {u"processes"_s, double(processes)}};
}

QJsonObject runOne(const QString &kind, const QString &payments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {u"--payments"_s, payments, u"--one"_s, kind});
    process.waitForFinished(120'000);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

void compare(int rounds, const QString &payments)
{
    QMap<QString, QList<double>> figures;
    for (int round = 0; round < rounds; ++round) {
        for (const QString &kind : {u"isolated"_s, u"shared"_s}) {
            const QJsonObject one = runOne(kind, payments);
            for (auto figure = one.begin(); figure != one.end(); ++figure)
                figures[kind + figure.key()] << figure.value().toDouble();
        }
    }
    QTextStream out(stdout);
    out << "| median of " << figures[u"isolatedfirst"_s].size() << " | a process of its own | shared |\n"
        << "| --- | --- | --- |\n";
    const std::pair<QString, QString> rows[] = {{u"first"_s, u"press to ready, first payment, ms"_s},
                                                {u"warm"_s, u"press to ready, later payments, ms"_s},
                                                {u"memory"_s, u"memory (PSS) with a checkout open, MB"_s},
                                                {u"processes"_s, u"processes of the engine"_s}};
    for (const auto &[key, name] : rows)
        out << "| " << name << " | " << QString::number(median(figures[u"isolated"_s + key]), 'f', 0) << " | "
            << QString::number(median(figures[u"shared"_s + key]), 'f', 0) << " |\n";
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const bool one = argc > 4 && QString::fromLocal8Bit(argv[3]) == u"--one"_s;
    if (one) {
        cleanEngineEnvironment();
        if (geteuid() == 0)
            qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    }
    int count = 1; // the engine reads options of its own
    QApplication application(one ? count : argc, argv);
    if (one) {
        // An engine that runs already when the view is made knows nothing of the element's site.
        std::optional<QWebEngineProfile> early;
        if (QString::fromLocal8Bit(argv[4]) == u"shared"_s)
            early.emplace();
        QTextStream(stdout) << QJsonDocument(measure(QByteArray(argv[2]).toInt())).toJson(QJsonDocument::Compact);
        return 0;
    }
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"rounds"_s, u"Rounds, each with and without."_s, u"N"_s, u"15"_s},
                       {u"payments"_s, u"Payments of each process."_s, u"N"_s, u"6"_s}});
    parser.process(application);
    compare(std::max(1, parser.value(u"rounds"_s).toInt()), parser.value(u"payments"_s));
    return 0;
}
