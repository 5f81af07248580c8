// SPDX-License-Identifier: MIT
// Reads out of the journal's file what takes longer than a frame: an attempt's timeline, and an order's evidence, which
// it saves. On threads of its own, so that nobody waits.
#pragma once

#include "checkout/ports.h"
#include "journal/timeline.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace Kassi {

class JournalDesk final : public QObject
{
    Q_OBJECT

public:
    /// `folder` empty: personFolder(). The clock outlives it. It ends when the reading that is under way has been left.
    JournalDesk(QString journalFile, QString folder, Clock &clock, QObject *parent = nullptr);
    ~JournalDesk() override;

    void readTimeline(const QString &attempt);
    /// Into a new file, as `kassi evidence` writes it. The whole journal is checked first, which takes as long as it
    /// takes. Does nothing while another one is under way.
    void saveEvidence(const QString &reference);

Q_SIGNALS:
    void timelineRead(const QString &attempt, const Kassi::Result<std::vector<Kassi::TimedRecord>> &timeline);
    void evidenceBegun(const QString &reference);
    void evidenceSaved(const QString &reference, const QString &file);
    void evidenceFailed(const QString &reference, const Kassi::Error &error);

private:
    template <typename Answer>
    void run(std::function<Answer()> work, std::function<void(const Answer &)> then);

    QString m_journalFile;
    QString m_folder;
    Clock &m_clock;
    bool m_saving = false;
    std::stop_source m_end;
    QThreadPool m_threads;
};

} // namespace Kassi
