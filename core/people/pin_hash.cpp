// SPDX-License-Identifier: MIT
#include "people/pin_hash.h"

#include <sodium.h>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

/// The PIN's bytes, gone when they are not needed any more.
class Bytes
{
public:
    explicit Bytes(const Secret &pin)
        : m_bytes(pin.reveal().toUtf8())
    {
    }
    ~Bytes() { sodium_memzero(m_bytes.data(), size_t(m_bytes.size())); }
    Bytes(const Bytes &) = delete;
    Bytes &operator=(const Bytes &) = delete;

    [[nodiscard]] const char *data() const { return m_bytes.constData(); }
    [[nodiscard]] unsigned long long size() const { return static_cast<unsigned long long>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

bool isReady()
{
    return sodium_init() >= 0; // safe to be called again, by any thread
}

} // namespace

Result<QByteArray> hashPin(const Secret &pin)
{
    const Bytes bytes(pin);
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (!isReady() || crypto_pwhash_str(hash.data(), bytes.data(), bytes.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return fail(ErrorCode::Internal, u"There is not enough memory to keep a PIN. Close other programs."_s);
    hash.truncate(hash.indexOf('\0'));
    return hash;
}

bool isPinOf(const QByteArray &hash, const Secret &pin)
{
    const Bytes bytes(pin);
    return isReady() && isPinHash(hash) && crypto_pwhash_str_verify(hash.constData(), bytes.data(), bytes.size()) == 0;
}

// The strength stands in the hash: one that asks for gigabytes was not made here.
bool isPinHash(const QByteArray &hash)
{
    QByteArray padded = hash.leftJustified(crypto_pwhash_STRBYTES, '\0', true);
    return hash.startsWith(crypto_pwhash_STRPREFIX) && hash.size() < qsizetype(crypto_pwhash_STRBYTES) &&
           crypto_pwhash_str_needs_rehash(padded.constData(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                          crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

} // namespace Kassi
