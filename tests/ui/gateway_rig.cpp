// SPDX-License-Identifier: MIT
#include "gateway_rig.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

#include <httplib.h>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
const char controlToken[] = "the-rig-holds-the-strings";
} // namespace

GatewayRig::GatewayRig()
{
    auto gateway = SandboxGateway::start({.controlToken = QString::fromLatin1(controlToken)});
    if (!gateway)
        qFatal("%s", qUtf8Printable(gateway.error().message));
    m_gateway = *std::move(gateway);
    set(u"layout"_s, true);
}

QJsonObject GatewayRig::control(const QByteArray &method, const QString &path, const QJsonObject &body) const
{
    httplib::Client client("127.0.0.1", m_gateway->port());
    const httplib::Headers headers{{"X-Sandbox-Control", controlToken}};
    const std::string where = "/sandbox" + path.toStdString();
    const auto answer = method == "GET"      ? client.Get(where, headers)
                        : method == "DELETE" ? client.Delete(where, headers)
                                             : client.Post(where, headers, QJsonDocument(body).toJson().toStdString(),
                                                           "application/json");
    if (!answer || answer->status >= 400)
        return {};
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object();
}

void GatewayRig::set(const QString &setting, const QJsonValue &value) const
{
    if (control("POST", u"/settings"_s, {{setting, value}}).isEmpty())
        qFatal("the sandbox does not know the setting %s", qUtf8Printable(setting));
}

void GatewayRig::addFault(const QJsonObject &fault) const
{
    control("POST", u"/faults"_s, fault);
}

QJsonObject GatewayRig::truth() const
{
    return control("GET", u"/truth"_s);
}

QJsonArray GatewayRig::requestLog() const
{
    return control("GET", u"/log"_s).value(u"requests"_s).toArray();
}

QString GatewayRig::sessionId() const
{
    if (!m_session.isEmpty())
        return m_session;
    const auto newest = [this] {
        const QJsonArray all = truth().value(u"sessions"_s).toArray(); // in the order of their making
        return all.isEmpty() ? QString() : all.last()[u"id"].toString();
    };
    (void)waitFor([&] { return !newest().isEmpty(); });
    return newest();
}

int GatewayRig::timesTaken() const
{
    int taken = 0;
    for (const QJsonValue &payment : truth().value(u"payments"_s).toArray())
        taken += payment[u"times_taken"_s].toInt();
    return taken;
}

bool GatewayRig::sees(const QString &control) const
{
    return layout(false).value(u"controls"_s).toObject().contains(control);
}

int GatewayRig::pageOf(const QString &session) const
{
    return control("GET", u"/layout/"_s + session).value(u"page"_s).toInt();
}

bool GatewayRig::waitFor(const std::function<bool()> &condition, int timeoutMs)
{
    // Not QTest::qWaitFor(): it sleeps 10 ms between two rounds of events, and the web engine needs hundreds of them.
    if (condition())
        return true;
    QEventLoop loop;
    const QDeadlineTimer end(timeoutMs);
    bool met = false;
    QTimer look;
    look.setSingleShot(true);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        met = condition();
        if (met || end.hasExpired())
            loop.quit();
        else
            look.start(std::chrono::milliseconds(5));
    });
    look.start(0);
    loop.exec();
    return met;
}

QJsonObject GatewayRig::layout(bool popup) const
{
    const QJsonObject page = control("GET", u"/layout/"_s + sessionId());
    return popup ? page.value(u"popup"_s).toObject() : page;
}

QString GatewayRig::paymentStatus() const
{
    const QJsonObject now = truth();
    const QString session = sessionId();
    QString payment;
    for (const QJsonValue &one : now.value(u"sessions"_s).toArray()) {
        if (one[u"id"_s].toString() == session)
            payment = one[u"payment"_s].toString();
    }
    for (const QJsonValue &one : now.value(u"payments"_s).toArray()) {
        if (one[u"id"_s].toString() == payment)
            return one[u"status"_s].toString();
    }
    return {};
}

std::optional<GatewayRig::Place> GatewayRig::placeOf(const QString &control, bool inPopup) const
{
    QJsonObject before;
    std::optional<Place> place;
    (void)waitFor([&] {
        const QJsonObject controls = layout(inPopup).value(u"controls"_s).toObject();
        const QJsonObject box = controls.value(control).toObject();
        const QJsonObject viewport = controls.value(u"viewport"_s).toObject();
        const bool still = !box.isEmpty() && box == before && !viewport.isEmpty();
        before = box;
        if (still)
            place =
                Place{{box[u"x"_s].toDouble(), box[u"y"_s].toDouble(), box[u"w"_s].toDouble(), box[u"h"_s].toDouble()},
                      {viewport[u"w"_s].toDouble(), viewport[u"h"_s].toDouble()}};
        return still;
    });
    if (!place)
        qWarning("the control %s did not appear", qUtf8Printable(control));
    return place;
}

bool GatewayRig::hasFocus(const QString &control) const
{
    return focused().value(u"id"_s).toString() == control;
}

bool GatewayRig::hears(const QString &control) const
{
    const QJsonObject field = focused();
    return field.value(u"id"_s).toString() == control && field.value(u"heard"_s).toBool();
}

int GatewayRig::digits() const
{
    return focused().value(u"digits"_s).toInt();
}

QJsonObject GatewayRig::focused() const
{
    return layout(false).value(u"controls"_s)[u"focused"_s].toObject();
}

} // namespace Kassi
