// SPDX-License-Identifier: MIT
// The POS API's server on a real port, before a till that only counts: who is let in, what is refused before it is
// read, connections that dawdle, listeners that do not listen, and a till that does not answer.
#include "pos/pos_server.h"
#include "pos/routes.h"
#include "support/http_call.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Kassi;
using namespace Kassi::Pos;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef";
const QString chargeId = u"0b6e7d1c-8f5e-4f43-9a37-d1a1d9f0c001"_s;

class CountingDesk final : public ChargeDesk
{
public:
    QStringList calls; ///< On the till's thread only.
    bool silent = false;
    QThread *const thread = QThread::currentThread();

    void charge(const SessionRequest &request, const Answer<Begun> &answer) override
    {
        tell(u"charge "_s + request.reference, answer, Begun{some(), true});
    }
    void show(const QString &id, const Answer<Charge> &answer) override { tell(u"show "_s + id, answer, some()); }
    void list(const QString &reference, const Answer<std::vector<Charge>> &answer) override
    {
        tell(u"list "_s + reference, answer, std::vector{some()});
    }
    void cancel(const QString &id, const Answer<Charge> &answer) override { tell(u"cancel "_s + id, answer, some()); }
    void refund(const QString &id, const RefundAsk &ask, const Answer<Begun> &answer) override
    {
        tell(u"refund %1 %2 %3"_s.arg(id, QString::number(ask.amount.value_or(-1)), ask.key), answer,
             Begun{some(), false});
    }
    void health(const Answer<ReadinessReport> &answer) override
    {
        tell(u"health"_s, answer, ReadinessReport{.points = {{.name = u"journal"_s}}, .checkedAtMs = 1});
    }
    void figures(const Answer<Figures> &answer) override { tell(u"figures"_s, answer, Figures()); }

private:
    static Charge some() { return {.id = chargeId, .settlement = {.reference = u"ORDER-1"_s, .money = {4990}}}; }

    template <typename T>
    void tell(const QString &call, const Answer<T> &answer, const T &value)
    {
        if (QThread::currentThread() != thread)
            qFatal("the till was called on a thread of the server");
        calls << call;
        if (!silent)
            answer(value);
    }
};

/// Runs `work` on a thread of its own, and the till's event loop meanwhile.
template <typename Work>
auto beside(Work work)
{
    decltype(work()) result{};
    std::atomic<bool> done = false;
    std::thread thread([&] {
        result = work();
        done = true;
    });
    while (!done)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    thread.join();
    return result;
}

} // namespace

class PosServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyRouteLeadsToTheTill_data();
    void everyRouteLeadsToTheTill();
    void descriptionNamesEveryRoute();
    void strangersAreTurnedAway_data();
    void strangersAreTurnedAway();
    void hugeBodyIsRefusedUnread();
    void bodyInPiecesIsRefused();
    void nonsenseIsAnsweredOrClosed_data();
    void nonsenseIsAnsweredOrClosed();
    void dawdlerIsClosedAndOthersAreServed();
    void moreConnectionsThanThreadsWait();
    void eventsComeAndAreReplayed();
    void eventsAreReplayedOnlyToThisRunsListeners();
    void listenerWhoDoesNotReadIsDropped();
    void onlySoManyListen();
    void silentTillIsSaid();
    void callThatWasGivenUpIsNotMade();
    void endsWhileOthersAreConnected();
    void aTakenPortIsSaid();
    void manyAtOnceAreAllAnswered();

private:
    void start(PosServerOptions options = {});
    [[nodiscard]] QByteArray head(const QByteArray &line, const QByteArray &more = {}) const;
    [[nodiscard]] HttpAnswer call(const QByteArray &line, const QByteArray &body = {}, const QByteArray &more = {});
    [[nodiscard]] HttpAnswer raw(const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CountingDesk> m_desk;
    std::unique_ptr<EventLog> m_events;
    std::unique_ptr<PosServer> m_server;
    quint16 m_port = 0;
};

void PosServerTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_desk = std::make_unique<CountingDesk>();
    m_events = std::make_unique<EventLog>(u"run"_s);
    start();
}

void PosServerTest::cleanup()
{
    m_server.reset();
}

void PosServerTest::start(PosServerOptions options)
{
    m_server.reset();
    m_events = std::make_unique<EventLog>(u"run"_s);
    options.listen = {.host = u"127.0.0.1"_s};
    options.tokenFile = m_folder->filePath(u"token"_s);
    options.userId = ::geteuid();
    options.allowedOrigins = {*Origin::parse(u"https://pos.example.is"_s)};
    QFile file(options.tokenFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(token);
    file.close();
    QCOMPARE(::chmod(QFile::encodeName(options.tokenFile).constData(), S_IRUSR | S_IWUSR), 0);
    auto server = PosServer::start(options, *m_desk, *m_events);
    QVERIFY2(server, server ? "" : qPrintable(server.error().message));
    m_server = *std::move(server);
    m_port = m_server->address().port;
}

QByteArray PosServerTest::head(const QByteArray &line, const QByteArray &more) const
{
    return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\nAuthorization: Bearer " + token +
           "\r\n" + more;
}

HttpAnswer PosServerTest::raw(const QByteArray &bytes)
{
    return beside([&] {
        HttpCall http(m_port);
        http.send(bytes);
        return http.answer();
    });
}

HttpAnswer PosServerTest::call(const QByteArray &line, const QByteArray &body, const QByteArray &more)
{
    QByteArray bytes = head(line, more);
    if (!body.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return raw(bytes + "\r\n" + body);
}

void PosServerTest::everyRouteLeadsToTheTill_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("called");
    const auto row = [](const QByteArray &line, const QByteArray &body, int status, const QString &called) {
        QTest::newRow(line.constData()) << line << body << status << called;
    };
    const QByteArray one = "/v1/charges/" + chargeId.toLatin1();
    row("POST /v1/charges", R"({"amount":4990,"reference":"ORDER-1"})", 201, u"charge ORDER-1"_s);
    row("GET /v1/charges?reference=P%C3%B6ntun%201", {}, 200, u"list Pöntun 1"_s);
    row("GET " + one, {}, 200, u"show "_s + chargeId);
    row("POST " + one + "/cancel", {}, 200, u"cancel "_s + chargeId);
    row("POST " + one + "/refunds", R"({"amount":990})", 200, u"refund %1 990 "_s.arg(chargeId));
    row("GET /v1/health", {}, 200, u"health"_s);
    row("GET /metrics", {}, 200, u"figures"_s);
    row("GET /v1/charges", {}, 400, {});
    row("GET /v1/charges?reference=", {}, 400, {});
    row("GET /v1/charges?reference=a&reference=b", {}, 400, {});
    row("GET /v1/charges?ref=a", {}, 400, {});
    row("GET /v1/charges/1", {}, 404, {});
    row("GET /v1/charges/", {}, 404, {});
    row("GET " + one + "/", {}, 404, {});
    row("GET " + one + "/cancel", {}, 405, {});
    row("PUT /v1/charges", "{}", 405, {});
    row("DELETE " + one, {}, 405, {});
    row("GET /", {}, 404, {});
    row("GET /v1/../v1/health", {}, 404, {});
    row("POST " + one + "/cancel?", R"({"why":"x"})", 400, {});
}

void PosServerTest::everyRouteLeadsToTheTill()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QString, called);
    const HttpAnswer answer = call(line, body);
    QVERIFY2(answer.status == status, answer.body.constData());
    QCOMPARE(m_desk->calls, called.isEmpty() ? QStringList() : QStringList{called});
    QVERIFY(answer.head.toLower().contains("\r\ncache-control: no-store"));
    if (status >= 400)
        QVERIFY2(!answer.code().isEmpty(), answer.body.constData());
}

void PosServerTest::descriptionNamesEveryRoute()
{
    const HttpAnswer answer = call("GET /openapi.json");
    QCOMPARE(answer.status, 200);
    const QJsonObject paths = answer.json()[u"paths"].toObject();
    QStringList described;
    for (const QString &path : paths.keys()) {
        const QJsonObject methods = paths[path].toObject();
        for (const QString &method : methods.keys()) {
            described << method.toUpper() + u' ' + path;
            const QJsonObject responses = methods[method][u"responses"].toObject();
            QVERIFY2(responses.contains(u"default"_s) && responses.contains(u"200"_s), qPrintable(path));
        }
    }
    QStringList served;
    for (const Route &route : routes())
        served << QString::fromLatin1(route.method) + u' ' + QString::fromLatin1(route.pattern);
    served.sort();
    described.sort();
    QCOMPARE(described, served);
    // What it says of a charge is what a charge is.
    const QJsonObject charge = call("GET /v1/charges/" + chargeId.toLatin1()).json();
    const QJsonObject schema = answer.json()[u"components"][u"schemas"][u"Charge"][u"properties"].toObject();
    for (const QString &field : charge.keys())
        QVERIFY2(schema.contains(field), qPrintable(field));
    QCOMPARE(charge.size() + 1, schema.size()); // all but the error, where there is none
}

void PosServerTest::strangersAreTurnedAway_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QByteArray none;
    QTest::newRow("no token") << none << none << none << 401 << u"invalid_token"_s;
    QTest::newRow("wrong token") << none << QByteArray(32, 'x') << none << 401 << u"invalid_token"_s;
    QTest::newRow("rebound name") << QByteArray("evil.example") << token << none << 421 << u"wrong_host"_s;
    QTest::newRow("foreign page") << none << token << QByteArray("https://evil.example") << 403
                                  << u"origin_not_allowed"_s;
    QTest::newRow("the shop's page") << none << token << QByteArray("https://pos.example.is") << 201 << QString();
}

void PosServerTest::strangersAreTurnedAway()
{
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, given);
    QFETCH(const QByteArray, origin);
    QFETCH(const int, status);
    QFETCH(const QString, code);
    const QByteArray body = R"({"amount":4990,"reference":"ORDER-1"})";
    QByteArray bytes =
        "POST /v1/charges HTTP/1.1\r\nHost: " + (host.isEmpty() ? "127.0.0.1:" + QByteArray::number(m_port) : host) +
        "\r\n";
    if (!given.isEmpty())
        bytes += "Authorization: Bearer " + given + "\r\n";
    if (!origin.isEmpty())
        bytes += "Origin: " + origin + "\r\n";
    bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    const HttpAnswer answer = raw(bytes);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), code);
    QCOMPARE(m_desk->calls.size(), status == 201 ? 1 : 0);
    QCOMPARE(answer.head.contains("Access-Control-Allow-Origin: https://pos.example.is"), status == 201);
    QVERIFY(!answer.head.contains("Access-Control-Allow-Origin: https://evil"));
}

void PosServerTest::hugeBodyIsRefusedUnread()
{
    const HttpAnswer answer = raw(
        head("POST /v1/charges", "Content-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{\"amount\":"));
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.code(), u"body_too_large"_s);
    QVERIFY(m_desk->calls.isEmpty());
}

void PosServerTest::bodyInPiecesIsRefused()
{
    const HttpAnswer answer = raw(head(
        "POST /v1/charges", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"amo\r\n"));
    QCOMPARE(answer.status, 411);
    QVERIFY(m_desk->calls.isEmpty());
}

void PosServerTest::nonsenseIsAnsweredOrClosed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n");
    QTest::newRow("TLS") << QByteArray::fromHex("1603010200010001fc0303");
    QTest::newRow("nothing") << QByteArray("\r\n\r\n\r\n");
    QTest::newRow("long line") << "GET /" + QByteArray(100'000, 'a') + " HTTP/1.1\r\n\r\n";
    QTest::newRow("long header") << "GET / HTTP/1.1\r\nX: " + QByteArray(100'000, 'a') + "\r\n\r\n";
    QTest::newRow("no version") << QByteArray("GET /v1/health\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(5'000, '\0');
    QTest::newRow("broken escape") << QByteArray("GET /v1/%zz%4 HTTP/1.1\r\nHost: x\r\n\r\n");
}

void PosServerTest::nonsenseIsAnsweredOrClosed()
{
    QFETCH(const QByteArray, bytes);
    start({.patience = 500ms});
    const HttpAnswer answer = raw(bytes);
    QVERIFY2(answer.status == 0 || answer.status >= 400, answer.head.constData());
    QVERIFY(m_desk->calls.isEmpty());
    QCOMPARE(call("GET /v1/health").status, 200); // and goes on
}

void PosServerTest::dawdlerIsClosedAndOthersAreServed()
{
    start({.patience = 400ms});
    const qint64 lasted = beside([&] {
        HttpCall slow(m_port);
        slow.send("POST /v1/charges HTTP/1.1\r\n");
        QElapsedTimer clock;
        clock.start();
        // A byte at a time, each well within the library's own limit.
        while (slow.socket().state() == QAbstractSocket::ConnectedState && clock.elapsed() < 10'000) {
            slow.socket().write("X");
            slow.socket().waitForBytesWritten(50);
            slow.socket().waitForReadyRead(50);
        }
        return clock.elapsed();
    });
    QVERIFY2(lasted < 5'000, qPrintable(QString::number(lasted)));
    QVERIFY(lasted >= 300);
    // As many as there are threads: others are served once those are closed.
    std::vector<std::unique_ptr<HttpCall>> idle;
    for (int i = 0; i < PosServer::mostConnections + 10; ++i) {
        idle.push_back(std::make_unique<HttpCall>(m_port));
        idle.back()->send("GET /");
    }
    QCOMPARE(call("GET /v1/health").status, 200);
}

void PosServerTest::moreConnectionsThanThreadsWait()
{
    start({.patience = 1s});
    const auto descriptors = [] {
        return QDir(u"/dev/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
    };
    const qsizetype before = descriptors();
    constexpr int many = 3 * PosServer::mostConnections;
    std::vector<std::unique_ptr<HttpCall>> idle;
    for (int i = 0; i < many; ++i)
        idle.push_back(std::make_unique<HttpCall>(m_port));
    for (const auto &connection : idle)
        connection->socket().waitForConnected(20);
    // Ours are the client's ends; the server has no more than it has threads for, and one that waits for one.
    QVERIFY2(descriptors() - before <= many + PosServer::mostConnections + 4,
             qPrintable(QString::number(descriptors())));
    idle.clear();
    QCOMPARE(call("GET /v1/health").status, 200);
}

void PosServerTest::eventsComeAndAreReplayed()
{
    start({.heartbeat = 100ms});
    HttpCall listener(m_port);
    listener.send(head("GET /v1/events", "\r\n"));
    QVERIFY(listener.hears(": listening"));
    QVERIFY(listener.received().contains("text/event-stream"));
    QVERIFY(listener.hears(": alive"));
    m_events->add("charge", R"({"id":"a"})");
    QVERIFY(listener.hears("id: run-1\nevent: charge\ndata: {\"id\":\"a\"}\n\n"));
    m_events->add("charge", R"({"id":"b"})");
    HttpCall later(m_port);
    later.send(head("GET /v1/events", "Last-Event-ID: run-1\r\n\r\n"));
    QVERIFY(later.hears("id: run-2\n"));
    QVERIFY(!later.received().contains("id: run-1\n"));
}

void PosServerTest::eventsAreReplayedOnlyToThisRunsListeners()
{
    m_events->add("charge", "{}");
    HttpCall listener(m_port);
    listener.send(head("GET /v1/events", "Last-Event-ID: earlier-1\r\n\r\n"));
    QVERIFY(listener.hears("event: reset"));
    m_events->add("charge", R"({"id":"b"})");
    QVERIFY(listener.hears("id: run-2"));
    QVERIFY(!listener.received().contains("id: run-1"));
}

void PosServerTest::listenerWhoDoesNotReadIsDropped()
{
    start({.patience = 300ms});
    HttpCall deaf(m_port);
    const int small = 4'096;
    deaf.send(head("GET /v1/events", "\r\n"));
    QVERIFY(deaf.hears(": listening"));
    QCOMPARE(::setsockopt(int(deaf.socket().socketDescriptor()), SOL_SOCKET, SO_RCVBUF, &small, sizeof small), 0);
    deaf.socket().setReadBufferSize(1); // and nothing is read any more
    const QByteArray big = '"' + QByteArray(1'000'000, 'x') + '"';
    for (int i = 0; i < 10; ++i)
        m_events->add("charge", big);
    HttpCall attentive(m_port);
    attentive.send(head("GET /v1/events", "\r\n"));
    QVERIFY(attentive.hears(": listening"));
    // Its place is free again when it has been dropped: as many as there may be listen beside the other one.
    std::vector<std::unique_ptr<HttpCall>> listeners;
    QElapsedTimer clock;
    clock.start();
    while (int(listeners.size()) < PosServer::mostListeners - 1 && clock.elapsed() < 15'000) {
        auto next = std::make_unique<HttpCall>(m_port);
        next->send(head("GET /v1/events", "\r\n"));
        if (next->hears(": listening", 2'000))
            listeners.push_back(std::move(next));
    }
    QCOMPARE(int(listeners.size()), PosServer::mostListeners - 1);
    m_events->add("charge", R"({"id":"last"})");
    QVERIFY(attentive.hears("last"));
}

void PosServerTest::onlySoManyListen()
{
    std::vector<std::unique_ptr<HttpCall>> listeners;
    for (int i = 0; i < PosServer::mostListeners; ++i) {
        listeners.push_back(std::make_unique<HttpCall>(m_port));
        listeners.back()->send(head("GET /v1/events", "\r\n"));
        QVERIFY(listeners.back()->hears(": listening"));
    }
    const HttpAnswer answer = call("GET /v1/events");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.code(), u"too_many_listeners"_s);
    QCOMPARE(call("GET /v1/health").status, 200);
}

void PosServerTest::silentTillIsSaid()
{
    start({.deskPatience = 200ms});
    m_desk->silent = true;
    const HttpAnswer answer = call("POST /v1/charges", R"({"amount":4990,"reference":"ORDER-1"})");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.code(), u"till_silent"_s);
    QCOMPARE(m_desk->calls.size(), 1);
}

void PosServerTest::callThatWasGivenUpIsNotMade()
{
    start({.deskPatience = 200ms});
    const QByteArray body = R"({"amount":4990,"reference":"ORDER-1"})";
    HttpCall http(m_port); // on this thread: the till does nothing else meanwhile
    http.send(head("POST /v1/charges", "Content-Type: application/json\r\nContent-Length: " +
                                           QByteArray::number(body.size()) + "\r\n\r\n") +
              body);
    const HttpAnswer answer = http.answer();
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.code(), u"till_busy"_s);
    QCoreApplication::processEvents();
    QVERIFY(m_desk->calls.isEmpty());
}

void PosServerTest::endsWhileOthersAreConnected()
{
    HttpCall idle(m_port);
    idle.send("GET /v1/health HTTP/1.1\r\n");
    HttpCall listener(m_port);
    listener.send(head("GET /v1/events", "\r\n"));
    QVERIFY(listener.hears(": listening"));
    m_desk->silent = true;
    HttpCall waiting(m_port);
    waiting.send(head("GET /v1/health", "\r\n"));
    QTRY_COMPARE(m_desk->calls.size(), 1);
    QElapsedTimer clock;
    clock.start();
    m_server.reset();
    QVERIFY2(clock.elapsed() < 3'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(listener.msUntilClosed() >= 0);
    QVERIFY(idle.msUntilClosed() >= 0);
}

void PosServerTest::aTakenPortIsSaid()
{
    const auto second = PosServer::start(
        {.listen = m_server->address(), .tokenFile = m_folder->filePath(u"token"_s), .userId = ::geteuid()}, *m_desk,
        *m_events);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::InvalidSettings);
    const auto without =
        PosServer::start({.listen = {.host = u"127.0.0.1"_s}, .tokenFile = u"/nothing"_s}, *m_desk, *m_events);
    QVERIFY(!without);
    QCOMPARE(without.error().code, ErrorCode::InvalidCredentials);
}

void PosServerTest::manyAtOnceAreAllAnswered()
{
    const int good = beside([&] {
        std::atomic<int> answered = 0;
        std::vector<std::thread> clients;
        for (int client = 0; client < 8; ++client) {
            clients.emplace_back([&] {
                for (int i = 0; i < 25; ++i) {
                    HttpCall http(m_port);
                    http.send(head("GET /v1/health", "\r\n"));
                    answered += http.answer().status == 200 ? 1 : 0;
                }
            });
        }
        for (std::thread &client : clients)
            client.join();
        return answered.load();
    });
    QCOMPARE(good, 200);
}

QTEST_GUILESS_MAIN(PosServerTest)
#include "pos_server_test.moc"
