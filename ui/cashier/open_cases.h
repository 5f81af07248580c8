// SPDX-License-Identifier: MIT
// Which payments nobody knows the outcome of yet: since when, what was found, and when they are asked about next. It is
// there as long as there is one, so that nobody charges an order again that may be paid.
#pragma once

#include "machine/record.h"
#include "payment/outcome.h"

#include <QFrame>
#include <QHash>
#include <QTimer>

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;

namespace Kassi {

class OpenCases final : public QFrame
{
    Q_OBJECT

public:
    /// Milliseconds until the attempt is asked about; 0: it is being asked about; nothing: by nobody.
    using NextVisit = std::function<std::optional<qint64>(const QString &attempt)>;

    explicit OpenCases(QWidget *parent = nullptr);

    void setNextVisit(NextVisit nextVisit) { m_nextVisit = std::move(nextVisit); }
    /// Of all that is unresolved it shows what is not known to be paid or not, and what is being refunded.
    void setAttempts(const std::vector<Attempt> &unresolved);
    /// What a visit found, at that time (wall clock, Unix time).
    void tellVisit(const Settlement &found, qint64 atMs);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Visit
    {
        qint64 atMs;
        std::optional<Error> error;
    };

    [[nodiscard]] QString lineFor(const Attempt &attempt) const;
    void retranslate();

    NextVisit m_nextVisit;
    std::vector<Attempt> m_attempts;
    QHash<QString, Visit> m_visits; ///< The last one of each attempt.
    QLabel *m_text;
    QPushButton *m_show;
    QListWidget *m_list;
    QTimer m_second; ///< While the list is shown.
};

} // namespace Kassi
