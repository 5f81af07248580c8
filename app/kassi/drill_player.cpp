// SPDX-License-Identifier: MIT
#include "drill_player.h"

#include "drill_gateway.h"
#include "drill_till.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTcpSocket>

#include <algorithm>

namespace Kassi::Drill {
using namespace Qt::StringLiterals;

namespace {

constexpr int longestRunMs = 60'000;

class Player
{
public:
    Player(Gateway &gateway, const QString &program, const std::atomic<bool> &stop)
        : m_gateway(gateway)
        , m_shop(program, gateway.sandbox())
        , m_stop(stop)
    {
    }

    void play(const Scenario &scenario);
    [[nodiscard]] Verdict verdict() const { return m_verdict; }

    void operator()(const Step::Set &step) { m_gateway.set(step.setting, step.value); }
    void operator()(const Step::Fault &step) { m_gateway.addFault(step.fault); }
    void operator()(const Step::Heal &) { m_gateway.clearFaults(); }
    void operator()(const Step::Session &step) { m_gateway.changeSession(newest().id, step.change); }
    void operator()(const Step::Payment &step) { m_gateway.changePayment(newest().payment, step.change); }
    void operator()(const Step::Unplug &);
    void operator()(const Step::Plug &) { m_shop.pointAt(m_gateway.sandbox().baseUrl()); }
    void operator()(const Step::Charge &step);
    void operator()(const Step::End &step);
    void operator()(const Step::Recover &step);
    void operator()(const Step::Close &) { m_charge->terminate(); }
    void operator()(const Step::Kill &);
    void operator()(const Step::UntilSession &);
    void operator()(const Step::UntilPage &);
    void operator()(const Step::UntilAsked &step);
    void operator()(const Step::Card &step) { (void)m_gateway.payByCard(newest(), step.number); }
    void operator()(const Step::Krafa &) { (void)m_gateway.payByKrafa(newest()); }
    void operator()(const Step::Bank &step) { m_gateway.answerBank(newest(), step.approve); }

private:
    [[nodiscard]] Books::Session newest();
    void await(const QString &what, const std::function<bool()> &condition);
    void judge(const QString &run, const Ending &expected, Child &child);
    void remember(const RunEnd &run);

    Gateway &m_gateway;
    Shop m_shop;
    const std::atomic<bool> &m_stop;
    QTcpSocket m_nowhere; ///< Holds a port that nobody listens on.
    std::unique_ptr<Child> m_charge;
    QStringList m_sessions;  ///< In the order in which they were seen.
    QString m_before;        ///< The newest session when the charge began, and
    int m_reportsBefore = 0; ///< how often its page had told where its controls stand.
    QList<RunEnd> m_runs;
    Verdict m_verdict;
};

void Player::play(const Scenario &scenario)
{
    m_verdict.name = scenario.name;
    if (!m_shop.isUsable()) {
        m_verdict.differences << u"no temporary folder could be made in %1"_s.arg(QDir::tempPath());
        return;
    }
    for (const AnyStep &step : scenario.steps) {
        std::visit(*this, step);
        if (!m_verdict.differences.isEmpty() || m_stop)
            break;
    }
    if (m_charge) { // a step before its end failed; what it said is worth knowing
        m_charge->kill();
        remember(m_charge->end());
    }
    const Books books = m_gateway.books();
    QStringList secrets{m_gateway.sandbox().secretKey(), goodCard};
    for (const Books::Session &session : books.sessions)
        secrets << session.secret;
    m_verdict.differences += judgeTally(scenario.tally, books) + judgeMoney(books, m_runs, secrets);
    if (m_stop)
        m_verdict.differences = QStringList{u"interrupted"_s};
}

// Ids say nothing about age, so those that were not there at the last look are the newer ones.
Books::Session Player::newest()
{
    const Books books = m_gateway.books();
    for (const Books::Session &session : books.sessions) {
        if (!m_sessions.contains(session.id))
            m_sessions << session.id;
    }
    const auto found = std::ranges::find_if(
        books.sessions, [this](const Books::Session &session) { return session.id == m_sessions.last(); });
    return found == books.sessions.end() ? Books::Session() : *found;
}

void Player::await(const QString &what, const std::function<bool()> &condition)
{
    const bool came = waitUntil([&] { return condition() || !m_charge->isRunning(); }, m_stop);
    if (!came || !condition())
        m_verdict.differences << u"%1 did not come"_s.arg(what);
}

void Player::operator()(const Step::Unplug &)
{
    m_nowhere.bind(QHostAddress::LocalHost);
    m_shop.pointAt(QUrl(u"http://127.0.0.1:%1"_s.arg(m_nowhere.localPort())));
}

void Player::operator()(const Step::Charge &step)
{
    m_before = newest().id;
    m_reportsBefore = m_before.isEmpty() ? 0 : m_gateway.pageReports(m_before);
    m_charge = m_shop.start(
        QStringList{u"charge"_s, u"--amount"_s, QString::number(step.amount), u"--reference"_s, theOrder} + step.more,
        step.diskFull ? Trouble::DiskFull : Trouble::None);
}

void Player::operator()(const Step::End &step)
{
    (void)waitUntil([this] { return m_charge->hasPrinted() || !m_charge->isRunning(); }, m_stop, longestRunMs);
    if (m_charge->isRunning())
        m_charge->terminate(); // the outcome would stand on the screen for a while, and nobody is there to read it
    judge(u"charge"_s, step.ending, *m_charge);
    m_charge.reset();
}

void Player::operator()(const Step::Recover &step)
{
    const auto recover = m_shop.start({u"recover"_s});
    judge(u"recover"_s, step.ending, *recover);
}

void Player::operator()(const Step::Kill &)
{
    m_charge->kill();
    remember(m_charge->end());
    m_charge.reset();
}

void Player::operator()(const Step::UntilSession &)
{
    const qsizetype before = m_sessions.size();
    await(u"a session"_s, [this, before] {
        (void)newest();
        return m_sessions.size() > before;
    });
}

void Player::operator()(const Step::UntilPage &)
{
    await(u"the checkout's page"_s, [this] {
        const QString session = newest().id;
        return !session.isEmpty() && m_gateway.pageReports(session) > (session == m_before ? m_reportsBefore : 0);
    });
}

void Player::operator()(const Step::UntilAsked &step)
{
    const auto count = [this, &step] {
        return std::ranges::count_if(m_gateway.requests(), [&step](const Books::Request &request) {
            return QString(request.method + u' ' + request.path).startsWith(step.request);
        });
    };
    await(step.request, [&count, wanted = count() + step.times] { return count() >= wanted; });
}

void Player::judge(const QString &run, const Ending &expected, Child &child)
{
    (void)waitUntil([&child] { return !child.isRunning(); }, m_stop, longestRunMs);
    const RunEnd end = child.end();
    for (const QString &difference : judgeEnding(expected, end))
        m_verdict.differences << u"kassi %1: %2"_s.arg(run, difference);
    remember(end);
}

void Player::remember(const RunEnd &run)
{
    m_runs << run;
    m_verdict.output += run.output;
}

} // namespace

Verdict play(const Scenario &scenario, const QString &program, const std::atomic<bool> &stop)
{
    QElapsedTimer timer;
    timer.start();
    const auto gateway = Gateway::start();
    if (!gateway)
        return {scenario.name, {gateway.error().message}, {}, timer.elapsed()};
    Player player(**gateway, program, stop);
    player.play(scenario);
    Verdict verdict = player.verdict();
    verdict.ms = timer.elapsed();
    return verdict;
}

} // namespace Kassi::Drill
