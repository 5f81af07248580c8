// SPDX-License-Identifier: MIT
#include "common/language.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>
#include <QMap>
#include <QTranslator>
#include <QVariant>
#include <QWidget>

#include <algorithm>

// Resources of a static library have to be asked for, outside of any namespace.
static void initTranslations()
{
    Q_INIT_RESOURCE(kassi_translations);
}

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr const char *languageProperty = "language";

QString codeFor(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const QString code = widget->property(languageProperty).toString(); !code.isEmpty())
            return code;
    }
    return {};
}

} // namespace

/// The one translator that the program has installed: it can change its language without an event to every widget.
class Language::Interpreter : public QTranslator
{
public:
    explicit Interpreter(QObject *parent)
        : QTranslator(parent)
    {
        setObjectName(name);
        speak(u"en"_s);
    }

    void speak(const QString &code)
    {
        m_code = code;
        if (!m_catalogues.contains(code)) {
            auto *catalogue = new QTranslator(this);
            (void)catalogue->load(u":/i18n/kassi_%1.qm"_s.arg(code)); // English has none: the source's own
            m_catalogues.insert(code, catalogue);
        }
    }

    [[nodiscard]] const QString &code() const { return m_code; }
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override
    {
        const QTranslator *catalogue = m_catalogues.value(m_code);
        return catalogue ? catalogue->translate(context, source, disambiguation, n) : QString();
    }

    static inline const QString name = u"kassi-interpreter"_s;

private:
    QString m_code;
    QMap<QString, QTranslator *> m_catalogues;
};

Language::Language(QObject *parent)
    : QObject(parent)
    , m_interpreter(std::make_unique<Interpreter>(QCoreApplication::instance()))
{
    initTranslations();
    QCoreApplication::installTranslator(m_interpreter.get());
}

const QList<LanguageName> &Language::all()
{
    static const QList<LanguageName> languages{
        {u"is"_s, u"Íslenska"_s}, {u"en"_s, u"English"_s}, {u"pl"_s, u"Polski"_s}};
    return languages;
}

const LanguageName &Language::next() const
{
    const auto at = std::ranges::find(all(), m_code, &LanguageName::code);
    return at == all().end() || at + 1 == all().end() ? all().front() : *(at + 1);
}

Language::~Language() = default;

void Language::use(const QString &code)
{
    m_code = code;
    QLocale::setDefault(QLocale(u"is_IS"_s));
    m_interpreter->speak(code);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &change);
}

QString Language::spoken()
{
    const Interpreter *speaker = interpreter();
    return speaker ? speaker->code() : u"en"_s;
}

void Language::give(QWidget &window, const QString &code)
{
    window.setProperty(languageProperty, code);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&window, &change);
}

Language::Interpreter *Language::interpreter()
{
    return static_cast<Interpreter *>(
        QCoreApplication::instance()->findChild<QTranslator *>(Interpreter::name, Qt::FindDirectChildrenOnly));
}

Language::Here::Here(const QWidget &widget)
{
    const QString code = codeFor(&widget);
    Interpreter *speaker = interpreter();
    if (code.isEmpty() || !speaker)
        return;
    m_before = speaker->code();
    speaker->speak(code);
}

Language::Here::~Here()
{
    if (!m_before.isEmpty())
        interpreter()->speak(m_before);
}

} // namespace Kassi
