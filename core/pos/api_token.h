// SPDX-License-Identifier: MIT
// The token that every call of the POS API has to bring. It stands in a file that nobody but Kassi's user can read, and
// is read again when that has changed, so that it can be exchanged while the till runs.
#pragma once

#include "payment/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <mutex>

namespace Kassi::Pos {

inline constexpr qsizetype shortestToken = 32;

class ApiToken
{
public:
    /// `userId`: whose file it has to be, if it is not root's. ErrorCode::InvalidCredentials says what to do.
    [[nodiscard]] static Result<std::unique_ptr<ApiToken>> open(const QString &file, uint userId);

    /// From any thread. Takes as long for a wrong token as for the right one. False where the file cannot be used now.
    [[nodiscard]] bool accepts(const QByteArray &token);

private:
    ApiToken(QString file, uint userId)
        : m_file(std::move(file))
        , m_userId(userId)
    {
    }
    [[nodiscard]] Result<void> read();

    QString m_file;
    uint m_userId;
    std::mutex m_lock;
    QByteArray m_stamp;  ///< Of the file, when it was read.
    QByteArray m_digest; ///< Of the token; empty: none is accepted.
};

} // namespace Kassi::Pos
