// SPDX-License-Identifier: MIT
#include "cashier/journal_desk.h"

#include "common/person_folder.h"
#include "journal/evidence_source.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int threads = 2; // a timeline does not wait for evidence

/// Where it was written. For our user only, since the order may name its customer.
Result<QString> write(const Evidence &evidence, const QString &folder)
{
    QDir().mkpath(folder);
    QFile file(newFileFor(folder, {}, evidence.reference, u".evidence"_s));
    const QByteArray bytes = writeEvidence(evidence);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.flush())
        return fail(ErrorCode::Internal, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    return file.fileName();
}

} // namespace

JournalDesk::JournalDesk(QString journalFile, QString folder, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_journalFile(std::move(journalFile))
    , m_folder(folder.isEmpty() ? personFolder() : std::move(folder))
    , m_clock(clock)
{
    m_threads.setMaxThreadCount(threads);
}

JournalDesk::~JournalDesk()
{
    m_end.request_stop();
    m_threads.clear();
    m_threads.waitForDone();
}

template <typename Answer>
void JournalDesk::run(std::function<Answer()> work, std::function<void(const Answer &)> then)
{
    const auto promise = std::make_shared<QPromise<Answer>>();
    auto *answer = new QFutureWatcher<Answer>(this);
    connect(answer, &QFutureWatcher<Answer>::finished, this, [answer, then = std::move(then)] {
        answer->deleteLater();
        if (answer->future().resultCount() > 0)
            then(answer->result());
    });
    answer->setFuture(promise->future());
    m_threads.start([promise, work = std::move(work)] {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

void JournalDesk::readTimeline(const QString &attempt)
{
    using Timeline = Result<std::vector<TimedRecord>>;
    run<Timeline>([file = m_journalFile, attempt] { return Kassi::readTimeline(file, attempt); },
                  [this, attempt](const Timeline &timeline) { Q_EMIT timelineRead(attempt, timeline); });
}

void JournalDesk::saveEvidence(const QString &reference)
{
    if (m_saving)
        return;
    m_saving = true;
    Q_EMIT evidenceBegun(reference);
    const auto work = [journal = m_journalFile, folder = m_folder, reference, now = m_clock.wallMs(),
                       version = QCoreApplication::applicationVersion(), stop = m_end.get_token()] {
        return readEvidence(journal, reference, stop).and_then([&](Evidence evidence) {
            evidence.version = version;
            evidence.writtenAtMs = now;
            return write(evidence, folder);
        });
    };
    run<Result<QString>>(work, [this, reference](const Result<QString> &saved) {
        m_saving = false;
        if (saved)
            Q_EMIT evidenceSaved(reference, *saved);
        else
            Q_EMIT evidenceFailed(reference, saved.error());
    });
}

} // namespace Kassi
