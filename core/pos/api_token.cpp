// SPDX-License-Identifier: MIT
#include "pos/api_token.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>

namespace Kassi::Pos {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 4096;
constexpr mode_t anybodyElse = S_IRWXG | S_IRWXO;

tl::unexpected<Error> wrong(const QString &message)
{
    return fail(ErrorCode::InvalidCredentials, message, u"pos_api.token_file"_s);
}

QByteArray stampOf(const struct stat &status)
{
    return QByteArray::number(quint64(status.st_ino)) + ' ' + QByteArray::number(qint64(status.st_size)) + ' ' +
           QByteArray::number(qint64(status.st_mtim.tv_sec)) + ' ' +
           QByteArray::number(qint64(status.st_mtim.tv_nsec)) + ' ' +
           QByteArray::number(qint64(status.st_ctim.tv_sec)) + ' ' +
           QByteArray::number(qint64(status.st_ctim.tv_nsec)) + ' ' + QByteArray::number(uint(status.st_mode));
}

QByteArray digestOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

bool isVisible(const QByteArray &token)
{
    return std::ranges::all_of(token, [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

Result<std::unique_ptr<ApiToken>> ApiToken::open(const QString &file, uint userId)
{
    std::unique_ptr<ApiToken> token(new ApiToken(file, userId));
    if (const auto readable = token->read(); !readable)
        return tl::unexpected(readable.error());
    return token;
}

Result<void> ApiToken::read()
{
    m_digest.clear();
    m_stamp.clear();
    const QByteArray path = QFile::encodeName(m_file);
    // Not blocked by a named pipe. What was opened is what is looked at: the name may mean another file by then.
    const int descriptor = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    QFile file;
    struct stat status = {};
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle) ||
        ::fstat(descriptor, &status) != 0)
        return wrong(
            u"The POS API's token file \"%1\" cannot be read. Write at least %2 characters into it that nobody "
            "can guess: (umask 077; head -c 32 /dev/urandom | base64 > '%1')"_s.arg(m_file)
                .arg(shortestToken));
    if (!S_ISREG(status.st_mode))
        return wrong(u"The POS API's token file \"%1\" is not a regular file."_s.arg(m_file));
    if (status.st_mode & anybodyElse)
        return wrong(u"Others can read or change the POS API's token file \"%1\". Type: chmod 600 '%1'"_s.arg(m_file));
    if (status.st_uid != m_userId && status.st_uid != 0)
        return wrong(u"The POS API's token file \"%1\" belongs to another user. Type: chown %2 '%1'"_s.arg(
            m_file, QString::number(m_userId)));
    const QByteArray token = file.read(largestFile).trimmed();
    if (token.size() < shortestToken || !isVisible(token))
        return wrong(u"The POS API's token file \"%1\" has to hold one line of at least %2 characters without spaces. "
                     "Type: (umask 077; head -c 32 /dev/urandom | base64 > '%1')"_s.arg(m_file)
                         .arg(shortestToken));
    m_digest = digestOf(token);
    m_stamp = stampOf(status);
    return {};
}

bool ApiToken::accepts(const QByteArray &token)
{
    const std::lock_guard lock(m_lock);
    struct stat status = {};
    const bool known = ::stat(QFile::encodeName(m_file).constData(), &status) == 0 && stampOf(status) == m_stamp;
    if (!known && !read())
        return false;
    const QByteArray given = digestOf(token);
    return m_digest.size() == given.size() &&
           ::sodium_memcmp(m_digest.constData(), given.constData(), std::size_t(given.size())) == 0;
}

} // namespace Kassi::Pos
