// SPDX-License-Identifier: MIT
#include "bench/element_page.h"

#include <QFile>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;
using Sandbox::HttpReply;
using Sandbox::HttpRequest;

namespace {
constexpr auto longPoll = std::chrono::seconds(25); ///< Less than what ends an idle connection.
} // namespace

std::string pageFile(const QString &name)
{
    QFile file(u":/bench/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        throw Failure(u"the page %1 is not in the program"_s.arg(name));
    return file.readAll().toStdString();
}

ElementPage::ElementPage()
    : m_page(pageFile(u"element.html"_s))
    , m_server(0)
{
    if (m_server.port() == 0)
        throw Failure(u"no port for the element"_s);
    m_server.run([this](const HttpRequest &request) { return answer(request); });
}

ElementPage::~ElementPage()
{
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_told.notify_all();
}

std::string ElementPage::origin() const
{
    return "http://127.0.0.1:" + std::to_string(m_server.port());
}

void ElementPage::setSpeech(Speech speech)
{
    const std::lock_guard lock(m_mutex);
    m_speech = speech;
}

void ElementPage::tellCompleted(const std::string &session)
{
    const std::lock_guard lock(m_mutex);
    m_completed.insert(session);
    m_told.notify_all();
}

ElementPage::Visit ElementPage::lastVisit() const
{
    const std::lock_guard lock(m_mutex);
    return m_visit;
}

HttpReply ElementPage::answer(const HttpRequest &request)
{
    if (const auto session = Sandbox::after(request.path, "/told/"))
        return waitUntilTold(*session);
    const auto session = Sandbox::after(request.path, "/element/");
    if (!session)
        return {.status = 404, .body = "Nothing here.", .contentType = "text/plain"};
    const std::lock_guard lock(m_mutex);
    m_visit = {.number = m_visit.number + 1, .session = *session, .at = Clock::now()};
    std::string page = m_page;
    const std::string place = "{speech}";
    page.replace(page.find(place), place.size(),
                 m_speech == Speech::All         ? "ready completed"
                 : m_speech == Speech::OnlyReady ? "ready"
                                                 : "");
    return {.body = std::move(page),
            .contentType = "text/html; charset=utf-8",
            .headers = {{"Cache-Control", "no-store"}, {"Referrer-Policy", "no-referrer"}}};
}

HttpReply ElementPage::waitUntilTold(const std::string &session)
{
    std::unique_lock lock(m_mutex);
    m_told.wait_for(lock, longPoll, [&] { return m_ended || m_completed.contains(session); });
    const bool completed = m_completed.contains(session);
    return {.body = completed ? R"({"event":"completed"})" : "{}", .headers = {{"Cache-Control", "no-store"}}};
}

} // namespace Kassi::Bench
