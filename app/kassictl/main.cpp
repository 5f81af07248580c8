// SPDX-License-Identifier: MIT
// kassictl: the command line client of a running kassi. One call, its answer on standard output as a line of JSON, and
// an exit code that a script can go by; a charge is waited for.
#include "client.h"
#include "exit_code.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <thread>

namespace Kassi::Ctl {
using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

constexpr auto betweenLooks = std::chrono::milliseconds(300);
constexpr auto absencePatience = std::chrono::seconds(30); // kassi is starting anew, and goes on with the charge

void complain(const QString &text)
{
    std::fprintf(stderr, "kassictl: %s\n", qUtf8Printable(text));
}

Json parsed(const QByteArray &body)
{
    return Json::parse(body.cbegin(), body.cend(), nullptr, /*allow_exceptions=*/false);
}

/// Empty where it is missing or no text.
std::string textOf(const Json &object, const char *name)
{
    const bool isText = object.is_object() && object.contains(name) && object[name].is_string();
    return isText ? object[name].get<std::string>() : std::string();
}

void print(const QByteArray &text)
{
    std::fputs(text.constData(), stdout);
    std::fflush(stdout);
}

int exitFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unreachable: return ExitUnavailable;
    case ErrorCode::Indeterminate: return ExitUnconfirmed;
    default: return exitCodeFor(error);
    }
}

/// By what the till says: what is not possible now is not bad usage.
int exitFor(int status, const std::string &code)
{
    if (status == 401 || status == 403)
        return ExitSettings;
    if (code == "till_silent")
        return ExitUnconfirmed;
    if (status >= 500)
        return status == 503 ? ExitUnavailable : ExitOther;
    return status == 409 && code.starts_with("till_") ? ExitUnavailable : ExitUsage;
}

int refused(const Answer &answer)
{
    const Json json = parsed(answer.body);
    const Json error = json.is_object() && json.contains("error") ? json["error"] : Json();
    const std::string message = textOf(error, "message");
    complain(message.empty() ? u"kassi answered %1."_s.arg(answer.status) : QString::fromStdString(message));
    return exitFor(answer.status, textOf(error, "code"));
}

int exitForCharge(const Json &charge)
{
    if (textOf(charge, "status") != "settled")
        return ExitUnconfirmed;
    const auto outcome = outcomeFromName(QString::fromStdString(textOf(charge, "outcome")));
    return outcome ? exitCodeFor(*outcome) : int(ExitOther);
}

/// Waits until the charge has an outcome, through a restart of kassi, and cancels it when its time is over.
class Waiting
{
public:
    Waiting(const Server &server, const Call &asked)
        : m_server(server)
        , m_cancelAt(asked.timeoutSeconds > 0 ? std::optional(Clock::now() + std::chrono::seconds(asked.timeoutSeconds))
                                              : std::nullopt)
    {
    }

    /// Its exit code, with the charge printed.
    int until(Answer answer)
    {
        Json charge = parsed(answer.body);
        if (textOf(charge, "id").empty()) {
            complain(u"kassi's answer is no charge."_s);
            return ExitUnconfirmed;
        }
        const QByteArray target = "/v1/charges/" + QByteArray::fromStdString(textOf(charge, "id"));
        while (textOf(charge, "status") == "open") {
            std::this_thread::sleep_for(betweenLooks);
            cancelInTime(target);
            const auto now = send(m_server, {.kind = Call::Kind::Show, .target = target});
            if (!now && isAwayTooLong()) {
                complain(now.error().message);
                return ExitUnconfirmed;
            }
            if (!now)
                continue;
            m_awaySince.reset();
            if (now->status != 200) {
                const int code = refused(*now);
                return code == ExitSettings ? code : int(ExitUnconfirmed);
            }
            answer = *now;
            charge = parsed(answer.body);
            if (!charge.is_object())
                return ExitUnconfirmed;
        }
        print(answer.body);
        return exitForCharge(charge);
    }

private:
    void cancelInTime(const QByteArray &target)
    {
        if (!m_cancelAt || Clock::now() < *m_cancelAt)
            return;
        const auto cancelled =
            send(m_server, {.kind = Call::Kind::Cancel, .method = "POST", .target = target + "/cancel"});
        if (cancelled)
            m_cancelAt.reset();
    }

    bool isAwayTooLong()
    {
        if (!m_awaySince)
            m_awaySince = Clock::now();
        return Clock::now() - *m_awaySince > absencePatience;
    }

    const Server &m_server;
    std::optional<Clock::time_point> m_cancelAt;
    std::optional<Clock::time_point> m_awaySince;
};

/// {"id","event","data"} for each event of the stream; comments are left out.
class EventLines
{
public:
    void take(const QByteArray &part)
    {
        m_text += part;
        for (qsizetype end = m_text.indexOf("\n\n"); end >= 0; end = m_text.indexOf("\n\n")) {
            tell(m_text.left(end));
            m_text.remove(0, end + 2);
        }
    }

private:
    static void tell(const QByteArray &block)
    {
        Json event = Json::object();
        for (const QByteArray &line : block.split('\n')) {
            const QByteArray name = line.left(line.indexOf(':'));
            const QByteArray value = line.mid(name.size() + 1).trimmed();
            if (name == "data")
                event["data"] = parsed(value);
            else if (name == "id" || name == "event")
                event[name.toStdString()] = value.toStdString();
        }
        if (event.contains("event"))
            print(QByteArray::fromStdString(event.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n');
    }

    QByteArray m_text;
};

int followEvents(const Server &server, const Call &call)
{
    EventLines lines;
    const auto answer = listen(server, call, [&](const QByteArray &part) { lines.take(part); });
    if (!answer) {
        complain(answer.error().message);
        return exitFor(answer.error());
    }
    if (answer->status != 200)
        return refused(*answer);
    complain(u"kassi ended the stream."_s);
    return ExitUnavailable;
}

int listCharges(const Answer &answer)
{
    const Json list = parsed(answer.body);
    if (!list.is_object() || !list.contains("data") || !list["data"].is_array())
        return ExitOther;
    for (const Json &charge : list["data"])
        print(QByteArray::fromStdString(charge.dump()) + '\n');
    return ExitPaid;
}

int healthOf(const Answer &answer)
{
    print(answer.body);
    const Json health = parsed(answer.body);
    return textOf(health, "verdict").starts_with("ready") ? ExitPaid : ExitUnavailable;
}

int carryOut(const Server &server, const Call &call)
{
    if (call.kind == Call::Kind::Events)
        return followEvents(server, call);
    const auto answer = send(server, call);
    if (!answer) {
        complain(answer.error().message);
        return exitFor(answer.error());
    }
    if (answer->status != 200 && answer->status != 201)
        return refused(*answer);
    switch (call.kind) {
    case Call::Kind::Charge:
    case Call::Kind::Cancel:
        if (call.wait)
            return Waiting(server, call).until(*answer);
        break;
    case Call::Kind::Show: {
        print(answer->body);
        return exitForCharge(parsed(answer->body));
    }
    case Call::Kind::List: return listCharges(*answer);
    case Call::Kind::Health: return healthOf(*answer);
    case Call::Kind::Refund:
    case Call::Kind::Metrics:
    case Call::Kind::Events: break;
    }
    print(answer->body);
    return ExitPaid;
}

int run(const QStringList &arguments)
{
    const auto commandLine = parseCommandLine(arguments);
    if (!commandLine) {
        complain(commandLine.error().message);
        return ExitUsage;
    }
    if (const auto *text = std::get_if<Print>(&*commandLine)) {
        print(text->text.toUtf8());
        return 0;
    }
    const auto &wanted = std::get<Run>(*commandLine);
    const auto server = findServer(wanted.where);
    if (!server) {
        complain(server.error().message);
        return exitCodeFor(server.error());
    }
    return carryOut(*server, wanted.call);
}

} // namespace

} // namespace Kassi::Ctl

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return Kassi::Ctl::run(QCoreApplication::arguments().mid(1));
}
