// SPDX-License-Identifier: MIT
#include "client.h"

#include "settings/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <httplib.h>

namespace Kassi::Ctl {
using namespace Qt::StringLiterals;

namespace {

constexpr int connectSeconds = 5;
constexpr int answerSeconds = 15;
constexpr int silenceSeconds = 60; // a heartbeat comes every 15

Result<ListenAddress> addressOf(const QString &url)
{
    const QString scheme = u"http://"_s;
    QString rest = url.startsWith(scheme) ? url.mid(scheme.size()) : QString();
    if (rest.endsWith(u'/'))
        rest.chop(1);
    const auto address = ListenAddress::parse(rest);
    if (!address)
        return fail(
            ErrorCode::InvalidRequest,
            u"--url has to be that of a kassi on this machine, for example http://127.0.0.1:7711: the token goes "
            "nowhere else."_s);
    return *address;
}

Result<PosApiSettings> settingsOf(const QString &configFile)
{
    auto path = configFile.isEmpty() ? defaultSettingsPath(QProcessEnvironment::systemEnvironment(),
                                                           [](const QString &file) { return QFileInfo::exists(file); })
                                     : Result<QString>(configFile);
    return std::move(path).and_then(loadSettings).and_then([](const Settings &settings) -> Result<PosApiSettings> {
        if (settings.posApi.listen.isEmpty())
            return fail(
                ErrorCode::InvalidSettings,
                u"The POS API is off: set pos_api.listen and pos_api.token_file, or name another kassi with --url "
                "and --token-file."_s);
        return settings.posApi;
    });
}

Result<Secret> tokenIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidCredentials,
                    u"The token's file \"%1\" cannot be read: %2."_s.arg(path, file.errorString()));
    return Secret(QString::fromLatin1(file.read(4096).trimmed()));
}

httplib::Headers headersFor(const Server &server, const Call &call)
{
    httplib::Headers headers{{"Authorization", "Bearer " + server.token.reveal().toStdString()},
                             {"Host", server.address.toString().toStdString()}};
    if (!call.idempotencyKey.isEmpty())
        headers.emplace("Idempotency-Key", call.idempotencyKey.toStdString());
    if (!call.lastEventId.isEmpty())
        headers.emplace("Last-Event-ID", call.lastEventId.toStdString());
    return headers;
}

tl::unexpected<Error> lost(const Server &server, httplib::Error error)
{
    if (error == httplib::Error::Connection || error == httplib::Error::ConnectionTimeout)
        return fail(ErrorCode::Unreachable, u"No kassi with a POS API answers at %1. Is it running, and pos_api.listen "
                                            "set?"_s.arg(server.address.toString()));
    return fail(ErrorCode::Indeterminate, u"kassi did not answer whole. What was asked for may have happened: ask by "
                                          "the reference."_s);
}

} // namespace

Result<Server> findServer(const Where &where)
{
    PosApiSettings settings;
    if (where.url.isEmpty() || where.tokenFile.isEmpty()) {
        const auto known = settingsOf(where.configFile);
        if (!known)
            return tl::unexpected(known.error());
        settings = *known;
    }
    const auto address = addressOf(where.url.isEmpty() ? u"http://"_s + settings.listen : where.url);
    if (!address)
        return tl::unexpected(address.error());
    return tokenIn(where.tokenFile.isEmpty() ? settings.tokenFile : where.tokenFile).map([&](const Secret &token) {
        return Server{*address, token};
    });
}

Result<Answer> send(const Server &server, const Call &call)
{
    httplib::Client client(server.address.host.toStdString(), server.address.port);
    client.set_connection_timeout(connectSeconds);
    client.set_read_timeout(answerSeconds);
    const httplib::Headers headers = headersFor(server, call);
    const std::string target = call.target.toStdString();
    const httplib::Result result = call.method == "POST"
                                       ? client.Post(target, headers, call.body.toStdString(), "application/json")
                                       : client.Get(target, headers);
    if (!result)
        return lost(server, result.error());
    return Answer{.status = result->status, .body = QByteArray::fromStdString(result->body)};
}

Result<Answer> listen(const Server &server, const Call &call, const std::function<void(const QByteArray &)> &heard)
{
    httplib::Client client(server.address.host.toStdString(), server.address.port);
    client.set_connection_timeout(connectSeconds);
    client.set_read_timeout(silenceSeconds);
    Answer answer;
    const httplib::Result result = client.Get(
        call.target.toStdString(), headersFor(server, call),
        [&](const httplib::Response &head) {
            answer.status = head.status;
            return true;
        },
        [&](const char *data, std::size_t size) {
            const QByteArray part(data, qsizetype(size));
            if (answer.status == 200)
                heard(part);
            else
                answer.body += part;
            return true;
        });
    if (!result && answer.status == 0)
        return lost(server, result.error());
    return answer;
}

} // namespace Kassi::Ctl
