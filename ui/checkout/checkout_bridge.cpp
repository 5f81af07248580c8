// SPDX-License-Identifier: MIT
#include "checkout/checkout_bridge.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}
} // namespace

void CheckoutBridge::warmUp(const QUrl &elementSite)
{
    Q_EMIT command(compact({{u"name"_s, u"warm_up"_s}, {u"url"_s, QString::fromLatin1(elementSite.toEncoded())}}));
}

void CheckoutBridge::coolDown()
{
    Q_EMIT command(compact({{u"name"_s, u"cool_down"_s}}));
}

void CheckoutBridge::insertFrame(const QUrl &elementUrl, int messageBudget)
{
    Q_EMIT command(compact({{u"name"_s, u"insert"_s},
                            {u"url"_s, QString::fromLatin1(elementUrl.toEncoded())},
                            {u"messages"_s, messageBudget}}));
}

void CheckoutBridge::resizeFrame(int height)
{
    Q_EMIT command(compact({{u"name"_s, u"resize"_s}, {u"height"_s, height}}));
}

void CheckoutBridge::receive(const QString &text)
{
    Q_EMIT incoming(decodeIncoming(text));
}

} // namespace Kassi
