// SPDX-License-Identifier: MIT
// Journal records as text, of attempts and about the till: one that is read and written again is the same record, and a
// final outcome never changes whatever follows it. Input: one record a line.
#include "fuzz/fuzz.h"
#include "journal/record_codec.h"
#include "journal/till_record_codec.h"

using namespace Kassi;
using namespace Kassi::Fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    std::optional<Attempt> attempt;
    for (const QByteArray &line : bytes(data, size).split('\n')) {
        if (const auto fact = decodeTillRecord(line)) {
            const auto again = decodeTillRecord(encodeTillRecord(*fact));
            require(again && *again == *fact, "a fact about the till written out is the same fact");
            require(!decodeRecord(line), "what is about the till is about no attempt");
        }
        const auto record = decodeRecord(line);
        if (!record) {
            require(record.error().code == ErrorCode::JournalFailed, "a record that is refused stops the journal");
            continue;
        }
        const auto again = decodeRecord(encodeRecord(*record));
        require(again && *again == *record, "a record written out is the same record");

        const auto folded = fold(attempt, *record, 1);
        if (!folded) {
            require(folded.error().code == ErrorCode::JournalFailed, "a record that cannot follow stops the journal");
            continue;
        }
        require(!attempt || attempt->isOpen() || folded->outcome == attempt->outcome, "a final outcome stays");
        require(!attempt || !attempt->isPaid() || folded->isPaid() || !folded->refunds.empty(),
                "money that was taken stays taken until somebody gives it back");
        require(!attempt || folded->plan == attempt->plan, "the plan stays");
        attempt = *folded;
    }
    return 0;
}
