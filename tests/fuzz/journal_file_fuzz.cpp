// SPDX-License-Identifier: MIT
// Damaged journals: opening one gives records that fold, or ErrorCode::JournalFailed; refused files stay as they were,
// byte by byte. A damaged -wal gives all that was written or is refused where the witness beside the journal is there,
// and gives a beginning of what was written where it is not.
// Input: what to do to a sound journal. Bit 0 of the first byte: to its -wal file; bit 1: cut it off at the offset
// that follows (three bytes); bit 2: the witness is gone too; then patches of an offset (three bytes), a length (one)
// and the bytes.
#include "fuzz/fuzz.h"
#include "support/files.h"
#include "support/journal.h"

#include <QCoreApplication>

using namespace Kassi;
using namespace Kassi::Fuzz;
using namespace Kassi::Testing;

namespace {

const QString walEnding = u"-wal"_s;
const QString witnessEnding = u"-head"_s;

/// A journal of which the last records are in the -wal file still.
struct SoundJournal
{
    QByteArray main;
    QByteArray wal;
    QByteArray witness;
    std::vector<std::vector<Attempt>> states; ///< What it held after each of the records in the -wal file.
};

SoundJournal makeJournal()
{
    JournalFolder folder;
    {
        const auto journal = folder.open();
        require(journal && appendAll(**journal, u"a"_s, {planned(u"a"_s), created, paid}), "a journal can be made");
    }
    SoundJournal made;
    const auto journal = folder.open();
    require(journal.has_value(), "a journal can be opened");
    made.states.push_back(*(*journal)->recent(9));
    for (const JournalRecord &record : {planned(u"b"_s, u"ORDER-2"_s), created, expired}) {
        require((*journal)->append(u"b"_s, record).has_value(), "a journal can be written");
        made.states.push_back(*(*journal)->recent(9));
    }
    made.main = contents(folder.file());
    made.wal = contents(folder.file() + walEnding);
    made.witness = contents(folder.file() + witnessEnding);
    require(!made.witness.isEmpty(), "there is a witness");
    require(made.main.size() < 16'777'216 && !made.wal.isEmpty(), "three bytes reach every place of the file");
    return made;
}

class Damage
{
public:
    explicit Damage(QByteArray input)
        : m_input(std::move(input))
    {
    }

    void apply(QByteArray &main, QByteArray &wal)
    {
        const int what = byte();
        hitsWal = (what & 1) != 0;
        hitsWitness = (what & 4) != 0;
        QByteArray &file = hitsWal ? wal : main;
        if ((what & 2) != 0)
            file.truncate(offset() % (file.size() + 1));
        while (m_at < m_input.size() && !file.isEmpty()) {
            const qsizetype at = offset() % file.size();
            const QByteArray patch = m_input.mid(m_at + 1, byte());
            m_at += patch.size();
            file.replace(at, std::min(patch.size(), file.size() - at), patch);
        }
    }

    bool hitsWal = false;
    bool hitsWitness = false;

private:
    int byte() { return m_at < m_input.size() ? uint8_t(m_input.at(m_at++)) : 0; }
    qsizetype offset()
    {
        const int high = byte();
        const int middle = byte();
        return (high * 256 + middle) * 256 + byte();
    }

    QByteArray m_input;
    qsizetype m_at = 0;
};

void stopsOrSucceeds(const Error *error)
{
    require(!error || error->code == ErrorCode::JournalFailed, "what is wrong is the journal");
}

template <typename T>
void stopsOrSucceeds(const Result<T> &result)
{
    stopsOrSucceeds(result ? nullptr : &result.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    static int count = 1;
    static char name[] = "journal_file_fuzz";
    static char *names[] = {name, nullptr};
    static const QCoreApplication application(count, names); // for the database driver
    static const SoundJournal sound = makeJournal();
    static JournalFolder folder;

    QByteArray main = sound.main;
    QByteArray wal = sound.wal;
    Damage damage(bytes(data, size));
    damage.apply(main, wal);
    for (const QString &left : {u"-shm"_s, u"-journal"_s, witnessEnding})
        QFile::remove(folder.file() + left);
    writeFile(folder.file(), main);
    writeFile(folder.file() + walEnding, wal);
    if (!damage.hitsWitness)
        writeFile(folder.file() + witnessEnding, sound.witness);

    const auto journal = folder.open();
    stopsOrSucceeds(journal);
    if (!journal) {
        require(!damage.hitsWal || !damage.hitsWitness, "a damaged -wal alone stops nothing");
        require(contents(folder.file()) == main, "a refused file stays as it is");
        require(contents(folder.file() + walEnding) == wal, "the -wal of a refused file stays as it is");
        return 0;
    }
    const auto recent = (*journal)->recent(9);
    if (damage.hitsWal && !damage.hitsWitness)
        require(recent && *recent == sound.states.back(), "nothing that the witness saw is lost");
    else if (damage.hitsWal)
        require(recent && std::ranges::find(sound.states, *recent) != sound.states.end(),
                "a damaged -wal gives a beginning of what was written");
    stopsOrSucceeds(recent);
    stopsOrSucceeds((*journal)->unresolved());
    stopsOrSucceeds((*journal)->history(u"ORDER-1"_s));
    stopsOrSucceeds((*journal)->append(u"c"_s, planned(u"c"_s)));
    return 0;
}
