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

Reply says(RefundStatus status, const QString &of = u"pay_1"_s, const QString &id = u"ref_1"_s)
{
    return Refund{.id = id, .payment = of, .money = price, .status = status};
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
    void looksAtAnAcceptedRefundAreJudged_data();
    void looksAtAnAcceptedRefundAreJudged();
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
    QTEST(inWords(judgeRefund(earlier(Outcome::Cancelled), reply)), "verdict");
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
    Attempt accepted = earlier(Outcome::Cancelled);
    accepted.refund = u"ref_1"_s;
    accepted.refundStatus = RefundStatus::Pending;
    QTEST(inWords(judgeRefund(accepted, reply)), "verdict");
}

QTEST_GUILESS_MAIN(RefundRulesTest)
#include "refund_rules_test.moc"
