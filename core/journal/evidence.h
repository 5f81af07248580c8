// SPDX-License-Identifier: MIT
// Evidence: all that the journal holds about one order, as a text file that can be handed over in a dispute, read by
// people, and checked by anybody. Pure: bytes in, bytes out.
//
// One JSON object on each line: first what the file is and how to check it, then one line for each row of the journal,
// last a digest of all lines before. A row is there twice: as it was hashed ("exact"), and for reading ("time",
// "record", with the call to the gateway decoded). Nothing in it is secret, but it names the customer where the order
// did. As with the chain itself (chain.h), there is no secret key in it: whoever wants proof that a file is as old as
// it says keeps its digest, or the file, where the till's owner cannot reach it.
#pragma once

#include "journal/chain.h"

#include <QStringList>

#include <vector>

namespace Kassi {

struct EvidenceRow
{
    ChainRow row;
    QByteArray hashBefore; ///< Of the row before it in the journal, which may belong to another order.
    QByteArray hash;

    bool operator==(const EvidenceRow &) const = default;
};

struct Evidence
{
    QString reference;
    QString version; ///< Of the Kassi that wrote the file.
    qint64 writtenAtMs = 0;
    ChainHead head; ///< Of the journal when the file was written.
    std::vector<EvidenceRow> rows;

    bool operator==(const Evidence &) const = default;
};

[[nodiscard]] QByteArray writeEvidence(const Evidence &evidence);

struct EvidenceVerdict
{
    Evidence evidence; ///< What could be read.
    QStringList wrong; ///< What is not as it was written, with the line; empty: the file is whole.
};

[[nodiscard]] EvidenceVerdict verifyEvidence(const QByteArray &file);

} // namespace Kassi
