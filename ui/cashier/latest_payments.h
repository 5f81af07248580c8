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

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] static QString standOf(const Attempt &attempt);
    void retranslate();

    std::vector<Attempt> m_attempts;
};

} // namespace Kassi
