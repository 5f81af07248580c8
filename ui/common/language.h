// SPDX-License-Identifier: MIT
// Switches Kassi's own screens between Icelandic, English and Polish while the program runs. Numbers, amounts and dates
// are written the Icelandic way in all of them: 4.990 kr., 29.11.2026 14:05. The prices on the shop's shelves are, and
// a cashier who compares the two must not have to think. (Receipts are their reader's: see core/receipt.)
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>

namespace Kassi {

struct LanguageName
{
    QString code; ///< As in the settings.
    QString name; ///< In the language itself.
};

class Language final : public QObject
{
public:
    explicit Language(QObject *parent = nullptr);

    /// All there are, in the order in which a button goes through them.
    [[nodiscard]] static const QList<LanguageName> &all();

    /// Of all(); every widget gets a LanguageChange event. The texts in the source are English.
    void use(const QString &code);
    [[nodiscard]] const QString &code() const { return m_code; }
    /// The one that follows in all().
    [[nodiscard]] const LanguageName &next() const;

private:
    QTranslator m_translator;
    QString m_code = QStringLiteral("en");
};

} // namespace Kassi
