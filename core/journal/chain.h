// SPDX-License-Identifier: MIT
// The chain that ties the journal's rows together: the hash of a row covers the row before it, so that a row cannot be
// changed, moved, left out or put in without all later hashes being wrong.
//
// The chain has no secret key. It shows accidents, and edits by somebody who does not know of it or forgets a place;
// it does not stop somebody who computes all of it anew. Against him helps what left the till in time: a file of
// `kassi evidence` holds the chain's head of its day, and a chain that was made anew has another one.
#pragma once

#include <QByteArray>

namespace Kassi {

/// A row of the table `record`, without its hash. Text is UTF-8, as SQLite holds it.
struct ChainRow
{
    qint64 seq = 0; ///< From 1, without gaps.
    QByteArray attempt;
    QByteArray reference;
    qint64 atMs = 0; ///< Wall clock, Unix time.
    QByteArray kind;
    QByteArray body;
    bool unresolved = false; ///< What Attempt::isUnresolved() said after it.

    bool operator==(const ChainRow &) const = default;
};

/// How far the chain has come.
struct ChainHead
{
    qint64 seq = 0;
    QByteArray hash = QByteArray(64, '0'); ///< 64 hexadecimal digits.

    bool operator==(const ChainHead &) const = default;
};

/// The head after `row`: SHA-256 over the hash before it (64 hexadecimal digits) and then seq, attempt, reference,
/// at_ms, kind, body and unresolved (0 or 1), each as a netstring: its length in bytes, a colon, the bytes, a comma.
[[nodiscard]] ChainHead chained(const ChainHead &before, const ChainRow &row);

} // namespace Kassi
