// SPDX-License-Identifier: MIT
#include "till_rig.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <httplib.h>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

const char controlToken[] = "the-rig-holds-the-strings";

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qUtf8Printable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

VirtualDisplay::VirtualDisplay()
{
    m_server.setProgram(u"Xvfb"_s);
    m_server.setArguments({u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"%1x%2x24"_s.arg(width).arg(height),
                           u"-nolisten"_s, u"tcp"_s});
    m_server.start();
    if (!m_server.waitForReadyRead(20'000))
        qFatal("Xvfb did not start: %s", m_server.readAllStandardError().constData());
    m_name = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());
}

VirtualDisplay::~VirtualDisplay()
{
    m_server.terminate();
    m_server.waitForFinished();
}

TillRig::TillRig(const VirtualDisplay &display) : m_display(display)
{
    auto gateway = SandboxGateway::start({.controlToken = QString::fromLatin1(controlToken)});
    if (!gateway)
        qFatal("%s", qUtf8Printable(gateway.error().message));
    m_gateway = *std::move(gateway);
    set(u"layout"_s, true);
    write(folder() + u"/api-key"_s, m_gateway->secretKey().toUtf8() + '\n');
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
)"_s.arg(m_gateway->baseUrl().toString(), m_gateway->merchantId(), folder(), m_gateway->elementUrlTemplate());
    if (!before.isEmpty())
        text.replace(before, after);
    write(configFile(), text.toUtf8());
}

QJsonObject TillRig::control(const QByteArray &method, const QString &path, const QJsonObject &body) const
{
    httplib::Client client("127.0.0.1", m_gateway->port());
    const httplib::Headers headers{{"X-Sandbox-Control", controlToken}};
    const std::string where = "/sandbox" + path.toStdString();
    const auto answer = method == "GET" ? client.Get(where, headers)
                                        : client.Post(where, headers, QJsonDocument(body).toJson().toStdString(),
                                                      "application/json");
    if (!answer || answer->status >= 400)
        return {};
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object();
}

void TillRig::set(const QString &setting, const QJsonValue &value) const
{
    if (control("POST", u"/settings"_s, {{setting, value}}).isEmpty())
        qFatal("the sandbox does not know the setting %s", qUtf8Printable(setting));
}

void TillRig::addFault(const QJsonObject &fault) const
{
    control("POST", u"/faults"_s, fault);
}

QJsonObject TillRig::truth() const
{
    return control("GET", u"/truth"_s);
}

QJsonArray TillRig::requestLog() const
{
    return control("GET", u"/log"_s).value(u"requests"_s).toArray();
}

QString TillRig::sessionId() const
{
    const auto newest = [this] {
        QJsonObject found;
        for (const QJsonValue &session : truth().value(u"sessions"_s).toArray()) {
            if (session[u"created_at"_s].toString() >= found.value(u"created_at"_s).toString())
                found = session.toObject();
        }
        return found.value(u"id"_s).toString();
    };
    (void)waitFor([&] { return !newest().isEmpty(); });
    return newest();
}

int TillRig::timesTaken() const
{
    int taken = 0;
    for (const QJsonValue &payment : truth().value(u"payments"_s).toArray())
        taken += payment[u"times_taken"_s].toInt();
    return taken;
}

void TillRig::start(const QStringList &arguments)
{
    m_process = std::make_unique<QProcess>();
    m_awake = false;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display.name());
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder());
    environment.insert(u"HOME"_s, folder());
    for (const QString &name : {u"QT_QPA_PLATFORM"_s, u"WAYLAND_DISPLAY"_s, u"QTWEBENGINE_DISABLE_SANDBOX"_s})
        environment.remove(name);
    m_process->setProcessEnvironment(environment);
    m_process->start(QStringLiteral(KASSI_PROGRAM),
                     arguments + QStringList{u"--config"_s, configFile(), u"--state-dir"_s, stateDir()});
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
    clickAt(placeOf(control, false));
}

void TillRig::answerChallenge(const QString &control, bool inPopup)
{
    for (int tries = 0; tries < 20; ++tries) {
        clickAt(placeOf(control, inPopup));
        if (waitFor([this] { return paymentStatus() != u"processing"_s; }, 1'000))
            return;
    }
    qWarning("the bank does not take the answer %s", qUtf8Printable(control));
}

QString TillRig::paymentStatus() const
{
    return truth().value(u"payments"_s).toArray().last()[u"status"_s].toString();
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

bool TillRig::sees(const QString &control) const
{
    return layout(false).value(u"controls"_s).toObject().contains(control);
}

bool TillRig::waitFor(const std::function<bool()> &condition, int timeoutMs)
{
    return QTest::qWaitFor(condition, timeoutMs);
}

// A browser may drop clicks and keys until its first picture stands. A person sees that, and clicks again.
void TillRig::focus(const QString &control)
{
    const auto focused = [this, &control] {
        return layout(false).value(u"controls"_s)[u"focused"_s][u"id"_s].toString() == control;
    };
    for (int tries = 0; tries < 20; ++tries) {
        clickAt(placeOf(control, false));
        m_awake = waitFor(focused, 1'000);
        if (m_awake)
            return;
    }
    qWarning("the control %s does not take the focus", qUtf8Printable(control));
}

void TillRig::clickAt(const QPoint &point) const
{
    hand({u"mousemove"_s, QString::number(point.x()), QString::number(point.y()), u"click"_s, u"1"_s});
}

QJsonObject TillRig::layout(bool popup) const
{
    const QJsonObject page = control("GET", u"/layout/"_s + sessionId());
    return popup ? page.value(u"popup"_s).toObject() : page;
}

// The window covers the screen and the page fills the window's lower right corner, so the page's own size tells where
// it starts. The control has to stand at the same place in two looks, as for a person.
QPoint TillRig::placeOf(const QString &control, bool popup) const
{
    QJsonObject before;
    QPoint place(-1, -1);
    (void)waitFor([&] {
        const QJsonObject page = layout(popup);
        const QJsonObject controls = page.value(u"controls"_s).toObject();
        const QJsonObject box = controls.value(control).toObject();
        const QJsonObject viewport = controls.value(u"viewport"_s).toObject();
        const bool still = !box.isEmpty() && box == before;
        before = box;
        if (!still || viewport.isEmpty())
            return false;
        const double left = VirtualDisplay::width - viewport.value(u"w"_s).toDouble();
        const double top = VirtualDisplay::height - viewport.value(u"h"_s).toDouble();
        place = QPointF(left + box.value(u"x"_s).toDouble() + box.value(u"w"_s).toDouble() / 2,
                        top + box.value(u"y"_s).toDouble() + box.value(u"h"_s).toDouble() / 2)
                    .toPoint();
        return true;
    });
    if (place.x() < 0)
        qWarning("the control %s did not appear; kassi says: %s", qUtf8Printable(control),
                 m_process->peek(4'000).constData());
    return place;
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
