// SPDX-License-Identifier: MIT
#include "till_rig.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qUtf8Printable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

TillRig::TillRig(const VirtualDisplay &display)
    : m_display(display)
{
    write(folder() + u"/api-key"_s, gateway().secretKey().toUtf8() + '\n');
    rewriteSettings();
}

TillRig::~TillRig()
{
    if (m_process && m_process->state() != QProcess::NotRunning)
        killHard();
}

void TillRig::rewriteSettings(const QString &before, const QString &after) const
{
    QString text = uR"([gateway]
base_url = "%1"
merchant_id = "%2"
api_key = { file = "%3/api-key" }
timeout_seconds = 5
[checkout]
origin = "https://till.example.is"
element_url = "%4"
locale = "is"
[hosted]
return_url = "https://example.is/takk"
[till]
name = "Kassi 1"
language = "is"
)"_s.arg(gateway().baseUrl().toString(), gateway().merchantId(), folder(), gateway().elementUrlTemplate());
    if (!before.isEmpty())
        text.replace(before, after);
    write(configFile(), text.toUtf8());
}

void TillRig::addToTillSettings(const QString &line) const
{
    QFile file(configFile()); // The table is the last one.
    if (!file.open(QIODevice::Append) || file.write(line.toUtf8() + '\n') < 0)
        qFatal("cannot write %s", qUtf8Printable(configFile()));
}

void TillRig::start(const QStringList &arguments)
{
    m_awake = false;
    m_process = launch(arguments);
}

std::unique_ptr<QProcess> TillRig::launch(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display.name());
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder());
    environment.insert(u"HOME"_s, folder());
    for (const QString &name : {u"QT_QPA_PLATFORM"_s, u"WAYLAND_DISPLAY"_s, u"QTWEBENGINE_DISABLE_SANDBOX"_s})
        environment.remove(name);
    for (auto variable = m_variables.cbegin(); variable != m_variables.cend(); ++variable)
        environment.insert(variable.key(), variable.value());
    diesWithUs(*process);
    process->setWorkingDirectory(folder());
    process->setProcessEnvironment(environment);
    process->start(qEnvironmentVariable("KASSI_PROGRAM", QStringLiteral(KASSI_PROGRAM)),
                   arguments + QStringList{u"--config"_s, configFile(), u"--state-dir"_s, stateDir()});
    return process;
}

void TillRig::startCharge(const QStringList &more)
{
    start(QStringList{u"charge"_s, u"--amount"_s, u"4990"_s, u"--reference"_s, u"ORDER-1"_s} + more);
}

RunResult TillRig::finish()
{
    RunResult result;
    if (!waitFor([this] { return m_process->state() == QProcess::NotRunning; }, 90'000)) {
        result.errors = u"did not end; said: "_s + QString::fromUtf8(m_process->readAllStandardError());
        killHard();
        return result;
    }
    result.exitCode = m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
    result.errors = QString::fromUtf8(m_process->readAllStandardError());
    for (const QByteArray &line : m_process->readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            result.lines << QJsonDocument::fromJson(line).object();
    }
    return result;
}

RunResult TillRig::run(const QStringList &arguments)
{
    start(arguments);
    return finish();
}

void TillRig::killHard()
{
    m_process->kill();
    m_process->waitForFinished();
}

void TillRig::click(const QString &control)
{
    if (!m_awake)
        focus(u"card-number"_s);
    clickAt(pointOf(control, false));
}

void TillRig::answerChallenge(const QString &control, bool inPopup)
{
    for (int tries = 0; tries < 20; ++tries) {
        clickAt(pointOf(control, inPopup));
        if (waitFor([this] { return paymentStatus() != u"processing"_s; }, 1'000))
            return;
    }
    qWarning("the bank does not take the answer %s", qUtf8Printable(control));
}

// After a decline the page puts the cursor into the number, which until then was on the button that was pressed.
bool TillRig::seesTheDecline() const
{
    return waitFor([this] { return paymentStatus() == u"failed"_s && hasFocus(u"card-number"_s); });
}

void TillRig::type(const QString &text) const
{
    hand({u"type"_s, u"--delay"_s, u"5"_s, text});
}

void TillRig::press(const QString &key) const
{
    hand({u"key"_s, key});
}

void TillRig::fillIn(const QString &control, const QString &text)
{
    focus(control);
    press(u"ctrl+a"_s);
    type(text);
}

void TillRig::fillInCard(const QString &number)
{
    fillIn(u"card-number"_s, number);
    fillIn(u"card-expiry"_s, u"1234"_s);
    fillIn(u"card-cvc"_s, u"123"_s);
}

// A browser may drop clicks and keys until its first picture stands. A person sees that, and clicks again.
void TillRig::focus(const QString &control)
{
    for (int tries = 0; tries < 20; ++tries) {
        clickAt(pointOf(control, false));
        m_awake = waitFor([this, &control] { return hasFocus(control); }, 1'000);
        if (m_awake)
            return;
    }
    qWarning("the control %s does not take the focus", qUtf8Printable(control));
}

void TillRig::clickAt(const QPoint &point) const
{
    hand({u"mousemove"_s, QString::number(point.x()), QString::number(point.y()), u"click"_s, u"1"_s});
}

// The window covers the screen and the page fills the window's lower right corner.
QPoint TillRig::pointOf(const QString &control, bool inPopup) const
{
    const auto place = placeOf(control, inPopup);
    if (!place)
        return {-1, -1};
    return (QPointF(VirtualDisplay::width, VirtualDisplay::height) -
            QPointF(place->viewport.width(), place->viewport.height()) + place->box.center())
        .toPoint();
}

void TillRig::hand(const QStringList &arguments) const
{
    QProcess xdotool;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display.name());
    xdotool.setProcessEnvironment(environment);
    xdotool.start(u"xdotool"_s, arguments);
    if (!xdotool.waitForFinished() || xdotool.exitCode() != 0)
        qWarning("xdotool: %s", xdotool.readAllStandardError().constData());
}

} // namespace Kassi
