// SPDX-License-Identifier: MIT
#include "common/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

// Resources of a static library have to be asked for, outside of any namespace.
static void initTranslations()
{
    Q_INIT_RESOURCE(kassi_translations);
}

namespace Kassi {
using namespace Qt::StringLiterals;

Language::Language(QObject *parent)
    : QObject(parent)
{
    initTranslations();
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

void Language::use(const QString &code)
{
    QCoreApplication::removeTranslator(&m_translator);
    m_code = code;
    QLocale::setDefault(QLocale(u"is_IS"_s));
    if (m_translator.load(u":/i18n/kassi_%1.qm"_s.arg(code)))
        QCoreApplication::installTranslator(&m_translator);
}

} // namespace Kassi
