// SPDX-License-Identifier: MIT
#include "gateway/readiness.h"

#include <QPointer>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

template <typename T>
std::optional<Error> errorOf(const Result<T> &reply)
{
    return reply ? std::nullopt : std::optional(reply.error());
}

// Of an id that cannot exist.
ReadinessFinding findingOf(int status)
{
    if (status == 404)
        return ReadinessFinding::Good;
    return status == 200 ? ReadinessFinding::KnowsTheImpossible : ReadinessFinding::CallFailed;
}

} // namespace

Readiness::Readiness(SessionApi &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void Readiness::start()
{
    m_api.merchant([self = QPointer(this)](const Result<Merchant> &merchant) {
        if (!self)
            return;
        // A publishable key may be refused here and still be good for taking payments; the next point decides.
        const bool restricted = !merchant && merchant.error().httpStatus == 403;
        if (merchant)
            Q_EMIT self->merchantFound(*merchant);
        Q_EMIT self->found({u"gateway and key"_s,
                            merchant     ? ReadinessState::Ok
                            : restricted ? ReadinessState::Warning
                                         : ReadinessState::NotReady,
                            merchant     ? u"%1 %2"_s.arg(merchant->id, merchant->name).trimmed()
                            : restricted ? u"reached; this key may not look up its merchant"_s
                                         : merchant.error().message,
                            merchant     ? ReadinessFinding::Good
                            : restricted ? ReadinessFinding::KeyIsRestricted
                                         : ReadinessFinding::CallFailed,
                            errorOf(merchant)});
        self->lookUpNoSession();
    });
}

void Readiness::lookUpNoSession()
{
    m_api.session(u"pses_kassi_readiness"_s, [self = QPointer(this)](const Result<PaymentSession> &session) {
        if (!self)
            return;
        const int status = session ? 200 : session.error().httpStatus;
        const bool denied = status == 401 || status == 403;
        const QString detail = status == 404 ? u"this key may read sessions"_s
                               : denied      ? u"this key may not read payment sessions, so an outcome "
                                          "could never be confirmed. Use another key."_s
                               : session ? u"the gateway knows a session that cannot exist"_s
                                         : session.error().message;
        Q_EMIT self->found({u"reading sessions"_s, status == 404 ? ReadinessState::Ok : ReadinessState::NotReady,
                            detail, denied ? ReadinessFinding::MayNotReadSessions : findingOf(status),
                            errorOf(session)});
        self->lookUpNoPayment();
    });
}

// A till can do without, at a price.
void Readiness::lookUpNoPayment()
{
    m_api.payment(u"pay_kassi_readiness"_s, [self = QPointer(this)](const Result<Payment> &payment) {
        if (!self)
            return;
        const int status = payment ? 200 : payment.error().httpStatus;
        const QString detail =
            status == 404   ? u"this key may read payments"_s
            : status == 403 ? u"this key may not read payments, so a session's word has to do. Leave krafa out of "
                              "checkout.enabled_methods, or every payment ends as pending."_s
            : payment ? u"the gateway knows a payment that cannot exist"_s
                      : payment.error().message;
        Q_EMIT self->found({u"reading payments"_s,
                            status == 404   ? ReadinessState::Ok
                            : status == 403 ? ReadinessState::Warning
                                            : ReadinessState::NotReady,
                            detail, status == 403 ? ReadinessFinding::MayNotReadPayments : findingOf(status),
                            errorOf(payment)});
        Q_EMIT self->finished();
    });
}

} // namespace Kassi
