// SPDX-License-Identifier: MIT
#include "result_line.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace Kassi {

namespace {

using Json = nlohmann::ordered_json;

Json text(const QString &value)
{
    return value.toStdString();
}

Json textOrNull(const QString &value)
{
    return value.isEmpty() ? Json() : text(value);
}

Json numberOrNull(const std::optional<qint64> &value)
{
    return value ? Json(*value) : Json();
}

} // namespace

QByteArray resultLine(const Settlement &settlement)
{
    Json line{{"outcome", text(outcomeName(settlement.outcome))},
              {"reference", text(settlement.reference)},
              {"amount", settlement.money.amount},
              {"currency", text(settlement.money.currency)},
              {"session", textOrNull(settlement.session)},
              {"payment", textOrNull(settlement.payment)},
              {"attempt", textOrNull(settlement.attempt)},
              {"replayed", settlement.replayed},
              {"timings_ms",
               {{"created", numberOrNull(settlement.timings.created)},
                {"ready", numberOrNull(settlement.timings.ready)},
                {"settled", numberOrNull(settlement.timings.settled)}}}};
    if (settlement.error) {
        Json error{{"code", text(errorCodeName(settlement.error->code))}, {"message", text(settlement.error->message)}};
        if (!settlement.error->gatewayCode.isEmpty())
            error["gateway_code"] = text(settlement.error->gatewayCode);
        if (!settlement.error->param.isEmpty())
            error["param"] = text(settlement.error->param);
        if (settlement.error->httpStatus != 0)
            error["http_status"] = settlement.error->httpStatus;
        line["error"] = error;
    }
    return QByteArray::fromStdString(line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void printResult(const Settlement &settlement)
{
    std::fprintf(stdout, "%s\n", resultLine(settlement).constData());
    std::fflush(stdout);
}

} // namespace Kassi
