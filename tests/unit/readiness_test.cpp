// SPDX-License-Identifier: MIT
// What `kassi check` says of a key, by what the gateway answers to ids that cannot exist.
#include "gateway/readiness.h"
#include "unit/support/till.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

class ReadinessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesAKeyByWhatItMayRead_data();
    void judgesAKeyByWhatItMayRead();
};

void ReadinessTest::judgesAKeyByWhatItMayRead_data()
{
    QTest::addColumn<int>("session");
    QTest::addColumn<int>("payment");
    QTest::addColumn<QStringList>("points");
    const auto row = [](const char *name, int session, int payment, const QStringList &points) {
        QTest::newRow(name) << session << payment << points;
    };
    row("secret key", 404, 404, {u"ok merchant"_s, u"ok may read sessions"_s, u"ok may read payments"_s});
    row("no payments", 404, 403, {u"ok merchant"_s, u"ok may read sessions"_s, u"ok krafa"_s});
    row("no sessions", 403, 403, {u"ok merchant"_s, u"not ok could never be confirmed"_s, u"ok krafa"_s});
    row("wrong key", 401, 401, {u"ok merchant"_s, u"not ok could never be confirmed"_s, u"not ok scripted"_s});
    row("server in trouble", 503, 503, {u"ok merchant"_s, u"not ok scripted"_s, u"not ok scripted"_s});
}

void ReadinessTest::judgesAKeyByWhatItMayRead()
{
    QFETCH(const int, session);
    QFETCH(const int, payment);
    QFETCH(const QStringList, points);
    Till till;
    till.api.merchants = {Merchant{.id = u"mer_1"_s, .name = u"merchant"_s}};
    till.api.sessions = {failure<PaymentSession>(error(ErrorCode::Refused, session))};
    till.api.payments = {failure<Payment>(error(ErrorCode::Refused, payment))};
    Readiness readiness(till.api);
    std::vector<ReadinessPoint> found;
    bool finished = false;
    QObject::connect(&readiness, &Readiness::found, &readiness,
                     [&](const ReadinessPoint &point) { found.push_back(point); });
    QObject::connect(&readiness, &Readiness::finished, &readiness, [&] { finished = true; });
    readiness.start();
    till.clock.pass(1'000);
    QVERIFY(finished);
    QCOMPARE(found.size(), size_t(points.size()));
    for (size_t i = 0; i < found.size(); ++i) {
        const QString &wanted = points.at(qsizetype(i));
        const bool ok = wanted.startsWith(u"ok "_s);
        const QString words = wanted.mid(ok ? 3 : 7);
        QVERIFY2(found[i].isReady() == ok && found[i].detail.contains(words), qPrintable(found[i].detail));
    }
}

QTEST_GUILESS_MAIN(ReadinessTest)
#include "readiness_test.moc"
