// SPDX-License-Identifier: MIT
#include "drill_gateway.h"

#include <QDate>
#include <QJsonDocument>
#include <QUrl>
#include <QUuid>

#include <httplib.h>

namespace Kassi::Drill {
using namespace Qt::StringLiterals;

namespace {

const QString kennitala = u"1201743399"_s;

QJsonObject parsed(const httplib::Result &answer)
{
    return answer ? QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object() : QJsonObject();
}

std::string text(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
}

QList<Books::Request> readRequests(const QJsonArray &log)
{
    QList<Books::Request> requests;
    for (const auto &one : log)
        requests.append({.method = one[u"method"_s].toString(),
                         .path = one[u"path"_s].toString(),
                         .key = one[u"idempotency_key"_s].toString(),
                         .body = one[u"body"_s].toString(),
                         .status = one[u"status"_s].toInt()});
    return requests;
}

} // namespace

Books readBooks(const QJsonObject &truth, const QJsonArray &log)
{
    Books books{.requests = readRequests(log)};
    for (const auto &one : truth[u"sessions"_s].toArray())
        books.sessions.append({.id = one[u"id"_s].toString(),
                               .payment = one[u"payment"_s].toString(),
                               .reference = one[u"external_reference"_s].toString(),
                               .status = one[u"status"_s].toString(),
                               .secret = one[u"client_secret"_s].toString()});
    for (const auto &one : truth[u"payments"_s].toArray())
        books.payments.append(
            {.id = one[u"id"_s].toString(),
             .reference = one[u"external_reference"_s].toString(),
             .status = one[u"status"_s].toString(),
             .money = {.amount = one[u"amount"_s].toInteger(), .currency = one[u"currency"_s].toString()},
             .timesTaken = one[u"times_taken"_s].toInt()});
    return books;
}

struct Gateway::Wire
{
    httplib::Client client;
    httplib::Headers token;
};

Result<std::unique_ptr<Gateway>> Gateway::start()
{
    const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto sandbox = SandboxGateway::start({.controlToken = token});
    if (!sandbox)
        return tl::unexpected(sandbox.error());
    std::unique_ptr<Gateway> gateway(new Gateway(*std::move(sandbox)));
    gateway->m_wire->token = {{"X-Sandbox-Control", token.toStdString()}};
    gateway->set(u"layout"_s, true); // so that it is known when a page is on the screen
    return gateway;
}

Gateway::Gateway(std::unique_ptr<SandboxGateway> sandbox)
    : m_sandbox(std::move(sandbox))
    , m_wire(std::make_unique<Wire>(httplib::Client("127.0.0.1", m_sandbox->port())))
{
    m_wire->client.set_keep_alive(true);
    m_wire->client.set_tcp_nodelay(true);
}

Gateway::~Gateway() = default;

QJsonObject Gateway::control(const char *method, const QString &path, const QJsonObject &body)
{
    httplib::Request request;
    request.method = method;
    request.path = "/sandbox" + path.toStdString();
    request.headers = m_wire->token;
    if (request.method == "POST") {
        request.headers.emplace("Content-Type", "application/json");
        request.body = text(body);
    }
    const httplib::Result answer = m_wire->client.send(request);
    if (!answer || (answer->status >= 400 && answer->status != 404))
        qWarning("kassi: the sandbox does not take %s %s", method, qUtf8Printable(path));
    return answer && answer->status < 400 ? parsed(answer) : QJsonObject();
}

QJsonObject Gateway::page(const QString &path, const QJsonObject &body)
{
    return parsed(m_wire->client.Post(path.toStdString(), text(body), "application/json"));
}

void Gateway::set(const QString &setting, const QJsonValue &value)
{
    control("POST", u"/settings"_s, {{setting, value}});
}

void Gateway::addFault(const QJsonObject &fault)
{
    control("POST", u"/faults"_s, fault);
}

void Gateway::clearFaults()
{
    control("DELETE", u"/faults"_s);
}

void Gateway::changeSession(const QString &session, const QJsonObject &change)
{
    control("POST", u"/sessions/"_s + session, change);
}

void Gateway::changePayment(const QString &payment, const QJsonObject &change)
{
    control("POST", u"/payments/"_s + payment, change);
}

Books Gateway::books()
{
    return readBooks(control("GET", u"/truth"_s), control("GET", u"/log"_s)[u"requests"_s].toArray());
}

QList<Books::Request> Gateway::requests()
{
    return readRequests(control("GET", u"/log"_s)[u"requests"_s].toArray());
}

void Gateway::forgetRequests()
{
    control("DELETE", u"/log"_s);
}

int Gateway::pageReports(const QString &session)
{
    return control("GET", u"/layout/"_s + session)[u"generation"_s].toInt();
}

QString Gateway::payByCard(const Books::Session &session, const QString &number)
{
    return page(u"/element/%1/pay"_s.arg(session.secret),
                {{u"method"_s, u"card"_s},
                 {u"number"_s, number},
                 {u"expiry"_s, QDate::currentDate().addYears(2).toString(u"MM/yy"_s)},
                 {u"cvc"_s, u"123"_s}})[u"status"_s]
        .toString();
}

QString Gateway::payByKrafa(const Books::Session &session)
{
    return page(u"/element/%1/pay"_s.arg(session.secret),
                {{u"method"_s, u"krafa"_s}, {u"kennitala"_s, kennitala}})[u"status"_s]
        .toString();
}

void Gateway::answerBank(const Books::Session &session, bool approve)
{
    const QJsonObject state = parsed(m_wire->client.Get(u"/element/%1/state"_s.arg(session.secret).toStdString()));
    const QString question = QUrl(state[u"acs"_s].toString()).path();
    page(question + u"/answer"_s, {{u"approve"_s, approve}});
}

} // namespace Kassi::Drill
