// SPDX-License-Identifier: MIT
// A till to test as a person would: the real `kassi` on a virtual display, the sandbox gateway, and a hand that moves
// the real mouse and types on the real keyboard (XTEST, through xdotool).
#pragma once

#include "gateway_rig.h"
#include "virtual_display.h"

#include <QPoint>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace Kassi {

/// How a run of `kassi` ended.
struct RunResult
{
    int exitCode = -1;
    QList<QJsonObject> lines; ///< Standard output, each line parsed.
    QString errors;           ///< Standard error.

    [[nodiscard]] QJsonObject line() const { return lines.value(0); }
    [[nodiscard]] QString outcome() const { return line().value(QStringLiteral("outcome")).toString(); }
};

class TillRig : public GatewayRig
{
public:
    explicit TillRig(const VirtualDisplay &display);
    ~TillRig();

    // The till's side.
    [[nodiscard]] QString configFile() const { return m_folder.filePath(QStringLiteral("kassi.toml")); }
    [[nodiscard]] QString stateDir() const { return m_folder.filePath(QStringLiteral("state")); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Writes the settings anew, with another text in the place of one.
    void rewriteSettings(const QString &before = {}, const QString &after = {}) const;
    /// Writes more of the [till] table than rewriteSettings() does.
    void addToTillSettings(const QString &line) const;
    /// Starts `kassi` with this rig's settings and state folder.
    void start(const QStringList &arguments);
    /// A further one, beside it.
    [[nodiscard]] std::unique_ptr<QProcess> launch(const QStringList &arguments) const;
    /// A variable of the environment that the next start() gives to `kassi`.
    void setVariable(const QString &name, const QString &value) { m_variables.insert(name, value); }
    /// `kassi charge` of 4990 krónur for ORDER-1, and more.
    void startCharge(const QStringList &more = {});
    [[nodiscard]] RunResult finish();
    [[nodiscard]] RunResult run(const QStringList &arguments);
    [[nodiscard]] QProcess &process() const { return *m_process; }
    [[nodiscard]] bool isRunning() const { return m_process && m_process->state() != QProcess::NotRunning; }
    void killHard();

    // The customer's hand. Controls are named as in the sandbox's pages; each waits until the control stands still.
    void click(const QString &control);
    /// The bank's answer, in its frame or its window.
    void answerChallenge(const QString &control, bool inPopup);
    void type(const QString &text) const;
    void press(const QString &key) const;
    /// Anything else that xdotool can do.
    void hand(const QStringList &arguments) const;
    /// Clicks into a field and types over what is there.
    void fillIn(const QString &control, const QString &text);
    void fillInCard(const QString &number);
    /// Waits until the page has said that the card was declined and asks for another one.
    [[nodiscard]] bool seesTheDecline() const;

private:
    void focus(const QString &control);
    void clickAt(const QPoint &point) const;
    [[nodiscard]] QPoint pointOf(const QString &control, bool inPopup) const;

    const VirtualDisplay &m_display;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    QMap<QString, QString> m_variables;
    bool m_awake = false; ///< The page has taken a click.
};

} // namespace Kassi
