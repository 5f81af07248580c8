// SPDX-License-Identifier: MIT
#include "pos/routes.h"

#include "pos/metrics.h"

#include <QDateTime>
#include <QFile>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace Kassi::Pos {
using namespace Qt::StringLiterals;

namespace {

struct Endpoint
{
    const ApiRequest &request;
    QString id; ///< What stands in the place of {id}.
    DeskCalls &desk;
    const EventLog &events;

    [[nodiscard]] ApiReply begin() const;
    [[nodiscard]] ApiReply list() const;
    [[nodiscard]] ApiReply show() const;
    [[nodiscard]] ApiReply cancel() const;
    [[nodiscard]] ApiReply refund() const;
    [[nodiscard]] ApiReply stream() const;
    [[nodiscard]] ApiReply health() const;
    [[nodiscard]] ApiReply metrics() const;
    [[nodiscard]] ApiReply description() const;
};

struct Row
{
    Route route;
    ApiReply (Endpoint::*answer)() const;
};

constexpr std::array table{
    Row{{"POST", "/v1/charges"}, &Endpoint::begin},
    Row{{"GET", "/v1/charges"}, &Endpoint::list},
    Row{{"GET", "/v1/charges/{id}"}, &Endpoint::show},
    Row{{"POST", "/v1/charges/{id}/cancel"}, &Endpoint::cancel},
    Row{{"POST", "/v1/charges/{id}/refunds"}, &Endpoint::refund},
    Row{{"GET", "/v1/events"}, &Endpoint::stream},
    Row{{"GET", "/v1/health"}, &Endpoint::health},
    Row{{"GET", "/metrics"}, &Endpoint::metrics},
    Row{{"GET", "/openapi.json"}, &Endpoint::description},
};

ApiReply json(int status, const QByteArray &body)
{
    return {.status = status, .body = body + '\n'};
}

ApiReply begun(const PosResult<Begun> &charge)
{
    if (!charge)
        return errorReply(charge.error());
    return json(charge->isNew ? 201 : 200, chargeJson(charge->charge));
}

ApiReply one(const PosResult<Charge> &charge)
{
    return charge ? json(200, chargeJson(*charge)) : errorReply(charge.error());
}

ApiReply Endpoint::begin() const
{
    const auto wanted = parseChargeBody(request.body);
    if (!wanted)
        return errorReply(wanted.error());
    return begun(desk.ask<Begun>([order = *wanted](ChargeDesk &till, const auto &told) { till.charge(order, told); }));
}

ApiReply Endpoint::list() const
{
    if (request.query.size() != 1 || request.query.begin()->first != u"reference"_s ||
        request.query.begin()->second.isEmpty())
        return errorReply({400, u"invalid_request"_s, u"Ask for one order: /v1/charges?reference=…"_s, u"reference"_s});
    const auto charges =
        desk.ask<std::vector<Charge>>([reference = request.query.begin()->second](ChargeDesk &till, const auto &told) {
            till.list(reference, told);
        });
    return charges ? json(200, chargesJson(*charges)) : errorReply(charges.error());
}

ApiReply Endpoint::show() const
{
    return one(desk.ask<Charge>([charge = id](ChargeDesk &till, const auto &told) { till.show(charge, told); }));
}

ApiReply Endpoint::cancel() const
{
    if (const auto body = parseEmptyBody(request.body); !body)
        return errorReply(body.error());
    return one(desk.ask<Charge>([charge = id](ChargeDesk &till, const auto &told) { till.cancel(charge, told); }));
}

ApiReply Endpoint::refund() const
{
    if (request.headers.count("idempotency-key") > 1)
        return errorReply({400, u"invalid_request"_s, u"There are two of Idempotency-Key."_s, u"Idempotency-Key"_s});
    const auto ask = parseRefundBody(request.body, QString::fromUtf8(request.header("idempotency-key")));
    if (!ask)
        return errorReply(ask.error());
    return begun(desk.ask<Begun>(
        [charge = id, wish = *ask](ChargeDesk &till, const auto &told) { till.refund(charge, wish, told); }));
}

// Without Last-Event-ID a listener hears what happens from now on.
ApiReply Endpoint::stream() const
{
    ApiReply reply{.contentType = "text/event-stream", .isEventStream = true};
    const auto place = events.place(QString::fromUtf8(request.header("last-event-id")));
    reply.eventsAfter = place.value_or(events.last());
    reply.body = place ? QByteArray(": listening\n\n") : eventText({.id = {}, .type = "reset", .data = "{}"});
    return reply;
}

ApiReply Endpoint::health() const
{
    const auto report = desk.ask<ReadinessReport>([](ChargeDesk &till, const auto &told) { till.health(told); });
    return report ? json(200, readinessJson(*report)) : errorReply(report.error());
}

ApiReply Endpoint::metrics() const
{
    const auto figures = desk.ask<Figures>([](ChargeDesk &till, const auto &told) { till.figures(told); });
    if (!figures)
        return errorReply(figures.error());
    return {.body = metricsText(*figures), .contentType = "text/plain; version=0.0.4; charset=utf-8"};
}

ApiReply Endpoint::description() const
{
    QFile file(u":/kassi/pos/openapi.json"_s);
    return file.open(QIODevice::ReadOnly) ? ApiReply{.body = file.readAll()}
                                          : errorReply({500, u"internal"_s, u"The description is missing."_s});
}

/// What stands in the place of {id}, empty where there is none; nothing where the path is another one.
std::optional<QString> match(const QString &pattern, const QString &path)
{
    const QString mark = u"{id}"_s;
    const qsizetype at = pattern.indexOf(mark);
    if (at < 0)
        return pattern == path ? std::optional(QString()) : std::nullopt;
    const QString head = pattern.left(at);
    const QString tail = pattern.mid(at + mark.size());
    if (!path.startsWith(head) || !path.endsWith(tail) || path.size() < head.size() + tail.size())
        return {};
    const QString id = path.mid(head.size(), path.size() - head.size() - tail.size());
    return isChargeId(id) ? std::optional(id) : std::nullopt;
}

} // namespace

std::span<const Route> routes()
{
    static constexpr auto all = [] {
        std::array<Route, table.size()> list{};
        std::ranges::transform(table, list.begin(), &Row::route);
        return list;
    }();
    return all;
}

ApiReply answer(const ApiRequest &request, DeskCalls &desk, const EventLog &events)
{
    QByteArray allowed;
    for (const Row &row : table) {
        const auto id = match(QString::fromLatin1(row.route.pattern), request.path);
        if (!id)
            continue;
        if (request.method == row.route.method)
            return (Endpoint{request, *id, desk, events}.*row.answer)();
        allowed += (allowed.isEmpty() ? "" : ", ") + QByteArray(row.route.method);
    }
    if (allowed.isEmpty())
        return errorReply({404, u"unknown_path"_s, u"There is nothing at this path. See /openapi.json."_s});
    ApiReply reply =
        errorReply({405, u"method_not_allowed"_s, u"This path takes %1 only."_s.arg(QString::fromLatin1(allowed))});
    reply.headers.emplace_back("Allow", allowed);
    return reply;
}

ApiReply errorReply(const PosError &error)
{
    return json(error.status, errorJson(error));
}

QByteArray readinessJson(const ReadinessReport &report)
{
    using Json = nlohmann::ordered_json;
    constexpr std::array states{"ok", "warning", "not_ready"};
    Json points = Json::array();
    for (const ReadinessPoint &point : report.points)
        points.push_back({{"name", point.name.toStdString()},
                          {"state", states[std::size_t(point.state)]},
                          {"finding", readinessFindingName(point.finding).toStdString()},
                          {"detail", point.detail.toStdString()}});
    Json body{{"verdict", readinessVerdictName(report.verdict()).toStdString()},
              {"checked_at", report.checkedAtMs == 0
                                 ? Json()
                                 : Json(QDateTime::fromMSecsSinceEpoch(report.checkedAtMs, QTimeZone::utc())
                                            .toUTC()
                                            .toString(Qt::ISODateWithMs)
                                            .toStdString())},
              {"points", points}};
    return QByteArray::fromStdString(body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace Kassi::Pos
