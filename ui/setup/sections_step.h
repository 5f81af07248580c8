// SPDX-License-Identifier: MIT
// Where settings that are there are changed from: one large button for each part of them.
#pragma once

#include "setup/setup_step.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace Kassi {

class SectionsStep final : public SetupStep
{
    Q_OBJECT

public:
    /// `file`: where the settings are.
    explicit SectionsStep(const QString &file, QWidget *parent = nullptr);

    /// Below the others; the first nine have the keys 1 to 9.
    void add(const SetupStep &section);
    /// Something was written down just now.
    void tellSaved();

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString nextText() const override;
    void retranslate() override;
    void enter(const SetupAnswers &answers) override;
    void next() override;

Q_SIGNALS:
    /// The first is 0.
    void chosen(int section);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row
    {
        const SetupStep *section;
        QPushButton *button;
        QLabel *purpose;
    };

    QString m_file;
    SetupAnswers m_answers;
    std::vector<Row> m_rows;
    std::size_t m_last = 0; ///< Whoever comes back finds their place.
    bool m_saved = false;
    QGridLayout *m_grid;
    QLabel *m_told;
    QLabel *m_where;
};

} // namespace Kassi
