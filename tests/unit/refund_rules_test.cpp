// SPDX-License-Identifier: MIT
// A refund is known to have failed or to be made only by the gateway's own word about this payment; all else is asked
// again.
#include "machine/refund_rules.h"
#include "unit/support/machine_driver.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

using Reply = Result<Refund>;
Q_DECLARE_METATYPE(Reply)

namespace {

constexpr qint64 part = 990;

Reply says(RefundStatus status, const QString &of = u"pay_1"_s, const QString &id = u"ref_1"_s,
           const Money &money = {part, u"ISK"_s})
{
    return Refund{.id = id, .payment = of, .money = money, .status = status};
}

Attempt beingRefunded(qint64 amount = part, const QString &id = {})
{
    Attempt paid = earlier(Outcome::Paid, true);
    paid.refunds = {{.plan = {u"key-2"_s, "{}", amount}, .amount = amount == 0 ? price.amount : amount, .id = id}};
    if (!id.isEmpty())
        paid.refunds.back().status = RefundStatus::Pending;
    return paid;
}

QString wished(const Attempt &attempt, qint64 amount, const QString &reason = u"Vara skilað"_s)
{
    const auto request = judgeRefundWish(attempt, amount, reason);
    if (!request)
        return errorCodeName(request.error().code) + u' ' + request.error().param;
    return u"%1 of %2: %3"_s.arg(request->amount.value_or(-1)).arg(request->payment, request->reason);
}

Reply fails(ErrorCode code, int httpStatus = 0)
{
    return tl::unexpected(error(code, httpStatus));
}

// "succeeded ref_1", "failed, refused", "ask again, unreachable", "no news"
QString inWords(const RefundVerdict &verdict)
{
    QString words = verdict.error ? u"ask again"_s : u"no news"_s;
    if (verdict.answer) {
        words = verdict.answer->status == RefundStatus::Succeeded ? u"succeeded"_s
                : verdict.answer->status == RefundStatus::Pending ? u"pending"_s
                                                                  : u"failed"_s;
        if (!verdict.answer->refund.isEmpty())
            words += u' ' + verdict.answer->refund;
    }
    return verdict.error ? QString(words + u", "_s + errorCodeName(verdict.error->code)) : words;
}

} // namespace

class RefundRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repliesAreJudged_data();
    void repliesAreJudged();
    void refusedKeyIsNoAnswerToAnEarlierSend();
    void refundOfAllThatIsLeftMayBeOfAnyAmount();
    void wishesAreJudged();
    void reasonsAreJudged();
    void looksAtAnAcceptedRefundAreJudged_data();
    void looksAtAnAcceptedRefundAreJudged();
    void aProgramsRefundIsMadeOnce_data();
    void aProgramsRefundIsMadeOnce();
};

void RefundRulesTest::repliesAreJudged_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const Reply &reply, const QString &verdict) {
        QTest::newRow(name) << reply << verdict;
    };
    row("made", says(RefundStatus::Succeeded), u"succeeded ref_1"_s);
    row("on its way", says(RefundStatus::Pending), u"pending ref_1"_s);
    row("could not be made", says(RefundStatus::Failed), u"failed ref_1, refused"_s);
    row("of another payment", says(RefundStatus::Succeeded, u"pay_2"_s), u"ask again, mismatch"_s);
    row("of another amount", says(RefundStatus::Succeeded, u"pay_1"_s, u"ref_1"_s, price), u"ask again, mismatch"_s);
    row("in another currency", says(RefundStatus::Succeeded, u"pay_1"_s, u"ref_1"_s, {part, u"EUR"_s}),
        u"ask again, mismatch"_s);
    row("failed, of another payment", says(RefundStatus::Failed, u"pay_2"_s), u"ask again, mismatch"_s);
    row("refused", fails(ErrorCode::Refused, 422), u"failed, refused"_s);
    row("no answer", fails(ErrorCode::Unreachable), u"ask again, unreachable"_s);
    row("an answer that was lost", fails(ErrorCode::Indeterminate), u"ask again, indeterminate"_s);
    row("still being made", fails(ErrorCode::InFlight, 409), u"ask again, in_flight"_s);
    row("the server's own trouble", fails(ErrorCode::ServerError, 503), u"ask again, server_error"_s);
    row("no refund's answer at all", fails(ErrorCode::MalformedReply, 200), u"ask again, malformed_reply"_s);
}

void RefundRulesTest::repliesAreJudged()
{
    QFETCH(const Reply, reply);
    QTEST(inWords(judgeRefund(beingRefunded(), reply, false)), "verdict");
}

// A key that was taken away says nothing of a call that left before.
void RefundRulesTest::refusedKeyIsNoAnswerToAnEarlierSend()
{
    const Attempt attempt = beingRefunded();
    for (const int status : {401, 403}) {
        QCOMPARE(inWords(judgeRefund(attempt, fails(ErrorCode::Refused, status), false)), u"failed, refused"_s);
        QCOMPARE(inWords(judgeRefund(attempt, fails(ErrorCode::Refused, status), true)), u"ask again, refused"_s);
    }
    QCOMPARE(inWords(judgeRefund(attempt, fails(ErrorCode::Refused, 422), true)), u"failed, refused"_s);
}

void RefundRulesTest::refundOfAllThatIsLeftMayBeOfAnyAmount()
{
    const Reply some = says(RefundStatus::Succeeded, u"pay_1"_s, u"ref_1"_s, {12, u"ISK"_s});
    QCOMPARE(inWords(judgeRefund(beingRefunded(0), some, false)), u"succeeded ref_1"_s); // its body names none
    QCOMPARE(inWords(judgeRefund(beingRefunded(), some, false)), u"ask again, mismatch"_s);
}

void RefundRulesTest::wishesAreJudged()
{
    const Attempt paid = earlier(Outcome::Paid, true);
    QCOMPARE(wished(paid, 990), u"990 of pay_1: Vara skilað"_s);
    QCOMPARE(wished(paid, 4990), u"4990 of pay_1: Vara skilað"_s);
    QCOMPARE(wished(paid, 4991), u"invalid_request amount"_s);
    QCOMPARE(wished(paid, 0), u"invalid_request amount"_s);
    QCOMPARE(wished(paid, -990), u"invalid_request amount"_s);
    QCOMPARE(wished(beingRefunded(), 990), u"invalid_request "_s);
    QCOMPARE(wished(earlier(Outcome::Cancelled, true), 990), u"invalid_request "_s);
    QCOMPARE(wished(earlier(Outcome::Pending, true), 990), u"invalid_request "_s);
    Attempt rest = beingRefunded();
    rest.refunds.back().status = RefundStatus::Succeeded;
    QCOMPARE(wished(rest, 4000), u"4000 of pay_1: Vara skilað"_s);
    QCOMPARE(wished(rest, 4001), u"invalid_request amount"_s);
    Attempt late = earlier(Outcome::Cancelled, true);
    late.lateMoney = true;
    QCOMPARE(wished(late, 990), u"invalid_request amount"_s); // keep it first
    QCOMPARE(wished(late, 4990), u"4990 of pay_1: Vara skilað"_s);
    late.kept = true;
    QCOMPARE(wished(late, 990), u"990 of pay_1: Vara skilað"_s);
}

void RefundRulesTest::reasonsAreJudged()
{
    const Attempt paid = earlier(Outcome::Paid, true);
    QCOMPARE(wished(paid, 1, {}), u"1 of pay_1: "_s);
    QCOMPARE(wished(paid, 1, QString(200, u'á')), u"1 of pay_1: "_s + QString(200, u'á'));
    QCOMPARE(wished(paid, 1, QString(201, u'á')), u"invalid_request reason"_s);
    QCOMPARE(wished(paid, 1, u"two\nlines"_s), u"invalid_request reason"_s);
    QCOMPARE(wished(paid, 1, u"kort 4242 4242 4242 4242"_s), u"invalid_request reason"_s);
    QCOMPARE(wished(paid, 1, u"4242-4242-4242-4242, gallað"_s), u"invalid_request reason"_s);
    QVERIFY(!holdsCardNumber(u"pöntun 4242 4242 4242 4243"_s)); // its check digit is wrong
    QVERIFY(!holdsCardNumber(u"sími 555 1234, kl. 14:03"_s));
}

void RefundRulesTest::looksAtAnAcceptedRefundAreJudged_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const Reply &reply, const QString &verdict) {
        QTest::newRow(name) << reply << verdict;
    };
    row("made", says(RefundStatus::Succeeded), u"succeeded ref_1"_s);
    row("still on its way", says(RefundStatus::Pending), u"no news"_s);
    row("failed after all", says(RefundStatus::Failed), u"failed ref_1, refused"_s);
    row("another refund", says(RefundStatus::Failed, u"pay_1"_s, u"ref_2"_s), u"ask again, mismatch"_s);
    row("of another payment", says(RefundStatus::Succeeded, u"pay_2"_s), u"ask again, mismatch"_s);
    row("may not be looked at", fails(ErrorCode::Refused, 403), u"ask again, refused"_s);
    row("not found", fails(ErrorCode::Refused, 404), u"ask again, refused"_s);
    row("no answer", fails(ErrorCode::Unreachable), u"ask again, unreachable"_s);
}

void RefundRulesTest::looksAtAnAcceptedRefundAreJudged()
{
    QFETCH(const Reply, reply);
    QTEST(inWords(judgeRefund(beingRefunded(part, u"ref_1"_s), reply, true)), "verdict");
}

// Made was a refund of 990 for "Skilað", by a program with the key "k1" or with none.
void RefundRulesTest::aProgramsRefundIsMadeOnce_data()
{
    QTest::addColumn<QString>("madeWith");
    QTest::addColumn<QString>("key");
    QTest::addColumn<qint64>("amount"); // 0: all that is left
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("repeat");
    const auto row = [](const char *name, const QString &madeWith, const QString &key, qint64 amount,
                        const QString &reason, RefundRepeat repeat) {
        QTest::newRow(name) << madeWith << key << amount << reason << int(repeat);
    };
    const QString why = u"Skilað"_s;
    row("the same call", u"k1"_s, u"k1"_s, part, why, RefundRepeat::Again);
    row("another amount", u"k1"_s, u"k1"_s, part + 1, why, RefundRepeat::Another);
    row("another reason", u"k1"_s, u"k1"_s, part, u"Annað"_s, RefundRepeat::Another);
    row("another key", u"k1"_s, u"k2"_s, part, why, RefundRepeat::New);
    row("no key now", u"k1"_s, {}, part, why, RefundRepeat::New);
    row("the same without a key", {}, {}, part, why, RefundRepeat::Again);
    row("another amount without a key", {}, {}, part + 1, why, RefundRepeat::New);
    row("the rest, after a part, without a key", {}, {}, 0, why, RefundRepeat::New);
    row("a key after none", {}, u"k1"_s, part, why, RefundRepeat::New);
}

void RefundRulesTest::aProgramsRefundIsMadeOnce()
{
    QFETCH(const QString, madeWith);
    QFETCH(const QString, key);
    QFETCH(const qint64, amount);
    QFETCH(const QString, reason);
    const auto bodyFor = [](qint64 of, const QString &why) -> QByteArray {
        return QByteArray::number(of) + ' ' + why.toUtf8();
    };
    Attempt paid = earlier(Outcome::Paid, true);
    const RefundCall call{.key = key, .amount = amount == 0 ? std::nullopt : std::optional(amount)};
    const auto repeat = [&] {
        return int(judgeRefundRepeat(paid, call, [&](qint64 of) { return bodyFor(of, reason); }));
    };
    QCOMPARE(repeat(), int(RefundRepeat::New));

    const QByteArray body = bodyFor(part, u"Skilað"_s);
    const QString made = refundKeyFor(paid.plan.attempt, RefundCall{.key = madeWith, .amount = part}.callKey(), body);
    paid.refunds = {{.plan = {made, body, part}, .amount = part, .id = u"ref_1"_s}};
    QTEST(repeat(), "repeat");
}

QTEST_GUILESS_MAIN(RefundRulesTest)
#include "refund_rules_test.moc"
