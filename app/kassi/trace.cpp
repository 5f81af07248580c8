// SPDX-License-Identifier: MIT
#include "trace.h"

#include "cashier/payment_flow.h"
#include "checkout/checkout_view.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWidget>

namespace Kassi {
using namespace Qt::StringLiterals;

Result<std::unique_ptr<Trace>> Trace::open(const QString &file, qint64 most)
{
    std::unique_ptr<Trace> trace(new Trace);
    trace->m_clock.start();
    trace->m_most = most;
    trace->m_file.setFileName(file);
    if (!trace->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(ErrorCode::InvalidRequest,
                    u"The trace \"%1\" cannot be written: %2."_s.arg(file, trace->m_file.errorString()));
    trace->m_file.write("[");
    trace->moment(u"opened"_s);
    return trace;
}

Trace::~Trace()
{
    m_file.write("\n]\n");
}

void Trace::write(const QString &name, char phase, qint64 atUs, int id)
{
    if (m_file.pos() > m_most)
        return;
    QJsonObject event{{u"name"_s, name},
                      {u"cat"_s, u"kassi"_s},
                      {u"ph"_s, QString(QLatin1Char(phase))},
                      {u"ts"_s, atUs},
                      {u"pid"_s, QCoreApplication::applicationPid()},
                      {u"tid"_s, 1}};
    if (id > 0)
        event[u"id"_s] = id;
    else
        event[u"s"_s] = u"p"_s; // a line across all spans
    m_file.write(m_file.pos() > 1 ? ",\n" : "\n");
    m_file.write(QJsonDocument(event).toJson(QJsonDocument::Compact));
    m_file.flush(); // a program that is killed leaves what it had
}

void Trace::moment(const QString &name)
{
    write(name, 'i', nowUs(), 0);
}

std::function<void()> Trace::span(const QString &name)
{
    return [this, name, from = nowUs(), id = ++m_spans] {
        write(name, 'b', from, id);
        write(name, 'e', nowUs(), id);
    };
}

void Trace::watch(QWidget *window)
{
    window->installEventFilter(this);
    const auto note = [this](const QString &name) { return [this, name] { moment(name); }; };
    if (auto *flow = window->findChild<PaymentFlow *>())
        connect(flow, &PaymentFlow::settled, this, note(u"outcome"_s));
    auto *view = window->findChild<CheckoutView *>();
    if (!view)
        return;
    connect(view, &CheckoutView::preparationChanged, this,
            [this](CheckoutView::Preparation preparation, const QString &reason) {
                moment(u"next checkout %1: %2"_s.arg(QVariant::fromValue(preparation).toString().toLower(), reason));
            });
    connect(view, &CheckoutView::framedHostChanged, this, [this, view](const QString &host) {
        if (!host.isEmpty() || !view->hasPopup()) // else a popup without an address lies on it
            moment(host.isEmpty() ? u"element gone"_s : u"element alive"_s);
    });
    connect(view, &CheckoutView::ready, this, note(u"element ready"_s));
    connect(view, &CheckoutView::processing, this, note(u"element processing"_s));
    connect(view, &CheckoutView::completed, this, note(u"element completed"_s));
    connect(view, &CheckoutView::cancelled, this, note(u"element cancelled"_s));
    connect(view, &CheckoutView::failed, this, note(u"element failed"_s));
    connect(view, &CheckoutView::expired, this, note(u"element expired"_s));
    connect(view, &CheckoutView::loadFailed, this, note(u"element given up"_s));
}

bool Trace::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        moment(u"first picture"_s);
    }
    return QObject::eventFilter(watched, event);
}

// ---------------------------------------------------------------- the gateway

template <typename T>
Reply<T> TracedApi::timed(const QString &name, Reply<T> reply)
{
    return [over = m_trace.span(name), reply = std::move(reply)](Result<T> result) {
        over();
        reply(std::move(result));
    };
}

void TracedApi::create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply)
{
    m_api.create(key, body, timed(u"create session"_s, std::move(reply)));
}

void TracedApi::session(const QString &id, Reply<PaymentSession> reply)
{
    m_api.session(id, timed(u"retrieve session"_s, std::move(reply)));
}

void TracedApi::payment(const QString &id, Reply<Payment> reply)
{
    m_api.payment(id, timed(u"retrieve payment"_s, std::move(reply)));
}

void TracedApi::merchant(Reply<Merchant> reply)
{
    m_api.merchant(timed(u"retrieve merchant"_s, std::move(reply)));
}

void TracedApi::refund(const QString &key, const QByteArray &body, Reply<Refund> reply)
{
    m_api.refund(key, body, timed(u"create refund"_s, std::move(reply)));
}

void TracedApi::lookUpRefund(const QString &id, Reply<Refund> reply)
{
    m_api.lookUpRefund(id, timed(u"retrieve refund"_s, std::move(reply)));
}

// ---------------------------------------------------------------- the journal

Result<void> TracedJournal::append(const QString &attempt, const JournalRecord &record)
{
    const auto over = m_trace.span(u"record "_s + recordName(record));
    auto written = m_journal.append(attempt, record);
    over();
    return written;
}

void TracedJournal::appendThen(const QString &attempt, const JournalRecord &record, const Written &written)
{
    m_journal.appendThen(attempt, record,
                         [over = m_trace.span(u"record "_s + recordName(record)), written](const Result<void> &result) {
                             over();
                             written(result);
                         });
}

} // namespace Kassi
