// SPDX-License-Identifier: MIT
// kassi-sandbox: a local Borga with test cards, no money. One line of JSON on standard output says where it listens;
// everything for people goes to standard error.
#include "sandbox/sandbox_gateway.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTextStream>

#include <csignal>
#include <cstdio>

#include <sys/signalfd.h>
#include <unistd.h>

using namespace Kassi;

namespace {

enum Exit { Clean = 0, CannotListen = 1, BadUsage = 2 };

struct Usage
{
    SandboxOptions options;
    bool quiet = false;
};

void complain(const QString &text)
{
    QTextStream(stderr) << QStringLiteral("kassi-sandbox: ") << text << Qt::endl;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "A local Borga for building, testing and training: API, checkout page and test cards on 127.0.0.1.\n"
        "No money moves. One line of JSON on standard output says where it listens and with which keys.\n\n"
        "Test cards, with any future expiry and any three digits:\n"
        "  4242 4242 4242 4242  succeeds          4000 0000 0000 0002  is declined\n"
        "  4000 0025 0000 3155  asks the bank     4000 0000 0000 9995  has no funds"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("port"), QStringLiteral("Port on 127.0.0.1; 0 takes a free one."), QStringLiteral("PORT"),
         QStringLiteral("7800")},
        {QStringLiteral("state"), QStringLiteral("Keep sessions and payments in FILE across restarts."),
         QStringLiteral("FILE")},
        {QStringLiteral("control-token-file"),
         QStringLiteral(
             "Open the control interface under /sandbox/ to who sends the text of FILE as X-Sandbox-Control. "
             "Without it there is none."),
         QStringLiteral("FILE")},
        {QStringLiteral("challenge"), QStringLiteral("Where 3-D Secure is shown: frame or popup."),
         QStringLiteral("WHERE"), QStringLiteral("frame")},
        {QStringLiteral("embedded-lifetime"), QStringLiteral("After how long an embedded session expires."),
         QStringLiteral("SECONDS"), QStringLiteral("600")},
        {QStringLiteral("quiet"), QStringLiteral("No hints on standard error.")},
    });
}

Result<QString> readToken(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidSettings, path % QStringLiteral(": ") % file.errorString());
    QString token = QString::fromUtf8(file.readAll()).trimmed();
    if (token.isEmpty())
        return fail(ErrorCode::InvalidSettings, path % QStringLiteral(": the file is empty"));
    return token;
}

Result<Usage> readUsage(const QCommandLineParser &parser)
{
    const auto wrong = [](const QString &text) { return fail(ErrorCode::InvalidRequest, text); };
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("unexpected argument: ") % parser.positionalArguments().first());
    Usage usage;
    bool isNumber = false;
    usage.options.port = parser.value(QStringLiteral("port")).toUShort(&isNumber);
    if (!isNumber)
        return wrong(QStringLiteral("--port takes a number from 0 to 65535"));
    const int lifetime = parser.value(QStringLiteral("embedded-lifetime")).toInt(&isNumber);
    if (!isNumber || lifetime < 1)
        return wrong(QStringLiteral("--embedded-lifetime takes a number of seconds, at least 1"));
    usage.options.embeddedLifetime = std::chrono::seconds(lifetime);
    const QString challenge = parser.value(QStringLiteral("challenge"));
    if (challenge != QStringLiteral("frame") && challenge != QStringLiteral("popup"))
        return wrong(QStringLiteral("--challenge takes frame or popup"));
    usage.options.challenge =
        challenge == QStringLiteral("popup") ? SandboxOptions::Challenge::Popup : SandboxOptions::Challenge::Frame;
    usage.options.stateFile = parser.value(QStringLiteral("state"));
    usage.quiet = parser.isSet(QStringLiteral("quiet"));
    if (parser.isSet(QStringLiteral("control-token-file"))) {
        const Result<QString> token = readToken(parser.value(QStringLiteral("control-token-file")));
        if (!token)
            return tl::unexpected(token.error());
        usage.options.controlToken = *token;
    }
    return usage;
}

void announce(const SandboxGateway &gateway)
{
    const QJsonObject line{{QStringLiteral("base_url"), gateway.baseUrl().toString()},
                           {QStringLiteral("element_url"), gateway.elementUrlTemplate()},
                           {QStringLiteral("merchant_id"), gateway.merchantId()},
                           {QStringLiteral("secret_key"), gateway.secretKey()},
                           {QStringLiteral("publishable_key"), gateway.publishableKey()},
                           {QStringLiteral("pid"), QCoreApplication::applicationPid()}};
    QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
}

void printHints(const SandboxGateway &gateway)
{
    QTextStream(stderr) << QStringLiteral("\nThe sandbox listens. No money moves here. Ctrl+C ends it.\n\n"
                                          "Test cards, with any future expiry and any three digits:\n"
                                          "  4242 4242 4242 4242  succeeds\n"
                                          "  4000 0000 0000 0002  is declined\n"
                                          "  4000 0000 0000 9995  has insufficient funds\n"
                                          "  4000 0025 0000 3155  asks the bank (3-D Secure)\n"
                                          "Krafa: any valid kennitala, for example 010130-2989\n\n"
                                          "Settings for a till (export KASSI_SANDBOX_KEY=%1):\n"
                                          "  [gateway]\n"
                                          "  base_url = \"%2\"\n"
                                          "  merchant_id = \"%3\"\n"
                                          "  api_key = { env = \"KASSI_SANDBOX_KEY\" }\n"
                                          "  [checkout]\n"
                                          "  origin = \"https://till.example.is\"\n"
                                          "  element_url = \"%4\"\n")
                               .arg(gateway.secretKey(), gateway.baseUrl().toString(), gateway.merchantId(),
                                    gateway.elementUrlTemplate())
                        << Qt::endl;
}

/// SIGTERM and SIGINT as something to read. Blocked before any thread starts, so that all of them inherit it.
int signalDescriptor()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return ::signalfd(-1, &signals, SFD_CLOEXEC);
}

} // namespace

int main(int argc, char **argv)
{
    const int signals = signalDescriptor();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kassi-sandbox"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KASSI_VERSION));
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QCoreApplication::arguments())) {
        complain(parser.errorText());
        return BadUsage;
    }
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("help-all")))
        parser.showHelp(Clean);
    Result<Usage> usage = readUsage(parser);
    if (!usage) {
        complain(usage.error().message);
        return BadUsage;
    }
    const auto gateway = SandboxGateway::start(std::move(usage->options));
    if (!gateway) {
        complain(gateway.error().message);
        return gateway.error().code == ErrorCode::Unreachable ? CannotListen : BadUsage;
    }
    announce(**gateway);
    if (!usage->quiet)
        printHints(**gateway);
    QSocketNotifier ending(signals, QSocketNotifier::Read);
    QObject::connect(&ending, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
