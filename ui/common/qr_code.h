// SPDX-License-Identifier: MIT
// A QR code that a phone reads from the screen: dark on white with the four-module margin that the standard asks for.
#pragma once

#include <QWidget>

#include <vector>

namespace Kassi {

class QrCode final : public QWidget
{
    Q_OBJECT

public:
    explicit QrCode(QWidget *parent = nullptr);

    /// Held as modules only. An empty text, or one too long for any QR code (about 2 900 bytes), shows nothing.
    void setText(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 320}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {140, 140}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_size = 0;
    std::vector<bool> m_dark;
};

} // namespace Kassi
