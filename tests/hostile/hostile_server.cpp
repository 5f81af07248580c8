// SPDX-License-Identifier: MIT
#include "hostile_server.h"

#include "support/certificates.h"

#include <QFile>
#include <QSslKey>

#include <httplib.h>

#include <mutex>
#include <thread>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

QString placeName(Place place)
{
    switch (place) {
    case Place::Element: return u"element"_s;
    case Place::Bank: return u"bank"_s;
    case Place::Popup: return u"popup"_s;
    }
    Q_UNREACHABLE();
}

struct HostileServer::Private
{
    Private()
        : identity(authority.issue(u"DNS:element.test"_s))
        , server(identity.certificate.toUtf8().constData(), identity.key.toUtf8().constData())
    {
    }

    Testing::TestAuthority authority;
    Testing::ServerIdentity identity;
    httplib::SSLServer server;
    std::thread thread;
    int port = 0;
    CanaryPorts canaries = {};

    mutable std::mutex mutex;
    int row = 0;
    QString attack = u"nothing"_s;
    Place place = Place::Element;
    QList<QPair<QString, QString>> reports;

    [[nodiscard]] QString script(const QString &name) const;
    [[nodiscard]] QString page(const QString &code) const;
    /// The attack itself, or the way to it.
    [[nodiscard]] QString element(bool isElement) const
    {
        const std::lock_guard lock(mutex);
        if (isElement && place == Place::Bank)
            return page(u"frame('https://bank.test/attack', 'width:100%;height:100%')"_s);
        if (isElement && place == Place::Popup)
            return page(u"clicked().then(() => open('https://shop.test/attack'))"_s);
        return page(u"attack(async () => {\n"_s + script(attack) + u"\n})"_s);
    }
    void answer(const httplib::Request &request, httplib::Response &response);
    void hear(const httplib::Request &request);
};

QString HostileServer::Private::script(const QString &name) const
{
    QFile file(QStringLiteral(KASSI_SOURCE_DIR "/tests/hostile/attacks/") + name + u".js"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no attack %s", qUtf8Printable(name));
    return QString::fromUtf8(file.readAll())
        .replace(u"{row}"_s, QString::number(row))
        .replace(u"{place}"_s, placeName(place))
        .replace(u"{tcp}"_s, QString::number(canaries.tcp))
        .replace(u"{udp}"_s, QString::number(canaries.udp));
}

QString HostileServer::Private::page(const QString &code) const
{
    // Frames are small, so that clicks go past them.
    return u"<!DOCTYPE html><meta charset=utf-8><style>html,body{margin:0;height:100%}"
           "iframe,object,embed{width:9px;height:9px;border:0}</style><body><script>"_s +
           script(u"prelude"_s) + u"</script><script>"_s + code + u"</script>"_s;
}

// What the script asked for: status, type, header (name:value, repeated), body; `script`: a page with the prelude.
void HostileServer::Private::answer(const httplib::Request &request, httplib::Response &response)
{
    const std::lock_guard lock(mutex);
    if (request.has_header("Authorization"))
        reports.append({u"won"_s, u"a name and a password"_s});
    if (request.has_param("status"))
        response.status = std::stoi(request.get_param_value("status"));
    for (std::size_t i = 0; i < request.get_param_value_count("header"); ++i) {
        const std::string header = request.get_param_value("header", i);
        const auto colon = header.find(':');
        response.set_header(header.substr(0, colon), header.substr(colon + 1));
    }
    if (!response.has_header("Cache-Control"))
        response.set_header("Cache-Control", "no-store");
    response.set_header("Access-Control-Allow-Origin", "*");
    const std::string type = request.has_param("type") ? request.get_param_value("type") : "text/html";
    if (request.has_param("script"))
        response.set_content(page(QString::fromStdString(request.get_param_value("script"))).toStdString(), type);
    else
        response.set_content(request.get_param_value("body"), type);
}

void HostileServer::Private::hear(const httplib::Request &request)
{
    const std::lock_guard lock(mutex);
    const QString body = QString::fromStdString(request.body);
    if (request.get_param_value("row") == std::to_string(row))
        reports.append({body.section(u' ', 0, 0), body.section(u' ', 1)});
}

HostileServer::HostileServer()
    : d(std::make_unique<Private>())
{
    // One connection, one request: kept connections would hold a thread each.
    d->server.set_keep_alive_max_count(1);
    d->server.new_task_queue = [] { return new httplib::ThreadPool(32); };
    const auto page = [this](const httplib::Request &request, httplib::Response &response) {
        response.set_header("Cache-Control", "no-store");
        response.set_content(d->element(request.path == "/element").toStdString(), "text/html; charset=utf-8");
    };
    d->server.Get("/element", page);
    d->server.Get("/attack", page);
    const auto answer = [this](const httplib::Request &request, httplib::Response &response) {
        d->answer(request, response);
    };
    d->server.Get("/answer", answer);
    d->server.Post("/answer", answer);
    d->server.Post("/report", [this](const httplib::Request &request, httplib::Response &) { d->hear(request); });
    d->port = d->server.bind_to_any_port("127.0.0.1");
    d->thread = std::thread([this] { d->server.listen_after_bind(); });
    while (!d->server.is_running()) // stop() has no effect before that.
        std::this_thread::yield();
}

HostileServer::~HostileServer()
{
    d->server.stop();
    d->thread.join();
}

QString HostileServer::engineSwitches(const CanaryPorts &canaries)
{
    d->canaries = canaries;
    // No space may stand in a switch. The addresses no page may reach all lead to the canary.
    QStringList rules;
    for (const QString &host : {u"10.1.2.3"_s, u"172.16.1.1"_s, u"192.168.7.7"_s, u"169.254.169.254"_s, u"[fd00::1]"_s,
                                u"localhost"_s, u"printer"_s, u"nas.local"_s, u"plain.test"_s})
        rules << u"MAP %1 127.0.0.1:%2"_s.arg(host).arg(canaries.tcp);
    rules << u"MAP *.test 127.0.0.1:%1"_s.arg(d->port);
    // A camera and a microphone are there to be had.
    return u"--use-fake-device-for-media-stream --host-resolver-rules=\"%1\" %2"_s.arg(
        rules.join(u','), Testing::engineTrusts(d->identity));
}

void HostileServer::stage(const QString &attack, Place place)
{
    const std::lock_guard lock(d->mutex);
    ++d->row;
    d->attack = attack;
    d->place = place;
    d->reports.clear();
}

Place HostileServer::place() const
{
    const std::lock_guard lock(d->mutex);
    return d->place;
}

QStringList HostileServer::said(const QString &kind) const
{
    const std::lock_guard lock(d->mutex);
    QStringList texts;
    for (const auto &[what, text] : d->reports) {
        if (what == kind)
            texts << text;
    }
    return texts;
}

int HostileServer::count(const QString &kind) const
{
    return int(said(kind).size());
}

} // namespace Kassi::Test
