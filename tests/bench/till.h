// SPDX-License-Identifier: MIT
// A till that is measured: a program on a screen of its own, operated and watched like any other. That Kassi's window
// and the web till look alike is on purpose: one set of eyes, one pair of hands, for both.
#pragma once

#include "bench/bench_gateway.h"
#include "bench/element_page.h"
#include "bench/glass.h"
#include "bench/hand.h"

#include <QTemporaryDir>

#include <functional>

namespace Kassi::Bench {

/// How a program is started. Its folder is where its home, settings, state and temporary files are.
struct Contestant
{
    QString name;
    QString version;
    QString program;
    std::function<QStringList(const QString &folder)> prepare; ///< Writes what it needs; its arguments.
};

/// What was seen of one payment. The moments between are known to the servers, not to the program.
struct Checkout
{
    std::string session = {};
    Moment pressed = {};
    Moment made = {};  ///< The gateway made the session.
    Moment asked = {}; ///< The element was asked for.
    Moment ready = {};
};

class Till
{
public:
    /// A picture of the screen goes into `pictures` where something is waited for in vain, and of each screen when
    /// `takesPictures`.
    Till(Contestant contestant, BenchGateway &gateway, ElementPage &element, QString pictures, bool takesPictures);
    ~Till();
    Till(const Till &) = delete;
    Till &operator=(const Till &) = delete;

    [[nodiscard]] const QString &name() const { return m_contestant.name; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    struct Start
    {
        Moment begun;
        Moment amountSeen;
    };
    Start start();
    void stop();

    /// From the amount screen: an amount, and the press.
    [[nodiscard]] Checkout openCheckout();
    /// When the outcome stood on the screen.
    [[nodiscard]] Moment awaitOutcome(std::chrono::seconds limit = patience);
    /// From the outcome to the amount screen.
    void nextCustomer();
    /// A whole payment with an event; milliseconds from completion to outcome.
    double finish(const Checkout &checkout);

private:
    [[nodiscard]] Moment see(const QString &what, std::uint32_t colour, int least,
                             std::chrono::seconds limit = patience, int right = Glass::width);
    [[noreturn]] void giveUp(const QString &what, std::chrono::seconds limit) const;
    void enterAmount();
    [[nodiscard]] QPoint digitAbove(const QPoint &charge) const;
    [[nodiscard]] QString keepPicture(const QString &what) const;

    Contestant m_contestant;
    BenchGateway &m_gateway;
    ElementPage &m_element;
    QString m_pictures;
    bool m_takesPictures;
    Glass m_glass;
    Hand m_hand;
    QTemporaryDir m_folder;
    QProcess m_process;
    QPoint m_charge{-1, -1}; ///< Where the button is, once it was seen.
    QPoint m_digit{-1, -1};
};

} // namespace Kassi::Bench
