// SPDX-License-Identifier: MIT
#include "settings/api_key.h"

#include <QRegularExpression>

namespace Kassi {
using namespace Qt::StringLiterals;

bool hasKeyShape(const QString &text)
{
    static const QRegularExpression shape(u"\\A[sp]k_(test|live)_[\\x21-\\x7e]{8,500}\\z"_s);
    return shape.match(text).hasMatch();
}

KeyKind keyKind(const Secret &key)
{
    return key.reveal().startsWith(u"pk_"_s) ? KeyKind::Publishable : KeyKind::Secret;
}

bool isTestKey(const Secret &key)
{
    return key.reveal().startsWith(u"sk_test_"_s) || key.reveal().startsWith(u"pk_test_"_s);
}

QString withoutKeys(QString text)
{
    static const QRegularExpression key(u"([sp]k_(?:test|live)_)[^\\s\"']+"_s);
    return text.replace(key, u"\\1…"_s);
}

} // namespace Kassi
