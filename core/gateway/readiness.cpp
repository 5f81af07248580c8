// SPDX-License-Identifier: MIT
#include "gateway/readiness.h"

#include <QPointer>

namespace Kassi {
using namespace Qt::StringLiterals;

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
        Q_EMIT self->found({u"gateway and key"_s, merchant.has_value() || restricted,
                            merchant     ? u"%1 %2"_s.arg(merchant->id, merchant->name).trimmed()
                            : restricted ? u"reached; this key may not look up its merchant"_s
                                         : merchant.error().message});
        self->lookUpNothing();
    });
}

void Readiness::lookUpNothing()
{
    m_api.session(u"pses_kassi_readiness"_s, [self = QPointer(this)](const Result<PaymentSession> &session) {
        if (!self)
            return;
        const int status = session ? 200 : session.error().httpStatus;
        const QString detail = status == 404 ? u"this key may read sessions"_s
                               : status == 401 || status == 403
                                   ? u"this key may not read payment sessions, so an outcome "
                                     "could never be confirmed. Use another key."_s
                               : session ? u"the gateway knows a session that cannot exist"_s
                                         : session.error().message;
        Q_EMIT self->found({u"reading sessions"_s, status == 404, detail});
        Q_EMIT self->finished();
    });
}

} // namespace Kassi
