// SPDX-License-Identifier: MIT
// A call of the POS API and its answer as plain values, so that no rule knows the HTTP library.
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <utility>
#include <vector>

namespace Kassi::Pos {

struct ApiRequest
{
    QByteArray method;
    QString path;                                       ///< Decoded, without the query.
    std::multimap<QString, QString> query = {};         ///< Decoded.
    std::multimap<QByteArray, QByteArray> headers = {}; ///< Names in lower case.
    QByteArray body = {};

    /// The only one of that name; empty where there is none, or several.
    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.count(lowerCaseName) == 1 ? headers.find(lowerCaseName)->second : QByteArray();
    }
};

struct ApiReply
{
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = "application/json";
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    bool isEventStream = false; ///< After `body` come the events behind `eventsAfter`, until somebody ends it.
    quint64 eventsAfter = 0;
};

} // namespace Kassi::Pos
