// SPDX-License-Identifier: MIT
#include "checkout/checkout_view.h"

#include "bridge/element_url.h"
#include "checkout/checkout_stage.h"
#include "checkout/clipboard_guard.h"
#include "checkout/host_name.h"
#include "checkout/load_watchdog.h"
#include "checkout/stop_page.h"
#include "payment/app_scheme.h"

#include <QGuiApplication>
#include <QPointer>
#include <QStackedLayout>
#include <QTimer>
#include <QWebEngineView>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int maxReloads = 2;

template <class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

/// The options, read once.
struct Setup
{
    ElementUrl elementUrl;
    EventTable table;
};

Result<Setup> read(const CheckoutViewOptions &options)
{
    if (options.origin.isEmpty())
        return fail(ErrorCode::InvalidSettings, u"checkout.origin is not set."_s, u"checkout.origin"_s);
    auto elementUrl = ElementUrl::parse(options.elementUrl);
    if (!elementUrl)
        return tl::unexpected(elementUrl.error());
    auto table = EventTable::with(options.eventNames);
    if (!table)
        return tl::unexpected(table.error());
    if (options.appSchemes.size() > maxAppSchemes || !std::ranges::all_of(options.appSchemes, isPossibleAppScheme))
        return fail(ErrorCode::InvalidSettings, u"checkout.app_schemes names what is no bank's app."_s,
                    u"checkout.app_schemes"_s);
    return Setup{.elementUrl = *std::move(elementUrl), .table = *std::move(table)};
}

/// Deletes a stage when the call stack that may belong to it is left.
struct Retire
{
    void operator()(CheckoutStage *stage) const { stage->retire(); }
};
using StagePointer = std::unique_ptr<CheckoutStage, Retire>;

} // namespace

class CheckoutView::Private : public QObject
{
public:
    Private(CheckoutView *view, CheckoutViewOptions viewOptions);

    Result<StagePointer> makeStage();
    Result<void> raiseStage();
    void hear(const IncomingText &text);
    void judge(const IncomingText &text);
    void announce(const CheckoutEvent &event);
    void reload(StopReason why);
    void stop(const QUrl &url);
    void goOn();
    void giveUp(StopReason why, const QString &host, const Error &error);
    void showStopPage();
    void takeDown();
    void updateHost();
    void setPreparation(Preparation now, const QString &reason);

    CheckoutView *q;
    CheckoutViewOptions options;
    Result<Setup> setup;
    QStackedLayout *layout;
    ClipboardGuard clipboard;
    QWidget *nothing; ///< What is seen while no checkout is on show.
    StopPage *stopPage;
    LoadWatchdog watchdog;

    StagePointer stage;
    StagePointer nextStage;
    Preparation preparation = Preparation::None; ///< Of nextStage.
    QTimer cooling;
    PaymentSession session; ///< Until it is withdrawn: the stop page's button shows it again.
    bool presented = false;
    bool refused = false; ///< The host's last answer was that it does not accept our origin.
    int reloads = 0;
    int budgetLeft = 0;
    quint64 throttled = 0; ///< As this stage's script counts them.
    RejectionCounts rejections;
    RefusalCounts refusals;
    QString elementHost;
    QString framedHost;
    bool popupOpen = false;
};

CheckoutView::Private::Private(CheckoutView *view, CheckoutViewOptions viewOptions)
    : q(view)
    , options(std::move(viewOptions))
    , setup(read(options))
    , layout(new QStackedLayout(view))
    , clipboard(*QGuiApplication::clipboard())
    , nothing(new QWidget(view))
    , stopPage(new StopPage(view))
    , watchdog(options.loadTimeout, [view] { return view->isVisible() && !view->window()->isMinimized(); })
{
    layout->addWidget(nothing);
    layout->addWidget(stopPage);
    connect(&watchdog, &LoadWatchdog::overdue, this, [this](bool opened) {
        reload(opened ? StopReason::NotWorking : refused ? StopReason::Refused : StopReason::NotOpened);
    });
    connect(stopPage, &StopPage::pressed, this, &Private::goOn);
    cooling.setSingleShot(true);
    cooling.setInterval(options.warmFor);
    connect(&cooling, &QTimer::timeout, this, [this] {
        if (nextStage)
            nextStage->coolDown();
        setPreparation(Preparation::Stale, u"nobody came: the element's process and connection are let go"_s);
    });
}

Result<StagePointer> CheckoutView::Private::makeStage()
{
    if (!setup)
        return tl::unexpected(setup.error());
    auto made = CheckoutStage::create({.origin = options.origin,
                                       .elementOrigin = setup->elementUrl.origin(),
                                       .hostPageFile = options.hostPageFile,
                                       .language = options.language,
                                       .appSchemes = options.appSchemes,
                                       .aliveInterval = options.loadTimeout / 10,
                                       .wantsReducedMotion = options.wantsReducedMotion},
                                      q);
    if (!made)
        return tl::unexpected(made.error());
    StagePointer fresh(made->release());
    fresh->setParent(q); // So that the pages of a retired one go with the view at the latest.
    QWidget *current = layout->currentWidget();
    layout->addWidget(fresh->view());
    layout->setCurrentWidget(current);
    // Queued: reloading deletes the stage that is speaking.
    connect(
        fresh.get(), &CheckoutStage::broken, this,
        [this, broken = QPointer(fresh.get())](const QString &why) {
            if (broken && broken == nextStage.get()) {
                nextStage.reset();
                setPreparation(Preparation::Failed, why);
            } else if (broken && broken == stage.get()) {
                reload(StopReason::NotWorking);
            }
        },
        Qt::QueuedConnection);
    connect(fresh.get(), &CheckoutStage::incoming, this, [this, ready = fresh.get()](const IncomingText &text) {
        if (ready == nextStage.get() && std::holds_alternative<Incoming::HostReady>(text))
            setPreparation(Preparation::Ready, u"the host page stands"_s);
    });
    return fresh;
}

Result<void> CheckoutView::Private::raiseStage()
{
    if (!nextStage) {
        auto made = makeStage();
        if (!made)
            return tl::unexpected(made.error());
        nextStage = *std::move(made);
    }
    stage = std::move(nextStage);
    setPreparation(Preparation::None, u"in use"_s);
    throttled = 0;
    connect(stage.get(), &CheckoutStage::refused, this, [this](NavigationRefusal reason) { refusals.add(reason); });
    connect(stage.get(), &CheckoutStage::appLinkActivated, q, &CheckoutView::appLinkActivated);
    connect(stage.get(), &CheckoutStage::incoming, this, [this, speaker = stage.get()](const IncomingText &text) {
        if (speaker == stage.get())
            hear(text);
        else if (std::holds_alternative<Incoming::Message>(text))
            rejections.add(Rejection::NotPresented); // The stage was retired and is not deleted yet.
    });
    connect(stage.get(), &CheckoutStage::popupsChanged, this, &Private::updateHost);
    connect(stage.get(), &CheckoutStage::typed, q, &CheckoutView::typed);
    connect(stage.get(), &CheckoutStage::certificateRefused, this, &Private::stop);
    layout->setCurrentWidget(stage->view());
    q->setFocusProxy(stage->view());
    stage->insertFrame(setup->elementUrl.fill(session));
    watchdog.start();
    return {};
}

void CheckoutView::Private::hear(const IncomingText &text)
{
    std::visit(Overloaded{
                   [](const Incoming::HostReady &) {},
                   [this](const Incoming::FrameLoaded &) { watchdog.frameLoaded(); },
                   [this](const Incoming::FrameAlive &alive) {
                       if (layout->currentWidget() == stopPage)
                           return; // A person decides.
                       watchdog.heardAlive();
                       refused = false;
                       layout->setCurrentWidget(stage->view());
                       if (elementHost.isEmpty() && q->hasFocus()) {
                           // The engine may have forgotten when the element got its process: keys would reach nobody.
                           q->clearFocus();
                           q->setFocus();
                       }
                       elementHost = hostName(QUrl(alive.origin));
                       updateHost();
                   },
                   [this](const Incoming::ErrorPage &page) {
                       refused = page.refused;
                       layout->setCurrentWidget(nothing);
                       watchdog.errorPage();
                   },
                   [](const Incoming::Crowded &) {},
                   [this](const Incoming::Throttled &sum) {
                       if (sum.total > throttled)
                           rejections.add(Rejection::Throttled, sum.total - std::exchange(throttled, sum.total));
                   },
                   [this, &text](const Incoming::Message &) { judge(text); },
                   [this, &text](const Incoming::Malformed &) { judge(text); },
               },
               text);
}

void CheckoutView::Private::judge(const IncomingText &text)
{
    const auto verdict = admit({.presented = presented,
                                .elementOrigin = setup->elementUrl.origin(),
                                .budgetLeft = budgetLeft,
                                .table = setup->table},
                               text);
    if (budgetLeft > 0)
        --budgetLeft;
    if (const auto *reason = std::get_if<Rejection>(&verdict)) {
        rejections.add(*reason);
        return;
    }
    watchdog.heardEvent();
    announce(std::get<CheckoutEvent>(verdict));
}

void CheckoutView::Private::announce(const CheckoutEvent &event)
{
    if (const auto *resize = std::get_if<Event::Resize>(&event))
        stage->resizeFrame(resize->height);
    const auto *speaker = stage.get();
    Q_EMIT q->eventReceived(event);
    if (stage.get() != speaker)
        return; // Withdrawn by the one who was told first.
    std::visit(Overloaded{
                   [this](const Event::Ready &) { Q_EMIT q->ready(); },
                   [this](const Event::Processing &) { Q_EMIT q->processing(); },
                   [this](const Event::Completed &) { Q_EMIT q->completed(); },
                   [this](const Event::Cancelled &) { Q_EMIT q->cancelled(); },
                   [this](const Event::Failed &failure) { Q_EMIT q->failed(failure.code); },
                   [this](const Event::Expired &) { Q_EMIT q->expired(); },
                   [this](const Event::Resize &resize) { Q_EMIT q->resizeRequested(resize.height); },
                   [this](const Event::Unsupported &other) { Q_EMIT q->unsupported(other.name); },
               },
               event);
}

void CheckoutView::Private::reload(StopReason why)
{
    if (!presented)
        return;
    const bool hadKeys = q->hasFocus();
    stage.reset();
    elementHost.clear();
    updateHost();
    Result<void> raised = fail(ErrorCode::EngineFailed, u"The checkout did not load in time or stopped answering."_s);
    if (reloads < maxReloads) {
        ++reloads;
        raised = raiseStage();
        if (hadKeys)
            q->setFocus();
    }
    if (!raised)
        giveUp(why, hostName(setup->elementUrl.origin().documentUrl()), raised.error());
}

// A page that was not opened because of its certificate is not asked for again but by a person.
void CheckoutView::Private::stop(const QUrl &url)
{
    const QString host = hostName(url);
    if (elementHost.isEmpty())
        return giveUp(
            StopReason::UnsafeElement, host,
            {ErrorCode::TlsFailed, u"The certificate of %1, which the checkout comes from, is not valid."_s.arg(host)});
    watchdog.stop();
    stopPage->explain(StopReason::UnsafePage, host);
    showStopPage();
}

// The person pressed the stop page's button: the same session once more, with all its reloads.
void CheckoutView::Private::goOn()
{
    stage.reset();
    elementHost.clear();
    updateHost();
    reloads = 0;
    refused = false;
    presented = true;
    if (const auto raised = raiseStage(); !raised)
        giveUp(StopReason::NotWorking, {}, raised.error());
}

void CheckoutView::Private::showStopPage()
{
    layout->setCurrentWidget(stopPage);
    q->setFocusProxy(stopPage);
}

void CheckoutView::Private::giveUp(StopReason why, const QString &host, const Error &error)
{
    takeDown();
    stopPage->explain(why, host, options.origin.toString());
    showStopPage();
    Q_EMIT q->loadFailed(error);
}

void CheckoutView::Private::takeDown()
{
    presented = false;
    watchdog.stop();
    stage.reset();
    clipboard.clear();
    layout->setCurrentWidget(nothing);
    q->setFocusProxy(nullptr);
    elementHost.clear();
    updateHost();
}

void CheckoutView::Private::updateHost()
{
    const auto popup = stage ? stage->popupHost() : std::nullopt;
    const QString host = popup.value_or(elementHost);
    if (std::exchange(popupOpen, popup.has_value()) != popup.has_value())
        Q_EMIT q->popupChanged(popupOpen);
    if (std::exchange(framedHost, host) != host)
        Q_EMIT q->framedHostChanged(host);
}

void CheckoutView::Private::setPreparation(Preparation now, const QString &reason)
{
    if (now == Preparation::Ready)
        cooling.start();
    else
        cooling.stop();
    if (std::exchange(preparation, now) != now)
        Q_EMIT q->preparationChanged(now, reason);
}

CheckoutView::CheckoutView(CheckoutViewOptions options, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, std::move(options)))
{
}

CheckoutView::~CheckoutView()
{
    const QList<CheckoutStage *> stages = findChildren<CheckoutStage *>(Qt::FindDirectChildrenOnly);
    d->watchdog.stop();
    (void)d->stage.release();
    (void)d->nextStage.release();
    for (CheckoutStage *stage : stages)
        stage->closePages();
}

Result<void> CheckoutView::prepare()
{
    if (d->presented)
        return {};
    if (d->nextStage) {
        if (d->preparation == Preparation::Stale) {
            d->nextStage->warmUp();
            d->setPreparation(Preparation::Ready, u"connected again"_s);
        }
        return {};
    }
    auto made = d->makeStage();
    if (!made) {
        d->setPreparation(Preparation::Failed, made.error().message);
        return tl::unexpected(made.error());
    }
    d->nextStage = *std::move(made);
    d->setPreparation(Preparation::Loading, u"the host page is loading"_s);
    return {};
}

CheckoutView::Preparation CheckoutView::preparation() const
{
    return d->preparation;
}

Result<void> CheckoutView::present(const PaymentSession &session)
{
    withdraw();
    if (session.mode != SessionMode::Embedded)
        return fail(ErrorCode::InvalidRequest, u"A hosted session has no checkout to embed."_s, u"mode"_s);
    if (session.clientSecret.isEmpty())
        return fail(ErrorCode::InvalidRequest, u"The session has no client_secret."_s, u"client_secret"_s);
    d->session = session;
    d->reloads = 0;
    d->refused = false;
    d->budgetLeft = messageBudget;
    d->rejections = {};
    d->refusals = {};
    d->clipboard.start();
    d->presented = true;
    if (auto raised = d->raiseStage(); !raised) {
        withdraw();
        return raised;
    }
    return {};
}

void CheckoutView::withdraw()
{
    d->takeDown();
    d->session = {};
}

bool CheckoutView::isPresented() const
{
    return d->presented;
}

QString CheckoutView::framedHost() const
{
    return d->framedHost;
}

bool CheckoutView::hasPopup() const
{
    return d->popupOpen;
}

QString CheckoutView::whyStopped() const
{
    return d->layout->currentWidget() == d->stopPage ? d->stopPage->wordsForStaff() : QString();
}

void CheckoutView::setForCustomer(bool alone)
{
    d->stopPage->setForCustomer(alone);
}

const RejectionCounts &CheckoutView::rejections() const
{
    return d->rejections;
}

const RefusalCounts &CheckoutView::refusals() const
{
    return d->refusals;
}

QSize CheckoutView::sizeHint() const
{
    return {480, 640};
}

} // namespace Kassi
