// SPDX-License-Identifier: MIT
#include "command_line.h"

#include <QCommandLineParser>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

const char helpText[] = R"(Kassi takes card payments through the Borga payment gateway.

  kassi [OPTIONS]                    open the cashier's window, or the kiosk
  kassi setup [OPTIONS]              ask for the settings step by step, or change them; so does the
                                     first start without any
  kassi charge --amount N [OPTIONS]  take one payment in a window of its own
  kassi recover [OPTIONS]            settle what an earlier run left open, without a window
  kassi check [OPTIONS]              say whether this till could take a payment now
  kassi evidence --reference R       all that the journal holds about one order, for a dispute
  kassi evidence --verify FILE       say whether such a file is as it was written
  kassi drill [--json]               take this program through faults, on a sandbox gateway of its own

Options of all:
  --config FILE      settings; otherwise $XDG_CONFIG_HOME/kassi/kassi.toml, then /etc/kassi/kassi.toml
  --sandbox          a sandbox gateway of Kassi's own: test cards, no money, a state folder of its own
  --state-dir DIR    where the journal is; otherwise $XDG_STATE_HOME/kassi
  --trace FILE       where the time goes, for chrome://tracing or Perfetto
  --mode MODE        cashier or kiosk; otherwise as the settings say
  --help, --version

Options of charge:
  --amount N         in the currency's smallest unit: whole krónur, digits only
  --reference TEXT   the order's identity. A paid one is answered from the journal and nothing is
                     sent; one with an open payment goes on with it
  --currency CODE    ISO 4217; otherwise ISK
  --email ADDRESS    fills in the customer's e-mail
  --customer cus_…   a customer that the gateway knows
  --payment pay_…    attach to an existing payment
  --locale TAG       language of the form, for example is, en or pl
  --method NAME      card, krafa, apple_pay, google_pay; may be given several times
  --save-payment-method
  --metadata K=V     may be given several times
  --hosted           pay on a phone: shows a QR code
  --timeout SECONDS  after that the checkout is taken away and the gateway says how it ended

Options of evidence:
  --reference TEXT   the order
  --verify FILE      a file that evidence wrote
  --output FILE      where to write it; otherwise standard output

charge and recover print a line of JSON for each payment on standard output. Exit codes:
  0 paid  10 declined  11 cancelled  12 expired  13 not known: do not charge again, run kassi recover
  14 accepted, money follows  4 gateway unavailable, nothing taken
  2 bad usage  3 settings or credentials invalid  1 anything else

Try it:  kassi charge --sandbox --amount 4990 --reference ORDER-1
Test cards: 4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined, 4000 0025 0000 3155 asks for 3-D Secure.
)";

tl::unexpected<Error> usage(const QString &what)
{
    return fail(ErrorCode::InvalidRequest, what + u" See kassi --help."_s);
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.addOptions({{u"config"_s, {}, u"FILE"_s},
                       {u"state-dir"_s, {}, u"DIR"_s},
                       {u"trace"_s, {}, u"FILE"_s},
                       {u"mode"_s, {}, u"MODE"_s}});
    parser.addOptions({QCommandLineOption(u"sandbox"_s), QCommandLineOption(QStringList{u"h"_s, u"help"_s}),
                       QCommandLineOption(QStringList{u"v"_s, u"version"_s})});
}

void addChargeOptions(QCommandLineParser &parser)
{
    for (const QString &name : {u"amount"_s, u"reference"_s, u"currency"_s, u"email"_s, u"customer"_s, u"payment"_s,
                                u"locale"_s, u"method"_s, u"metadata"_s, u"timeout"_s})
        parser.addOption({name, {}, u"VALUE"_s});
    parser.addOptions({QCommandLineOption(u"save-payment-method"_s), QCommandLineOption(u"hosted"_s)});
}

void addEvidenceOptions(QCommandLineParser &parser)
{
    for (const QString &name : {u"reference"_s, u"verify"_s, u"output"_s})
        parser.addOption({name, {}, u"VALUE"_s});
}

Result<CommandLine> readEvidence(const QCommandLineParser &parser, const CommonOptions &common)
{
    const Run::Evidence evidence{.common = common,
                                 .reference = parser.value(u"reference"_s),
                                 .verify = parser.value(u"verify"_s),
                                 .output = parser.value(u"output"_s)};
    if (evidence.reference.isEmpty() == evidence.verify.isEmpty())
        return usage(u"kassi evidence needs --reference or --verify."_s);
    if (!evidence.verify.isEmpty() && !evidence.output.isEmpty())
        return usage(u"--output does not go with --verify."_s);
    return evidence;
}

Result<CommonOptions> readCommon(const QCommandLineParser &parser)
{
    for (const QString &name : {u"config"_s, u"state-dir"_s, u"trace"_s}) {
        if (parser.isSet(name) && parser.value(name).isEmpty())
            return usage(u"--%1 is empty."_s.arg(name));
    }
    const QString mode = parser.value(u"mode"_s);
    if (parser.isSet(u"mode"_s) && mode != u"cashier"_s && mode != u"kiosk"_s)
        return usage(u"--mode is cashier or kiosk, not \"%1\"."_s.arg(mode));
    return CommonOptions{.configFile = parser.value(u"config"_s),
                         .stateDir = parser.value(u"state-dir"_s),
                         .traceFile = parser.value(u"trace"_s),
                         .mode = mode,
                         .sandbox = parser.isSet(u"sandbox"_s)};
}

Result<void> readMetadata(const QStringList &pairs, SessionRequest &request)
{
    for (const QString &pair : pairs) {
        const qsizetype at = pair.indexOf(u'=');
        if (at < 1)
            return usage(u"--metadata \"%1\" is not of the form key=value."_s.arg(pair));
        if (request.metadata.contains(pair.left(at)))
            return usage(u"--metadata %1 is given twice."_s.arg(pair.left(at)));
        request.metadata.insert(pair.left(at), pair.mid(at + 1));
    }
    return {};
}

Result<CommandLine> readCharge(const QCommandLineParser &parser, const CommonOptions &common)
{
    if (!parser.isSet(u"amount"_s))
        return usage(u"kassi charge needs --amount."_s);
    const auto amount = parseAmount(parser.value(u"amount"_s));
    if (!amount)
        return tl::unexpected(amount.error());
    Run::Charge charge{.common = common, .request = {}};
    charge.hosted = parser.isSet(u"hosted"_s);
    SessionRequest &request = charge.request;
    request.mode = charge.hosted ? SessionMode::Hosted : SessionMode::Embedded;
    request.money.amount = *amount;
    if (parser.isSet(u"currency"_s))
        request.money.currency = parser.value(u"currency"_s);
    if (auto valid = validate(request.money); !valid)
        return tl::unexpected(valid.error());
    if (parser.isSet(u"reference"_s) && parser.value(u"reference"_s).trimmed().isEmpty())
        return usage(u"--reference is empty. It is the order's identity."_s);
    request.reference = parser.value(u"reference"_s);
    request.customerEmail = parser.value(u"email"_s);
    request.customer = parser.value(u"customer"_s);
    request.payment = parser.value(u"payment"_s);
    request.locale = parser.value(u"locale"_s);
    request.enabledMethods = parser.values(u"method"_s);
    request.savePaymentMethod = parser.isSet(u"save-payment-method"_s);
    if (auto read = readMetadata(parser.values(u"metadata"_s), request); !read)
        return tl::unexpected(read.error());
    if (parser.isSet(u"timeout"_s)) {
        bool number = false;
        const int seconds = parser.value(u"timeout"_s).toInt(&number);
        if (!number || seconds < 1 || seconds > 86'400)
            return usage(
                u"--timeout is a number of seconds from 1 to 86400, not \"%1\"."_s.arg(parser.value(u"timeout"_s)));
        charge.timeoutMs = qint64(seconds) * 1'000;
    }
    return charge;
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QStringList rest = arguments;
    QString command;
    if (!rest.isEmpty() && !rest.first().startsWith(u'-'))
        command = rest.takeFirst();
    static const QStringList commands = {u"charge"_s, u"recover"_s, u"check"_s, u"evidence"_s, u"drill"_s, u"setup"_s};
    if (!command.isEmpty() && !commands.contains(command))
        return usage(u"\"%1\" is not a command of kassi."_s.arg(command));

    QCommandLineParser parser;
    addCommonOptions(parser);
    if (command == u"charge"_s)
        addChargeOptions(parser);
    if (command == u"evidence"_s)
        addEvidenceOptions(parser);
    if (command == u"drill"_s)
        parser.addOption(QCommandLineOption(u"json"_s));
    rest.prepend(u"kassi"_s); // the parser takes the first for the program's name
    if (!parser.parse(rest))
        return usage(parser.errorText() + u'.');
    if (parser.isSet(u"help"_s))
        return Run::Print{QString::fromUtf8(helpText)};
    if (parser.isSet(u"version"_s))
        return Run::Print{u"kassi "_s + QLatin1StringView(KASSI_VERSION) + u'\n'};
    if (!parser.positionalArguments().isEmpty())
        return usage(u"\"%1\" is not expected here."_s.arg(parser.positionalArguments().first()));
    const auto common = readCommon(parser);
    if (!common)
        return tl::unexpected(common.error());
    if (command == u"charge"_s)
        return readCharge(parser, *common);
    if (command == u"recover"_s)
        return Run::Recover{*common};
    if (command == u"check"_s)
        return Run::Check{*common};
    if (command == u"evidence"_s)
        return readEvidence(parser, *common);
    if (command == u"drill"_s)
        return Run::Drill{.json = parser.isSet(u"json"_s)};
    if (command == u"setup"_s && common->sandbox)
        return usage(u"The sandbox needs no settings."_s);
    if (command == u"setup"_s)
        return Run::Setup{*common};
    return Run::Window{*common};
}

} // namespace Kassi
