// SPDX-License-Identifier: MIT
#include "command_line.h"

#include "payment/money.h"

#include <QCommandLineParser>
#include <QUrl>

#include <nlohmann/json.hpp>

namespace Kassi::Ctl {
using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;

const char helpText[] = R"(kassictl tells a running kassi what to do, over its POS API.

  kassictl charge --amount N --reference TEXT [OPTIONS]   take a payment on kassi's screen
  kassictl show ID                                        a charge as it stands
  kassictl list --reference TEXT                          all charges of an order, a line each
  kassictl cancel ID                                      take the checkout off the screen
  kassictl refund ID [--amount N] [--reason TEXT] [--key TEXT]
                                                          give back all that is left, or a part
  kassictl events [--after ID]                            what happens, a line each, until it is stopped
  kassictl health                                         whether the till could take a payment
  kassictl metrics                                        figures in Prometheus's text format

Where kassi is:
  --url URL          for example http://127.0.0.1:7711; otherwise pos_api.listen of the settings
  --token-file FILE  otherwise pos_api.token_file of the settings
  --config FILE      settings; otherwise $XDG_CONFIG_HOME/kassi/kassi.toml, then /etc/kassi/kassi.toml
  --help, --version

Options of charge:
  --amount N         in the currency's smallest unit: whole krónur, digits only
  --reference TEXT   the order's identity: asked for again, the charge that there is is answered
  --currency CODE    ISO 4217; otherwise ISK
  --email ADDRESS    fills in the customer's e-mail
  --customer cus_…   a customer that the gateway knows
  --locale TAG       language of the form, for example is, en or pl
  --method NAME      card, krafa, apple_pay, google_pay; may be given several times
  --save-payment-method
  --metadata K=V     may be given several times
  --hosted           pay on a phone: shows a QR code
  --timeout SECONDS  after that the checkout is taken away and the gateway says how it ended
  --no-wait          print the charge as it begins, and do not wait for its outcome

Options of refund:
  --key TEXT         the same key is the same refund, however often it is asked for; without one the
                     same amount and reason is

Prints a line of JSON for each charge, event or report on standard output. Exit codes:
  0 paid, and whatever else went well  10 declined  11 cancelled  12 expired
  13 not known, or still open: do not charge again, ask by the reference  14 accepted, money follows
  4 kassi or the gateway unavailable, or its screen not free: nothing taken
  2 bad usage or refused  3 settings or token invalid  1 anything else
)";

tl::unexpected<Error> usage(const QString &what)
{
    return fail(ErrorCode::InvalidRequest, what + u" See kassictl --help."_s);
}

QByteArray written(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<qint64> amountOf(const QCommandLineParser &parser)
{
    return parseAmount(parser.value(u"amount"_s)).map_error([](Error error) {
        error.message = u"--amount: "_s + error.message;
        return error;
    });
}

Result<Json> metadataOf(const QStringList &pairs)
{
    Json metadata = Json::object();
    for (const QString &pair : pairs) {
        const qsizetype at = pair.indexOf(u'=');
        if (at < 1)
            return usage(u"--metadata \"%1\" is not of the form key=value."_s.arg(pair));
        metadata[pair.left(at).toStdString()] = pair.mid(at + 1).toStdString();
    }
    return metadata;
}

Result<Call> readCharge(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"amount"_s) || parser.value(u"reference"_s).isEmpty())
        return usage(u"kassictl charge needs --amount and --reference."_s);
    const auto amount = amountOf(parser);
    if (!amount)
        return tl::unexpected(amount.error());
    Call call{.kind = Call::Kind::Charge, .method = "POST", .target = "/v1/charges"};
    Json body{{"amount", *amount}, {"reference", parser.value(u"reference"_s).toStdString()}};
    const std::pair<const char *, QString> texts[] = {{"currency", u"currency"_s},
                                                      {"customer_email", u"email"_s},
                                                      {"customer", u"customer"_s},
                                                      {"locale", u"locale"_s}};
    for (const auto &[field, option] : texts) {
        if (parser.isSet(option))
            body[field] = parser.value(option).toStdString();
    }
    for (const QString &method : parser.values(u"method"_s))
        body["enabled_methods"].push_back(method.toStdString());
    if (parser.isSet(u"save-payment-method"_s))
        body["save_payment_method"] = true;
    if (parser.isSet(u"hosted"_s))
        body["mode"] = "hosted";
    if (parser.isSet(u"metadata"_s)) {
        const auto metadata = metadataOf(parser.values(u"metadata"_s));
        if (!metadata)
            return tl::unexpected(metadata.error());
        body["metadata"] = *metadata;
    }
    if (parser.isSet(u"timeout"_s)) {
        bool isNumber = false;
        call.timeoutSeconds = parser.value(u"timeout"_s).toInt(&isNumber);
        if (!isNumber || call.timeoutSeconds < 1 || call.timeoutSeconds > 86'400)
            return usage(u"--timeout is a number of seconds from 1 to 86400."_s);
    }
    call.wait = !parser.isSet(u"no-wait"_s);
    if (!call.wait && call.timeoutSeconds != 0)
        return usage(u"--timeout does not go with --no-wait."_s);
    call.body = written(body);
    return call;
}

Result<Call> readRefund(const QCommandLineParser &parser, const QByteArray &charge)
{
    Call call{.kind = Call::Kind::Refund, .method = "POST", .target = charge + "/refunds"};
    Json body = Json::object();
    if (parser.isSet(u"amount"_s)) {
        const auto amount = amountOf(parser);
        if (!amount)
            return tl::unexpected(amount.error());
        body["amount"] = *amount;
    }
    if (parser.isSet(u"reason"_s))
        body["reason"] = parser.value(u"reason"_s).toStdString();
    call.body = written(body);
    call.idempotencyKey = parser.value(u"key"_s).toUtf8();
    return call;
}

/// The options that a command knows besides those of all.
QStringList optionsOf(const QString &command)
{
    if (command == u"charge"_s)
        return {u"amount"_s, u"reference"_s, u"currency"_s, u"email"_s,   u"customer"_s, u"locale"_s,
                u"method"_s, u"metadata"_s,  u"hosted"_s,   u"timeout"_s, u"no-wait"_s,  u"save-payment-method"_s};
    if (command == u"refund"_s)
        return {u"amount"_s, u"reason"_s, u"key"_s};
    if (command == u"list"_s)
        return {u"reference"_s};
    if (command == u"events"_s)
        return {u"after"_s};
    return {};
}

Result<Call> readCall(const QCommandLineParser &parser, const QStringList &words)
{
    const QString command = words.value(0);
    const bool wantsId = QStringList{u"show"_s, u"cancel"_s, u"refund"_s}.contains(command);
    if (words.size() != (wantsId ? 2 : 1))
        return usage(wantsId ? u"kassictl %1 needs the id of one charge."_s.arg(command)
                             : u"kassictl %1 takes no further words."_s.arg(command));
    const QByteArray charge = "/v1/charges/" + QUrl::toPercentEncoding(words.value(1));
    if (command == u"charge"_s)
        return readCharge(parser);
    if (command == u"show"_s)
        return Call{.kind = Call::Kind::Show, .target = charge};
    if (command == u"cancel"_s)
        return Call{.kind = Call::Kind::Cancel, .method = "POST", .target = charge + "/cancel"};
    if (command == u"refund"_s)
        return readRefund(parser, charge);
    if (command == u"list"_s) {
        if (parser.value(u"reference"_s).isEmpty())
            return usage(u"kassictl list needs --reference."_s);
        return Call{.kind = Call::Kind::List,
                    .target = "/v1/charges?reference=" + QUrl::toPercentEncoding(parser.value(u"reference"_s))};
    }
    if (command == u"events"_s)
        return Call{
            .kind = Call::Kind::Events, .target = "/v1/events", .lastEventId = parser.value(u"after"_s).toUtf8()};
    if (command == u"health"_s)
        return Call{.kind = Call::Kind::Health, .target = "/v1/health"};
    if (command == u"metrics"_s)
        return Call{.kind = Call::Kind::Metrics, .target = "/metrics"};
    return usage(u"There is no command \"%1\"."_s.arg(command));
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QStringList common{u"url"_s, u"token-file"_s, u"config"_s};
    for (const QString &name :
         common + QStringList{u"amount"_s, u"reference"_s, u"currency"_s, u"email"_s, u"customer"_s, u"locale"_s,
                              u"method"_s, u"metadata"_s, u"timeout"_s, u"reason"_s, u"key"_s, u"after"_s})
        parser.addOption({name, {}, u"VALUE"_s});
    parser.addOptions({QCommandLineOption(u"save-payment-method"_s), QCommandLineOption(u"hosted"_s),
                       QCommandLineOption(u"no-wait"_s), QCommandLineOption(QStringList{u"h"_s, u"help"_s}),
                       QCommandLineOption(QStringList{u"v"_s, u"version"_s})});
    if (!parser.parse(QStringList{u"kassictl"_s} + arguments))
        return usage(parser.errorText() + u'.');
    if (parser.isSet(u"help"_s))
        return Print{QString::fromUtf8(helpText)};
    if (parser.isSet(u"version"_s))
        return Print{u"kassictl %1\n"_s.arg(QLatin1StringView(KASSI_VERSION))};
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return usage(u"kassictl needs a command."_s);
    const QStringList known = common + optionsOf(words.first());
    for (const QString &option : parser.optionNames()) {
        if (!known.contains(option))
            return usage(u"--%1 does not go with %2."_s.arg(option, words.first()));
    }
    const auto call = readCall(parser, words);
    if (!call)
        return tl::unexpected(call.error());
    return Run{.where = {.url = parser.value(u"url"_s),
                         .tokenFile = parser.value(u"token-file"_s),
                         .configFile = parser.value(u"config"_s)},
               .call = *call};
}

} // namespace Kassi::Ctl
