// SPDX-License-Identifier: MIT
#include "bench/till.h"

#include "bench/session.h"
#include "bench/usage.h"

#include "common/theme_colours.h"

#include <QDir>

#include <cstdlib>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

std::uint32_t pixelOf(Theme::Role role)
{
    constexpr std::uint32_t withoutAlpha = 0xffffff;
    return (Theme::coloursFor(Theme::Scheme::Light).*role).rgb() & withoutAlpha;
}

// The web till has Kassi's colours, too.
const std::uint32_t chargeDisabled = pixelOf(&Theme::Colours::brandOff);
const std::uint32_t primary = pixelOf(&Theme::Colours::brand);
const std::uint32_t paid = pixelOf(&Theme::Colours::good);
const std::uint32_t keyBorder = pixelOf(&Theme::Colours::edge);
constexpr std::uint32_t elementReady = 0xe3007b; ///< pages/element.html

// Points of the glass's grid: nearly all of a button, and about half of the others, in either till.
constexpr int buttonPoints = 400;
constexpr int markPoints = 60;
constexpr int elementPoints = 500;

constexpr int leftOfTheList = Glass::width * 6 / 11; ///< Of the latest payments, which has some of the colours, too.

constexpr int tries = 30; ///< Of a click that may be dropped, where it is not what is measured.

const QPoint aside(3, 3); ///< Nothing changes its colour there because a mouse hovers over it.

} // namespace

Till::Till(Contestant contestant, BenchGateway &gateway, ElementPage &element, QString pictures, bool takesPictures)
    : m_contestant(std::move(contestant))
    , m_gateway(gateway)
    , m_element(element)
    , m_pictures(std::move(pictures))
    , m_takesPictures(takesPictures)
    , m_hand(m_glass.name())
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"QT_QPA_PLATFORM"_s, u"WAYLAND_DISPLAY"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s,
                                u"XDG_CACHE_HOME"_s, u"XDG_STATE_HOME"_s})
        environment.remove(name);
    environment.insert(u"DISPLAY"_s, m_glass.name());
    for (const QString &name : {u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"TMPDIR"_s}) {
        const QString place = m_folder.filePath(name.toLower());
        QDir().mkpath(place);
        QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        environment.insert(name, place);
    }
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(folder());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(u"errors.log"_s));
    leadsASession(m_process);
    m_process.setProgram(m_contestant.program);
    m_process.setArguments(m_contestant.prepare(folder()));
}

Till::~Till()
{
    stop();
}

Till::Start Till::start()
{
    m_hand.moveTo(aside);
    const Moment begun = Clock::now();
    m_process.start();
    if (!m_process.waitForStarted())
        throw Failure(u"%1 cannot be started: %2"_s.arg(name(), m_process.errorString()));
    const Moment seen = see(u"amount screen"_s, chargeDisabled, buttonPoints);
    if (m_charge.x() < 0)
        m_charge = m_glass.middleOf(chargeDisabled, leftOfTheList);
    return {begun, seen};
}

void Till::stop()
{
    if (!isRunning())
        return;
    const qint64 leader = processId();
    const QList<qint64> all = processesOf(leader);
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished();
    for (const qint64 pid : all + processesOf(leader)) {
        if (pid != leader && ::getsid(pid_t(pid)) == pid_t(leader))
            ::kill(pid_t(pid), SIGKILL);
    }
}

Checkout Till::openCheckout()
{
    enterAmount();
    const int visits = m_element.lastVisit().number;
    Checkout checkout{.pressed = m_hand.click(m_charge)};
    checkout.ready = see(u"element"_s, elementReady, elementPoints);
    m_hand.moveTo(aside);
    const ElementPage::Visit visit = m_element.lastVisit();
    if (visit.number != visits + 1)
        throw Failure(u"%1 asked %2 times for the element"_s.arg(name()).arg(visit.number - visits));
    checkout.session = visit.session;
    checkout.made = m_gateway.sessionMade();
    checkout.asked = visit.at;
    return checkout;
}

Moment Till::awaitOutcome(std::chrono::seconds limit)
{
    return see(u"outcome"_s, paid, markPoints, limit, leftOfTheList);
}

void Till::nextCustomer()
{
    // The checkout's strip has the button's colour too, and goes line by line: the button is what is left, in the
    // middle.
    QPoint button;
    const auto seen = momentOf([&] {
        button = m_glass.middleOf(primary);
        return std::abs(button.x() - Glass::width / 2) < Glass::width / 50;
    });
    if (!seen)
        giveUp(u"button of the outcome"_s, patience);
    // A browser may still send a click to the frame that has just been taken away. A person clicks again.
    const auto isGone = [this] { return m_glass.countOf(paid, leftOfTheList) < markPoints; };
    for (int attempt = 0; attempt < tries && !isGone(); ++attempt) {
        m_hand.click(button);
        (void)momentOf(isGone, std::chrono::seconds(1));
    }
    (void)see(u"next amount screen"_s, chargeDisabled, buttonPoints);
    m_hand.moveTo(aside);
}

double Till::finish(const Checkout &checkout)
{
    const Moment completed = m_gateway.complete(checkout.session);
    m_element.tellCompleted(checkout.session);
    const double took = msBetween(completed, awaitOutcome());
    nextCustomer();
    return took;
}

Moment Till::see(const QString &what, std::uint32_t colour, int least, std::chrono::seconds limit, int right)
{
    const auto moment = momentOf([&] { return m_glass.countOf(colour, right) >= least; }, limit);
    if (!moment)
        giveUp(what, limit);
    if (m_takesPictures)
        (void)keepPicture(what);
    return *moment;
}

void Till::giveUp(const QString &what, std::chrono::seconds limit) const
{
    throw Failure(u"%1: the %2 did not come within %3 s; the screen is in %4"_s.arg(name(), what)
                      .arg(limit.count())
                      .arg(keepPicture(what)));
}

// A browser may drop clicks until its first picture stands. A person sees that, and clicks again.
void Till::enterAmount()
{
    if (m_digit.x() < 0)
        m_digit = digitAbove(m_charge);
    for (int attempt = 0; attempt < tries; ++attempt) {
        m_hand.click(m_digit);
        const auto taken =
            momentOf([this] { return m_glass.countOf(primary) >= buttonPoints; }, std::chrono::milliseconds(500));
        if (taken)
            return;
    }
    throw Failure(u"%1 takes no amount; the screen is in %2"_s.arg(name(), keepPicture(u"amount"_s)));
}

// The keypad stands above the button, as wide as it is, in four columns: up the second, past the border lines of "0"
// and "2".
QPoint Till::digitAbove(const QPoint &charge) const
{
    constexpr int halfAColumn = 68;
    constexpr int besideTheDigit = 30;
    const int column = charge.x() - halfAColumn;
    const int x = column + besideTheDigit;
    QList<int> lines;
    int y = charge.y();
    while (y > 0 && m_glass.pixel(x, y) == chargeDisabled)
        --y;
    for (--y; y > 0 && lines.size() < 4; --y) {
        if (m_glass.pixel(x, y) == keyBorder && (lines.isEmpty() || lines.constLast() - y > 2))
            lines << y;
    }
    if (lines.size() < 4)
        throw Failure(u"%1: no keypad above the button; the screen is in %2"_s.arg(name(), keepPicture(u"keypad"_s)));
    return {column, (lines[2] + lines[3]) / 2};
}

QString Till::keepPicture(const QString &what) const
{
    const QString file =
        QDir(m_pictures).absoluteFilePath(u"bench-%1-%2.png"_s.arg(name(), what).toLower().replace(u' ', u'-'));
    return m_glass.picture().save(file) ? file : u"(not written: %1)"_s.arg(file);
}

} // namespace Kassi::Bench
