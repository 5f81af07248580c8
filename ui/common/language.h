// SPDX-License-Identifier: MIT
// Switches Kassi's own screens between Icelandic, English and Polish while the program runs. Numbers, amounts and dates
// are written the Icelandic way in all of them: 4.990 kr., 29.11.2026 14:05. The prices on the shop's shelves are, and
// a cashier who compares the two must not have to think. (Receipts are their reader's: see core/receipt.) Qt knows one
// language for a whole program; here a window may have one of its own, for whoever looks at it.
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <memory>

class QWidget;

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
    ~Language() override;

    /// All there are, in the order in which a button goes through them.
    [[nodiscard]] static const QList<LanguageName> &all();

    /// Of all(); every widget gets a LanguageChange event. The texts in the source are English.
    void use(const QString &code);
    [[nodiscard]] const QString &code() const { return m_code; }
    /// The one that follows in all().
    [[nodiscard]] const LanguageName &next() const;

    /// The one that tr() speaks now; see Here.
    [[nodiscard]] static QString spoken();

    /// From now on `window` and all that stands in it speak that language; they get a LanguageChange event.
    static void give(QWidget &window, const QString &code);

    /// While it lives, tr() speaks the language of the window in which `widget` stands. What can be shown
    /// to a customer sets its texts under one, and does nothing else there: others may be spoken to otherwise.
    class [[nodiscard]] Here
    {
    public:
        explicit Here(const QWidget &widget);
        ~Here();
        Q_DISABLE_COPY_MOVE(Here)

    private:
        QString m_before;
    };

private:
    class Interpreter;

    [[nodiscard]] static Interpreter *interpreter();

    std::unique_ptr<Interpreter> m_interpreter;
    QString m_code = QStringLiteral("en");
};

} // namespace Kassi
