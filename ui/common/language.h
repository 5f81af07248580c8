// SPDX-License-Identifier: MIT
// Switches Kassi's own screens between Icelandic and English while the program runs. Qt knows one language for a whole
// program; here a window may have one of its own, for whoever looks at it.
#pragma once

#include <QLocale>
#include <QObject>
#include <QString>

#include <memory>

class QWidget;

namespace Kassi {

class Language final : public QObject
{
public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// "is" or "en"; every widget gets a LanguageChange event. The texts in the source are English.
    void use(const QString &code);
    [[nodiscard]] const QString &code() const { return m_code; }

    /// From now on `window` and all that stands in it speak that language; they get a LanguageChange event.
    static void give(QWidget &window, const QString &code);

    /// While it lives, tr() and QLocale() speak the language of the window in which `widget` stands. What can be shown
    /// to a customer sets its texts under one, and does nothing else there: others may be spoken to otherwise.
    class [[nodiscard]] Here
    {
    public:
        explicit Here(const QWidget &widget);
        ~Here();
        Q_DISABLE_COPY_MOVE(Here)

    private:
        QString m_before;
        QLocale m_localeBefore;
    };

private:
    class Interpreter;

    [[nodiscard]] static Interpreter *interpreter();

    std::unique_ptr<Interpreter> m_interpreter;
    QString m_code = QStringLiteral("en");
};

} // namespace Kassi
