// SPDX-License-Identifier: MIT
// Training beside the shop's till: this program once more, on its sandbox gateway, with a journal of its own. The till
// stays open behind it, and goes on looking after its payments.
#pragma once

#include "command_line.h"

#include <QObject>

class QProcess;

namespace Kassi {

class TrainingSession final : public QObject
{
    Q_OBJECT

public:
    /// `options`: those of this till. Its settings, but for the gateway, are the training's too.
    explicit TrainingSession(CommonOptions options, QObject *parent = nullptr);
    ~TrainingSession() override;

    void start();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    /// Its window is about to be shown.
    void started();
    /// It is over. `trouble`: what to tell staff, where it did not end in good order; else empty.
    void ended(const QString &trouble);

private:
    CommonOptions m_options;
    QProcess *m_process;
};

} // namespace Kassi
