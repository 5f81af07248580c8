// SPDX-License-Identifier: MIT
#include "checkout/checkout_stage.h"

#include "bridge/admission.h"
#include "checkout/checkout_bridge.h"
#include "checkout/checkout_page.h"
#include "checkout/engine_environment.h"
#include "checkout/host_page.h"
#include "checkout/input_guard.h"
#include "checkout/lock_down.h"
#include "checkout/popup_panel.h"
#include "checkout/request_guard.h"

#include <QFile>
#include <QUuid>
#include <QWebChannel>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineProfile>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>
#include <QWebEngineView>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr std::ptrdiff_t maxPopups = 2;
constexpr auto appLinkInterval = std::chrono::seconds(2);
constexpr auto outcomeFirst = std::chrono::milliseconds(100); ///< It is painted before the pages are closed.

QWebEngineScript isolatedScript(const QString &name, const QString &source, bool subFrames)
{
    QWebEngineScript script;
    script.setName(name);
    script.setSourceCode(source);
    script.setWorldId(QWebEngineScript::ApplicationWorld);
    script.setInjectionPoint(QWebEngineScript::DocumentCreation);
    script.setRunsOnSubFrames(subFrames);
    return script;
}

HomeNetwork homeOf(const Origin &element)
{
    const QString host = element.documentUrl().host();
    return {.elementHost = host, .loopback = isLoopbackHost(host)};
}

QString webChannelScript()
{
    QFile file(u":/qtwebchannel/qwebchannel.js"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

std::unique_ptr<QWebEngineProfile> makeProfile(const StageSetup &setup)
{
    static const bool reducedMotion = setup.wantsReducedMotion && setup.wantsReducedMotion();
    const EngineStart start(setup.elementOrigin, reducedMotion); // The first one does.
    return std::make_unique<QWebEngineProfile>();
}

} // namespace

Result<std::unique_ptr<CheckoutStage>> CheckoutStage::create(const StageSetup &setup, QWidget *window)
{
    const QString language = setup.language.isEmpty() ? u"is"_s : setup.language;
    const auto html = hostPage({.file = setup.hostPageFile,
                                .elementOrigin = setup.elementOrigin,
                                .appSchemes = setup.appSchemes,
                                .language = language,
                                .background = window->palette().color(QPalette::Window).name(),
                                .nonce = QUuid::createUuid().toString(QUuid::Id128)});
    if (!html)
        return tl::unexpected(html.error());
    auto stage = std::unique_ptr<CheckoutStage>(new CheckoutStage(setup, language, window));
    stage->m_page->showHostPage(*html, setup.origin.documentUrl());
    return stage;
}

CheckoutStage::CheckoutStage(const StageSetup &setup, const QString &language, QWidget *window)
    : m_window(window)
    , m_elementOrigin(setup.elementOrigin)
    , m_home(homeOf(setup.elementOrigin))
    , m_appSchemes(setup.appSchemes)
    , m_requestGuard(std::make_unique<RequestGuard>(m_home))
    , m_bridge(new CheckoutBridge(this))
    , m_profile(makeProfile(setup))
{
    m_pressedLately.setSingleShot(true);
    m_appLinkPause.setSingleShot(true);
    lockDown(*m_profile);
    if (!m_appSchemes.isEmpty())
        askAboutUnknownSchemes(*m_profile);
    m_profile->setHttpAcceptLanguage(language);
    m_profile->setUrlRequestInterceptor(m_requestGuard.get());
    connect(m_requestGuard.get(), &RequestGuard::refused, this, &CheckoutStage::refused);
    m_page = makePage(PageRole::Host);
    m_page->setBackgroundColor(window->palette().color(QPalette::Window)); // until its page is there
    m_view = new QWebEngineView(m_page.get(), window);
    InputGuard *guard = lockDown(*m_view);
    connect(guard, &InputGuard::pressed, this, [this] { m_pressedLately.start(appLinkInterval); });
    connect(guard, &InputGuard::typed, this, &CheckoutStage::typed);
    m_view->hide();

    auto *channel = new QWebChannel(m_page.get()); // and goes with it
    channel->registerObject(u"bridge"_s, m_bridge);
    m_page->setWebChannel(channel, QWebEngineScript::ApplicationWorld);
    injectScripts(setup.aliveInterval);
    connectPage();
    // Without one nothing at all would tell that the element's page was not loaded. It speaks, and is not seen.
    m_page->settings()->setAttribute(QWebEngineSettings::ErrorPageEnabled, true);
}

CheckoutStage::~CheckoutStage()
{
    deletePages();
}

void CheckoutStage::deletePages()
{
    for (const auto &panel : std::exchange(m_popups, {}))
        delete panel.data();
    delete m_view.data();
    m_page.reset();
    m_strangersPage.reset();
}

QWebEngineView *CheckoutStage::view() const
{
    return m_view;
}

void CheckoutStage::injectScripts(std::chrono::milliseconds aliveInterval)
{
    m_page->scripts().insert(
        isolatedScript(u"kassi-bridge"_s, webChannelScript() + u'\n' + hostResource(u"bridge.js"_s), false));
    const QString alive = hostResource(u"alive.js"_s).replace(u"{interval}"_s, QString::number(aliveInterval.count()));
    m_page->scripts().insert(isolatedScript(u"kassi-alive"_s, alive, true));
    m_profile->scripts()->insert(isolatedScript(u"kassi-frame"_s, hostResource(u"frame.js"_s), true)); // In popups too.
}

std::unique_ptr<CheckoutPage> CheckoutStage::makePage(PageRole role)
{
    auto page = std::make_unique<CheckoutPage>(*m_profile, role, m_home, m_appSchemes);
    connect(page.get(), &CheckoutPage::navigationRefused, this, &CheckoutStage::refused);
    connect(page.get(), &CheckoutPage::appLinkRequested, this, &CheckoutStage::followAppLink);
    return page;
}

// A page may ask as often as it likes; a person asks by pressing something.
void CheckoutStage::followAppLink(const QUrl &url)
{
    if (!m_pressedLately.isActive() || m_appLinkPause.isActive())
        return;
    m_pressedLately.stop();
    m_appLinkPause.start(appLinkInterval);
    Q_EMIT appLinkActivated(url);
}

void CheckoutStage::connectPage()
{
    connect(m_bridge, &CheckoutBridge::incoming, this, &CheckoutStage::hear);
    connect(m_page.get(), &QWebEnginePage::newWindowRequested, this, &CheckoutStage::openPopup);
    connect(m_page.get(), &QWebEnginePage::renderProcessTerminated, this,
            [this] { Q_EMIT broken(u"the process of the host page ended"_s); });
    connect(m_page.get(), &CheckoutPage::certificateRefused, this, &CheckoutStage::certificateRefused);
    connect(m_page.get(), &QWebEnginePage::loadFinished, this, [this](bool ok) {
        if (!ok)
            Q_EMIT broken(u"the host page did not load"_s);
    });
}

void CheckoutStage::hear(const IncomingText &text)
{
    if (std::holds_alternative<Incoming::HostReady>(text)) {
        m_hostReady = true;
        if (m_waitingUrl.isEmpty())
            warmUp();
        else
            m_bridge->insertFrame(std::exchange(m_waitingUrl, QUrl()), messageBudget);
    }
    if (std::holds_alternative<Incoming::Crowded>(text))
        Q_EMIT broken(u"the element's page is all frames"_s);
    // Afterwards the page that is there stays, where the next one cannot be had.
    if (std::holds_alternative<Incoming::FrameAlive>(text))
        m_page->settings()->setAttribute(QWebEngineSettings::ErrorPageEnabled, false);
    Q_EMIT incoming(text);
}

void CheckoutStage::warmUp()
{
    m_bridge->warmUp(m_elementOrigin.documentUrl().resolved(QUrl(u"/favicon.ico"_s)));
}

void CheckoutStage::coolDown()
{
    m_bridge->coolDown();
}

void CheckoutStage::insertFrame(const QUrl &elementUrl)
{
    m_strangersPage.emplace();
    if (m_hostReady)
        m_bridge->insertFrame(elementUrl, messageBudget);
    else
        m_waitingUrl = elementUrl;
}

void CheckoutStage::resizeFrame(int height)
{
    m_bridge->resizeFrame(height);
}

void CheckoutStage::openPopup(QWebEngineNewWindowRequest &request)
{
    std::erase_if(m_popups, [](const auto &panel) { return panel.isNull(); });
    const auto open = std::ranges::count_if(m_popups, [](const auto &panel) { return !panel->isHidden(); });
    const QUrl url = request.requestedUrl();
    const NavigationContext context = {.role = PageRole::Popup, .mainFrame = true, .home = m_home};
    if (request.isUserInitiated() && isAppLink(m_appSchemes, url))
        return followAppLink(url);
    // A request that is not taken over is closed by the engine; window.open() then gives a closed window.
    if (!m_window || !request.isUserInitiated() || open >= maxPopups ||
        (!url.isEmpty() && refuseNavigation(context, url)))
        return;
    auto *panel = new PopupPanel(makePage(PageRole::Popup), m_window);
    m_popups.emplace_back(panel);
    connect(panel, &PopupPanel::hostChanged, this, &CheckoutStage::popupsChanged);
    connect(panel, &PopupPanel::pressed, this, [this] { m_pressedLately.start(appLinkInterval); });
    connect(panel, &PopupPanel::closed, this, [this, panel] { closePopup(panel); });
    connect(&panel->page(), &QWebEnginePage::newWindowRequested, this, &CheckoutStage::openPopup);
    request.openIn(&panel->page());
    panel->show();
    panel->raise();
    panel->setFocus();
    Q_EMIT popupsChanged();
}

void CheckoutStage::closePopup(PopupPanel *panel)
{
    // Hidden now, and so not counted any more; deleted when its own call stack is left.
    panel->hide();
    panel->disconnect(this);
    panel->deleteLater();
    if (m_view)
        m_view->setFocus();
    Q_EMIT popupsChanged();
}

std::optional<QString> CheckoutStage::popupHost() const
{
    for (auto panel = m_popups.rbegin(); panel != m_popups.rend(); ++panel) {
        if (*panel && !(*panel)->isHidden())
            return (*panel)->host();
    }
    return std::nullopt;
}

void CheckoutStage::retire()
{
    disconnect(this, &CheckoutStage::broken, nullptr, nullptr);
    disconnect(this, &CheckoutStage::popupsChanged, nullptr, nullptr);
    disconnect(this, &CheckoutStage::certificateRefused, nullptr, nullptr);
    m_page->disconnect(this);
    for (const auto &panel : m_popups) {
        if (panel)
            panel->hide();
    }
    if (m_view)
        m_view->hide();
    // As deleteLater() does it: not in an event loop that one of the pages may run.
    auto *callStackLeft = new QObject(this);
    connect(callStackLeft, &QObject::destroyed, this,
            [this] { QTimer::singleShot(outcomeFirst, this, &CheckoutStage::closePages); });
    callStackLeft->deleteLater();
}

void CheckoutStage::closePages()
{
    if (!m_page)
        return;
    disconnect();
    deletePages();
    RetiredStages::take(this);
}

} // namespace Kassi
