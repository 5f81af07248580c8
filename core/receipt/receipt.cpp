// SPDX-License-Identifier: MIT
#include "receipt/receipt.h"

#include "receipt/kennitala.h"

#include <QLocale>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

struct Words
{
    QString receipt, claim, refund;
    QString paid, notPaidYet, refunded;
    QString claimNote;
    QString warning, copy, printed;
    QString kennitala, vatNumber;
    QString reference, payment, refundId, till, merchant;
    QString amount, vat;
};

Words wordsFor(const QString &language)
{
    if (language == u"is"_s)
        return {.receipt = u"KVITTUN"_s,
                .claim = u"KRAFA"_s,
                .refund = u"ENDURGREIÐSLA"_s,
                .paid = u"Greitt"_s,
                .notPaidYet = u"Ekki greitt enn"_s,
                .refunded = u"Endurgreitt"_s,
                .claimNote = u"Krafan er greidd í netbanka. Þetta er ekki kvittun fyrir greiðslu."_s,
                .warning = u"ÆFING – EKKI KVITTUN"_s,
                .copy = u"AFRIT"_s,
                .printed = u"Prentað %1"_s,
                .kennitala = u"Kt. %1"_s,
                .vatNumber = u"VSK-nr. %1"_s,
                .reference = u"Tilvísun"_s,
                .payment = u"Greiðsla"_s,
                .refundId = u"Endurgreiðsla"_s,
                .till = u"Afgreiðslukassi"_s,
                .merchant = u"Söluaðili"_s,
                .amount = u"Upphæð"_s,
                .vat = u"Þar af VSK %1%"_s};
    if (language == u"pl"_s)
        return {.receipt = u"POTWIERDZENIE ZAPŁATY"_s,
                .claim = u"KRAFA"_s,
                .refund = u"ZWROT"_s,
                .paid = u"Zapłacono"_s,
                .notPaidYet = u"Jeszcze nie zapłacono"_s,
                .refunded = u"Zwrócono"_s,
                .claimNote = u"Krafa jest płatna w bankowości internetowej. To nie jest potwierdzenie zapłaty."_s,
                .warning = u"SZKOLENIE – TO NIE JEST POTWIERDZENIE"_s,
                .copy = u"KOPIA"_s,
                .printed = u"Wydrukowano %1"_s,
                .kennitala = u"Kt. %1"_s,
                .vatNumber = u"Nr VAT (VSK) %1"_s,
                .reference = u"Zamówienie"_s,
                .payment = u"Płatność"_s,
                .refundId = u"Zwrot"_s,
                .till = u"Kasa"_s,
                .merchant = u"Sprzedawca"_s,
                .amount = u"Kwota"_s,
                .vat = u"W tym VAT %1%"_s};
    return {.receipt = u"RECEIPT"_s,
            .claim = u"CLAIM"_s,
            .refund = u"REFUND"_s,
            .paid = u"Paid"_s,
            .notPaidYet = u"Not paid yet"_s,
            .refunded = u"Refunded"_s,
            .claimNote = u"The claim is paid in the online bank. This is not a receipt for a payment."_s,
            .warning = u"TRAINING – NOT A RECEIPT"_s,
            .copy = u"COPY"_s,
            .printed = u"Printed %1"_s,
            .kennitala = u"Kt. %1"_s,
            .vatNumber = u"VAT no. %1"_s,
            .reference = u"Reference"_s,
            .payment = u"Payment"_s,
            .refundId = u"Refund"_s,
            .till = u"Till"_s,
            .merchant = u"Merchant"_s,
            .amount = u"Amount"_s,
            .vat = u"Of which VAT %1%"_s};
}

/// The date at the left and the time at the right, as tills write them.
ReceiptRow momentOf(qint64 ms, const ReceiptContext &context)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms, context.zone);
    if (context.language == u"is"_s)
        return {at.toString(u"d.M.yyyy"_s), at.toString(u"'kl. 'HH:mm"_s)};
    if (context.language == u"pl"_s)
        return {at.toString(u"dd.MM.yyyy"_s), at.toString(u"HH:mm"_s)};
    return {QLocale(u"en_GB"_s).toString(at, u"d MMMM yyyy"_s), at.toString(u"HH:mm"_s)};
}

enum class Kind { Payment, Claim, Refund };

Result<Kind> kindOf(const Attempt &attempt, const AttemptRefund *refund)
{
    if (refund && refund->status == RefundStatus::Succeeded)
        return Kind::Refund;
    if (refund)
        return fail(ErrorCode::InvalidRequest,
                    u"There is no receipt while a refund is under way. Print it when the money has gone back."_s);
    if (attempt.needsDecision())
        return fail(ErrorCode::InvalidRequest,
                    u"There is no receipt for money that came late before somebody keeps or refunds it."_s);
    if (attempt.isPaid())
        return Kind::Payment;
    if (attempt.outcome == Outcome::Pending)
        return Kind::Claim;
    return fail(ErrorCode::InvalidRequest, u"There is no receipt for money that was not taken."_s);
}

QStringList shopLines(const Shop &shop, const Words &words)
{
    QStringList lines = shop.address;
    if (!shop.kennitala.isEmpty())
        lines << words.kennitala.arg(formatKennitala(shop.kennitala));
    if (!shop.vatNumber.isEmpty())
        lines << words.vatNumber.arg(shop.vatNumber);
    return lines;
}

/// The one that the receipt is about; nothing: it is about the payment.
const AttemptRefund *refundOf(const Attempt &attempt, const ReceiptContext &context)
{
    if (context.refund)
        return *context.refund < attempt.refunds.size() ? &attempt.refunds[*context.refund] : nullptr;
    return attempt.isTaken() && !attempt.refunds.empty() && !attempt.isPaid() ? &attempt.refunds.back() : nullptr;
}

qint64 dateOf(const Attempt &attempt, const AttemptRefund *refund)
{
    if (refund)
        return refund->changedAtMs;
    return attempt.takenAtMs > 0 ? attempt.takenAtMs : attempt.changedAtMs;
}

std::vector<ReceiptRow> facts(const Attempt &attempt, const AttemptRefund *refund, const ReceiptContext &context,
                              const Words &words)
{
    std::vector<ReceiptRow> rows{momentOf(dateOf(attempt, refund), context), {words.reference, attempt.plan.reference}};
    if (!attempt.payment.isEmpty())
        rows.push_back({words.payment, attempt.payment});
    if (refund && !refund->id.isEmpty())
        rows.push_back({words.refundId, refund->id});
    if (!context.tillName.isEmpty())
        rows.push_back({words.till, context.tillName});
    if (!context.merchant.isEmpty() && !context.shop.name.isEmpty() && context.merchant != context.shop.name)
        rows.push_back({words.merchant, context.merchant});
    return rows;
}

} // namespace

Result<Receipt> makeReceipt(const Attempt &attempt, const ReceiptContext &context)
{
    const AttemptRefund *refund = refundOf(attempt, context);
    if (context.refund && !refund)
        return fail(ErrorCode::InvalidRequest, u"There is no such refund."_s);
    const auto kind = kindOf(attempt, refund);
    if (!kind)
        return tl::unexpected(kind.error());
    const Words words = wordsFor(context.language);
    const Shop &shop = context.shop;
    const Money money{.amount = refund ? refund->amount : attempt.plan.money.amount,
                      .currency = attempt.plan.money.currency};

    Receipt receipt{.shop = shop.name.isEmpty() ? context.merchant : shop.name,
                    .shopLines = shopLines(shop, words),
                    .facts = facts(attempt, refund, context, words),
                    .amount = {words.amount, formatMoney(money, context.language)},
                    .footer = shop.footer};
    switch (*kind) {
    case Kind::Payment:
        receipt.title = words.receipt;
        receipt.outcome = words.paid;
        break;
    case Kind::Claim:
        receipt.title = words.claim;
        receipt.outcome = words.notPaidYet;
        receipt.notes << words.claimNote;
        break;
    case Kind::Refund:
        receipt.title = words.refund;
        receipt.outcome = words.refunded;
        break;
    }
    if (shop.vatPercent && *kind != Kind::Claim) {
        const Money tax{.amount = includedVat(money.amount, *shop.vatPercent), .currency = money.currency};
        receipt.vat = ReceiptRow{words.vat.arg(*shop.vatPercent), formatMoney(tax, context.language)};
    }
    if (context.training)
        receipt.warning = words.warning;
    if (context.copy) {
        const ReceiptRow now = momentOf(context.nowMs, context);
        receipt.copyMark = words.copy;
        receipt.notes << words.printed.arg(now.label + u' ' + now.value);
    }
    return receipt;
}

bool hasReceipt(const Settlement &settlement)
{
    return (settlement.outcome == Outcome::Paid || settlement.outcome == Outcome::Pending) && !settlement.isLateMoney();
}

qint64 includedVat(qint64 amount, int percent)
{
    const qint64 whole = 100 + qint64(percent);
    return (2 * amount * percent + whole) / (2 * whole); // at most 2 · 2^53 · 99: less than 2^61
}

} // namespace Kassi
