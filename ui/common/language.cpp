// SPDX-License-Identifier: MIT
#include "common/language.h"

#include <QCoreApplication>
#include <QLocale>

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

void Language::use(const QString &code)
{
    QCoreApplication::removeTranslator(&m_translator);
    m_code = code;
    QLocale::setDefault(QLocale(code == u"is"_s ? u"is_IS"_s : u"en_GB"_s));
    if (m_translator.load(u":/i18n/kassi_%1.qm"_s.arg(code)))
        QCoreApplication::installTranslator(&m_translator);
}

} // namespace Kassi
