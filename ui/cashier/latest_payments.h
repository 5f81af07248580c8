// SPDX-License-Identifier: MIT
// The latest payments of this till, newest first, as the journal has them.
#pragma once

#include "machine/record.h"

#include <QListWidget>

namespace Kassi {

class LatestPayments final : public QListWidget
{
    Q_OBJECT

public:
    explicit LatestPayments(QWidget *parent = nullptr);

    void setAttempts(std::vector<Attempt> attempts);

    /// How it stands, in a few words.
    [[nodiscard]] static QString standOf(const Attempt &attempt);
    [[nodiscard]] static QColor colourOf(const Attempt &attempt);
    /// What OutcomeMark shows of it: a sign to stop at where somebody has something left to do.
    [[nodiscard]] static std::optional<Outcome> markOf(const Attempt &attempt);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::vector<Attempt> m_attempts;
};

} // namespace Kassi
