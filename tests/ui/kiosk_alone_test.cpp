// SPDX-License-Identifier: MIT
// A kiosk on a clock that only the test moves: how each outcome sounds, what moves on the screen while nobody is there,
// and what does not where no motion is wanted.
#include "web_test_main.h"

#include "common/language.h"
#include "kiosk/attract_page.h"
#include "kiosk/kiosk_bar.h"
#include "kiosk/kiosk_window.h"
#include "readiness/readiness_watch.h"
#include "unit/support/fake_api.h"
#include "unit/support/memory_journal.h"
#include "unit/support/seeded_random.h"

#include <QLabel>
#include <QPushButton>
#include <QSet>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

using End = Kassi::KioskInput::PaymentSettled;

class KioskAloneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyOutcomeHasItsSound_data();
    void everyOutcomeHasItsSound();
    void atVolumeZeroItIsSilent();
    void whatAlwaysStandsThereIsMoved_data();
    void whatAlwaysStandsThereIsMoved();
    void nothingMovesUnderAFinger();
    void picturesTakeTurns();
    void picturesStandStillWhereNoMotionIsWanted();

private:
    void open();
    void toPayment()
    {
        m_window->feed(KioskInput::Begin{});
        m_window->feed(KioskInput::Add{u"tea"_s});
        m_window->feed(KioskInput::GoOn{});
        m_window->feed(KioskInput::GoOn{});
    }
    void pass(qint64 ms)
    {
        m_clock.pass(ms);
        m_window->feed(KioskInput::Tick{});
        QCoreApplication::processEvents();
    }
    /// Where something that is visible stands in the window.
    template <typename Widget>
    [[nodiscard]] QPoint placeOf(const QString &name = {}) const
    {
        for (const Widget *each : m_window->findChildren<Widget *>(name)) {
            if (each->isVisible())
                return each->mapTo(m_window.get(), QPoint());
        }
        return {-1, -1};
    }
    [[nodiscard]] int turn() const { return m_window->findChild<AttractPage *>()->turn(); }

    KioskOptions m_options;
    QByteArrayList m_heard;
    QStringList m_log;
    VirtualClock m_clock;
    FakeApi m_api{m_clock, m_log};
    MemoryJournal m_journal{m_log};
    SeededRandom m_random;
    Language m_language;
    ReadinessWatch m_readiness{m_clock, [] { return std::vector<ReadinessCheck>(); }};
    std::unique_ptr<KioskWindow> m_window;
};

void KioskAloneTest::init()
{
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    m_options = {.view = {.origin = origin, .elementUrl = u"http://127.0.0.1:9/{client_secret}"_s},
                 .defaults = {.money = {}, .origin = origin.toString(), .enabledMethods = {u"card"_s}}};
    m_options.kiosk.prices.items = {{.id = u"tea"_s, .name = {{u"is"_s, u"Te"_s}}, .price = 490}};
    m_options.kiosk.volume = 40;
    m_options.player = [this](const QByteArray &wav) { m_heard << wav; };
    m_options.shop = u"Þórsbúð"_s;
    m_options.training = true;
    m_options.locked = false;
    m_heard.clear();
}

void KioskAloneTest::cleanup()
{
    m_window.reset();
    m_journal.attempts.clear();
}

void KioskAloneTest::open()
{
    m_window = std::make_unique<KioskWindow>(CheckoutPorts{m_api, m_journal, m_clock, m_random}, m_options, m_readiness,
                                             m_language);
    m_window->resize(1024, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->feed(KioskInput::Found{});
    QCOMPARE(m_window->state().place, KioskPlace::Attract);
}

void KioskAloneTest::everyOutcomeHasItsSound_data()
{
    QTest::addColumn<End>("end");
    QTest::addColumn<Sound>("sound");
    const auto row = [](const char *name, Sound sound, Outcome outcome, bool late = false, bool ofAnother = false) {
        QTest::newRow(name) << End{.outcome = outcome, .late = late, .ofAnother = ofAnother} << sound;
    };
    row("paid", Sound::Good, Outcome::Paid);
    row("accepted", Sound::Good, Outcome::Pending);
    row("declined", Sound::Bad, Outcome::Declined);
    row("stopped", Sound::Bad, Outcome::Cancelled);
    row("time ran out", Sound::Bad, Outcome::Expired);
    row("could not start", Sound::Bad, Outcome::Unavailable);
    row("not certain", Sound::Attention, Outcome::Unconfirmed);
    row("paid by somebody else", Sound::Attention, Outcome::Paid, false, true);
    row("money came late", Sound::Attention, Outcome::Expired, true);
}

void KioskAloneTest::everyOutcomeHasItsSound()
{
    QFETCH(End, end);
    QFETCH(Sound, sound);
    open();
    toPayment();
    QCOMPARE(m_window->state().place, KioskPlace::Payment);
    QVERIFY(m_heard.isEmpty());
    m_window->feed(end);
    QCOMPARE(m_window->state().place, KioskPlace::Outcome);
    QCOMPARE(m_heard, QByteArrayList{chimeFile(sound, 40)});
    for (const Sound other : {Sound::Good, Sound::Bad, Sound::Attention})
        QCOMPARE(chimeFile(other, 40) == m_heard.front(), other == sound);
}

void KioskAloneTest::atVolumeZeroItIsSilent()
{
    m_options.kiosk.volume = 0;
    open();
    m_window->feed(KioskInput::Begin{});
    pass(KioskPace().idleMs);
    QVERIFY(m_window->state().asking);
    m_window->feed(KioskInput::Touched{});
    m_window->feed(KioskInput::Leave{});
    toPayment();
    m_window->feed(End{.outcome = Outcome::Paid});
    QCOMPARE(m_window->state().place, KioskPlace::Outcome);
    QVERIFY(m_heard.isEmpty());
    m_window->chime().setVolume(20); // as staff do
    m_window->feed(KioskInput::Leave{});
    m_window->feed(KioskInput::Begin{});
    pass(KioskPace().idleMs);
    QCOMPARE(m_heard, QByteArrayList{chimeFile(Sound::Attention, 20)});
}

void KioskAloneTest::whatAlwaysStandsThereIsMoved_data()
{
    QTest::addColumn<bool>("outOfService");
    QTest::newRow("attract") << false;
    QTest::newRow("out of service") << true;
}

void KioskAloneTest::whatAlwaysStandsThereIsMoved()
{
    QFETCH(bool, outOfService);
    open();
    if (outOfService)
        m_window->feed(KioskInput::OutOfService{true});
    const auto places = [this, outOfService] {
        QList<QPoint> all{placeOf<QLabel>(u"kiosk-training"_s), placeOf<KioskBar>(), placeOf<KioskFoot>(),
                          placeOf<QLabel>(u"kiosk-shop"_s), placeOf<QPushButton>(u"kiosk-large"_s)};
        if (outOfService)
            all << placeOf<QLabel>(u"notice-title"_s);
        return all;
    };
    const QList<QPoint> home = places();
    QList<QPoint> before = home;
    QSet<int> across;
    QSet<int> down;
    for (int i = 0; i < 30; ++i) {
        pass(BurnIn::everyMs - 1);
        QCOMPARE(places(), before);
        pass(1);
        const QList<QPoint> now = places();
        for (qsizetype each = 0; each < now.size(); ++each) {
            const QPoint step = now[each] - before[each];
            QVERIFY(!step.isNull() && step.manhattanLength() <= 2 * BurnIn::farthest);
            const QPoint away = now[each] - home[each];
            QVERIFY(std::abs(away.x()) <= BurnIn::farthest && std::abs(away.y()) <= BurnIn::farthest);
        }
        across << (now.front() - home.front()).x();
        down << (now.front() - home.front()).y();
        before = now;
        for (const auto *control : m_window->findChildren<QPushButton *>()) { // none of it is out of sight
            if (control->isVisible())
                QCOMPARE(control->visibleRegion().boundingRect(), control->rect());
        }
    }
    QVERIFY(across.size() >= 5 && down.size() >= 5);
}

void KioskAloneTest::nothingMovesUnderAFinger()
{
    open();
    pass(BurnIn::everyMs);
    const QPoint before = placeOf<KioskFoot>();
    pass(BurnIn::everyMs - 1);
    m_window->feed(KioskInput::Touched{});
    pass(1'000);
    QCOMPARE(placeOf<KioskFoot>(), before); // somebody is there
    m_window->feed(KioskInput::Begin{});
    m_window->feed(KioskInput::MoreTime{});
    QCoreApplication::processEvents();
    const QPoint begun = placeOf<KioskBar>();
    QCOMPARE(begun.x(), 0); // where it belongs
    m_window->setPace({.idleMs = 10 * BurnIn::everyMs});
    for (int i = 0; i < 5; ++i)
        pass(BurnIn::everyMs);
    QCOMPARE(m_window->state().place, KioskPlace::Order);
    QCOMPARE(placeOf<KioskBar>(), begun);
}

void KioskAloneTest::picturesTakeTurns()
{
    open();
    pass(0);
    for (int i = 0; i < 5; ++i) {
        pass(AttractPage::pictureStandsMs - 1);
        QCOMPARE(turn(), i);
        pass(1);
        QCOMPARE(turn(), i + 1);
    }
    m_window->feed(KioskInput::Begin{});
    pass(2 * AttractPage::pictureStandsMs);
    m_window->feed(KioskInput::Leave{});
    pass(0);
    QCOMPARE(turn(), 5); // the next one stands as long as any
}

// The settings' wish or the desktop's: Till::viewOptions() says which.
void KioskAloneTest::picturesStandStillWhereNoMotionIsWanted()
{
    int asked = 0;
    m_options.view.wantsReducedMotion = [&] { return ++asked > 0; };
    open();
    pass(0);
    const QPoint card = placeOf<QPushButton>(u"attract-begin"_s);
    for (qint64 passed = 0; passed + 10'000 < AttractPage::stillStandsMs; passed += 10'000) {
        pass(10'000);
        QCOMPARE(turn(), 0);
        QVERIFY((placeOf<QPushButton>(u"attract-begin"_s) - card).manhattanLength() <= 2 * BurnIn::farthest);
    }
    pass(20'000);
    QCOMPARE(turn(), 1); // nothing burns in, either
    QVERIFY(asked > 0);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<KioskAloneTest>(argc, argv);
}

#include "kiosk_alone_test.moc"
