// SPDX-License-Identifier: MIT
#include "element_server.h"

#include "http/own_sockets.h"

#include <httplib.h>

#include <mutex>
#include <numeric>
#include <thread>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

namespace {

constexpr const char *prelude = R"(<!DOCTYPE html><meta charset="utf-8"><title>element</title>
<style>html,body,button{margin:0;width:100%;height:100%}</style>
<body><script>
const say = (message) => parent.postMessage(message, '*');
const report = (text) => fetch('/report', { method: 'POST', body: String(text) });
const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then, 0)));
const nextFrame = () => new Promise(requestAnimationFrame);
// Keys that are pressed before the focus has followed the click go to the page around this one.
addEventListener('mousedown', async () => {
    for (let frames = 0; frames < 100 && !document.hasFocus(); ++frames)
        await nextFrame();
    report('pressed');
}, { once: true, capture: true });
</script><script>
)";

struct Page
{
    QByteArray script;
    QMap<QString, QString> headers;
    int hits = 0;
    QString query = {};
};

} // namespace

struct ElementServer::Private
{
    httplib::Server server;
    std::thread thread;
    int port = 0;
    mutable std::mutex mutex;
    QMap<QString, Page> pages;
    QStringList reports;

    void answer(const httplib::Request &request, httplib::Response &response)
    {
        const std::lock_guard lock(mutex);
        Page &page = pages[QString::fromStdString(request.path)];
        ++page.hits;
        page.query = QString::fromStdString(request.target).section(u'?', 1);
        if (page.script.isEmpty()) {
            response.status = 404;
            return;
        }
        if (page.headers.contains(u"Location"_s))
            response.status = 302;
        for (auto header = page.headers.cbegin(); header != page.headers.cend(); ++header)
            response.set_header(header.key().toStdString(), header.value().toStdString());
        response.set_header("Cache-Control", "no-store");
        response.set_content(prelude + page.script.toStdString() + "\n</script>", "text/html; charset=utf-8");
    }
};

ElementServer::ElementServer()
    : d(std::make_unique<Private>())
{
    d->server.Post("/report", [this](const httplib::Request &request, httplib::Response &) {
        const std::lock_guard lock(d->mutex);
        d->reports.append(QString::fromStdString(request.body));
    });
    d->server.Get("/file", [](const httplib::Request &, httplib::Response &response) {
        response.set_header("Content-Disposition", "attachment; filename=kassi-download.bin");
        response.set_content("downloaded", "application/octet-stream");
    });
    d->server.Get("/locked", [](const httplib::Request &, httplib::Response &response) {
        response.status = 401;
        response.set_header("WWW-Authenticate", "Basic realm=\"kassi\"");
    });
    d->server.Get(
        ".*", [this](const httplib::Request &request, httplib::Response &response) { d->answer(request, response); });
    d->port = d->server.bind_to_any_port("127.0.0.1");
    d->thread = std::thread([this] { d->server.listen_after_bind(); });
    while (!d->server.is_running()) // stop() has no effect before that.
        std::this_thread::yield();
}

ElementServer::~ElementServer()
{
    d->server.stop();
    shutDownConnections(d->port); // The engine keeps its own for a while after a payment.
    d->thread.join();
}

QString ElementServer::origin() const
{
    return u"http://127.0.0.1:%1"_s.arg(d->port);
}

void ElementServer::serve(const QString &path, const QByteArray &script, const QMap<QString, QString> &headers)
{
    const std::lock_guard lock(d->mutex);
    d->pages.insert(path, Page{.script = script, .headers = headers});
}

int ElementServer::hits(const QString &path) const
{
    const std::lock_guard lock(d->mutex);
    return d->pages.value(path).hits;
}

int ElementServer::requests() const
{
    const std::lock_guard lock(d->mutex);
    return std::accumulate(d->pages.cbegin(), d->pages.cend(), 0,
                           [](int sum, const Page &page) { return sum + page.hits; });
}

QString ElementServer::query(const QString &path) const
{
    const std::lock_guard lock(d->mutex);
    return d->pages.value(path).query;
}

QStringList ElementServer::reports() const
{
    const std::lock_guard lock(d->mutex);
    return d->reports;
}

} // namespace Kassi::Test
