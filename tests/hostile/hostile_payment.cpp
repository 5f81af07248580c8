// SPDX-License-Identifier: MIT
#include "hostile_payment.h"

#include "checkout/checkout_bridge.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QWebEngineView>

#include <ranges>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

HostilePayment::HostilePayment(const HostileServer &server, const CheckoutViewOptions &options, const QString &states)
    : m_server(server)
    , m_folder(states + u"/XXXXXX"_s)
{
    auto journal = SqlJournal::open(m_folder.filePath(u"journal.sqlite3"_s), [this] { return m_clock.wallMs(); });
    auto api = BorgaApi::make({.baseUrl = m_gateway.gateway().baseUrl(),
                               .merchantId = m_gateway.gateway().merchantId(),
                               .apiKey = Secret(m_gateway.gateway().secretKey())});
    if (!journal || !api)
        qFatal("no till for the test");
    m_journal = *std::move(journal);
    m_api = *std::move(api);
    m_flow = std::make_unique<PaymentFlow>(CheckoutPorts{*m_api, *m_journal, m_clock, m_random}, options, true);
    m_view = m_flow->findChild<CheckoutView *>();
    connect(m_flow.get(), &PaymentFlow::settled, this, [this](const Settlement &settlement) {
        m_settlement = settlement;
        ++m_settlements;
    });
    m_flow->resize(800, 600);
    m_flow->show();
}

HostilePayment::~HostilePayment() = default;

// The bridge of the page that is shown next exists before the payment, and every message to it is counted.
void HostilePayment::watchBridge()
{
    if (!m_view->prepare())
        qFatal("no host page");
    for (auto *bridge : m_view->findChildren<CheckoutBridge *>()) {
        connect(bridge, &CheckoutBridge::incoming, this, [this](const IncomingText &text) {
            if (std::holds_alternative<Incoming::Message>(text) || std::holds_alternative<Incoming::Malformed>(text))
                ++m_slotCalls;
        });
    }
}

QString HostilePayment::runAttack()
{
    m_settlement.reset();
    m_settlements = 0;
    m_slotCalls = 0;
    m_hovers = 0;
    watchBridge();
    const QString origin = u"https://till.example.is"_s;
    const auto started = m_flow->start(
        {.money = Money{.amount = amount}, .origin = origin, .reference = u"ORDER-%1"_s.arg(++m_payments)});
    if (!started)
        return started.error().message;
    if (!GatewayRig::waitFor([this] { return m_view->isPresented() && m_server.count(u"here"_s) > 0; }, patience))
        return u"the element did not load"_s;
    if (asHostPage(u"window.document.title = 'still here'"_s).isEmpty())
        return u"the host page does not answer"_s;
    const bool ended = GatewayRig::waitFor(
        [this] {
            answerWishes();
            // Who has won need not go on, and who broke the page until the view gave it up cannot.
            return m_server.count(u"end"_s) > 0 || m_server.count(u"won"_s) > 0 || !m_view->isPresented();
        },
        8 * patience); // some ask a lot of a machine; three loads until a view gives up
    const QStringList threw = m_server.said(u"threw"_s);
    if (!threw.isEmpty())
        return u"the attack itself is broken: "_s + threw.join(u", "_s);
    return ended ? QString() : u"the attack did not come to its end"_s;
}

// Chromium drops clicks until a page's first frame is on the screen: click until one arrives.
void HostilePayment::answerWishes()
{
    if (m_server.count(u"hover"_s) > m_hovers) {
        ++m_hovers;
        for (const int x : {3, 2, 1})
            QTest::mouseMove(uppermostPage(), uppermostPage()->rect().center() + QPoint(x, x));
    }
    if (m_server.count(u"click"_s) <= m_server.count(u"pressed"_s))
        return;
    if (m_sinceClick.isValid() && m_sinceClick.elapsed() < 150)
        return;
    m_sinceClick.start();
    closeWindowsAboveAttacker();
    if (QWidget *page = uppermostPage()) {
        QTest::mouseMove(page, page->rect().center() + QPoint(1, 1));
        QTest::mouseClick(page, Qt::LeftButton, {}, page->rect().center());
    }
}

// A customer who wants to go on with a page closes what lies on it.
void HostilePayment::closeWindowsAboveAttacker() const
{
    const int own = m_server.place() == Place::Popup ? 1 : 0;
    const auto panels = m_view->findChildren<PopupPanel *>();
    for (auto *panel : panels | std::views::filter(&QWidget::isVisible) | std::views::drop(own))
        QTest::mouseClick(panel->findChild<QPushButton *>(u"kassiPopupClose"_s), Qt::LeftButton);
}

QWidget *HostilePayment::uppermostPage() const
{
    QWebEngineView *uppermost = hostView();
    for (auto *panel : m_view->findChildren<PopupPanel *>()) {
        if (panel->isVisible())
            uppermost = panel->findChild<QWebEngineView *>();
    }
    return uppermost ? uppermost->focusProxy() : nullptr;
}

QWebEngineView *HostilePayment::hostView() const
{
    for (auto *view : m_view->findChildren<QWebEngineView *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (view->isVisible())
            return view;
    }
    return nullptr;
}

// Empty: no answer in time.
QString HostilePayment::asHostPage(const QString &script) const
{
    auto *view = hostView();
    if (!view)
        return {};
    // Shared: the answer may come after the wait was given up.
    const auto answer = std::make_shared<QVariant>();
    view->page()->runJavaScript(script, [answer](const QVariant &result) { *answer = result; });
    (void)GatewayRig::waitFor([answer] { return answer->isValid(); }, patience);
    return answer->toString();
}

QString HostilePayment::whereabouts() const
{
    return asHostPage(u"document.title + ' at ' + location.href"_s);
}

int HostilePayment::popups() const
{
    int visible = 0;
    for (const auto *panel : m_view->findChildren<PopupPanel *>())
        visible += panel->isVisible() ? 1 : 0;
    return visible;
}

bool HostilePayment::isHostInSight() const
{
    const auto *host = m_flow->findChild<QLabel *>(u"strip-host"_s);
    if (m_view->framedHost().isEmpty())
        return !host->isVisible();
    return host->isVisible() && host->text().endsWith(m_view->framedHost()) &&
           m_flow->rect().contains(QRect(host->mapTo(m_flow.get(), QPoint()), host->size())) &&
           m_flow->childAt(host->mapTo(m_flow.get(), host->rect().center())) == host;
}

int HostilePayment::lookUps() const
{
    int found = 0;
    for (const QJsonValue &request : m_gateway.requestLog())
        found += request[u"method"_s].toString() == u"GET"_s ? 1 : 0;
    return found;
}

bool HostilePayment::isPolled(int times) const
{
    const int before = lookUps();
    return GatewayRig::waitFor([&] { return lookUps() >= before + times; }, patience);
}

QString HostilePayment::finish()
{
    const auto open = m_journal->recent(1);
    if (!open || open->empty() || open->front().session.isEmpty())
        return u"there is no session"_s;
    m_gateway.control("POST", u"/sessions/"_s + open->front().session, {{u"action"_s, u"complete"_s}});
    if (!GatewayRig::waitFor([this] { return m_settlement.has_value(); }, patience))
        return u"the payment does not end"_s;
    if (m_settlement->outcome != Outcome::Paid || m_settlements != 1)
        return u"the outcome is "_s + outcome();
    if (m_settlement->money != Money{.amount = amount})
        return u"the amount is wrong"_s;
    if (m_gateway.timesTaken() != m_payments)
        return u"money was taken %1 times in %2 payments"_s.arg(m_gateway.timesTaken()).arg(m_payments);
    const auto latest = m_journal->recent(1);
    if (!latest || latest->front().outcome != Outcome::Paid)
        return u"the journal does not know"_s;
    return {};
}

} // namespace Kassi::Test
