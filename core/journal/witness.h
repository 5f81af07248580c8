// SPDX-License-Identifier: MIT
// The chain's head once more, in a small file beside the journal ("…-head"): by it a journal is known that lost its
// end as a whole, and so is sound in itself. That happens when somebody removes or damages the -wal file, or puts an
// older copy in the journal's place.
//
// It is written after every commit and never synced, so it costs next to nothing, and after a power cut it may be
// behind the journal. It is never ahead of a journal that lost nothing.
#pragma once

#include "journal/chain.h"

#include <QFile>

#include <memory>
#include <optional>

namespace Kassi {

/// Movable.
class Witness
{
public:
    explicit Witness(const QString &journalFile)
        : m_file(std::make_unique<QFile>(pathFor(journalFile)))
    {
    }

    [[nodiscard]] static QString pathFor(const QString &journalFile);
    /// Nothing where there is no such file, or where a power cut left something else in it.
    [[nodiscard]] static std::optional<ChainHead> read(const QString &journalFile);

    /// Where it cannot be written, the journal goes on without: it only ever guards against a second mishap.
    void write(const ChainHead &head);

private:
    std::unique_ptr<QFile> m_file;
};

} // namespace Kassi
