// SPDX-License-Identifier: MIT
// Switches Kassi's own screens between Icelandic and English while the program runs.
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace Kassi {

class Language final : public QObject
{
public:
    explicit Language(QObject *parent = nullptr);

    /// "is" or "en"; every widget gets a LanguageChange event. The texts in the source are English.
    void use(const QString &code);
    [[nodiscard]] const QString &code() const { return m_code; }

private:
    QTranslator m_translator;
    QString m_code = QStringLiteral("en");
};

} // namespace Kassi
