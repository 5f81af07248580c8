// SPDX-License-Identifier: MIT
#include "checkout/host_page.h"

#include <QFile>
#include <QStringDecoder>

// Outside every namespace, as Q_INIT_RESOURCE demands. A static library's resources are linked only when named.
static void initHostResources()
{
    Q_INIT_RESOURCE(kassi_host);
}

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxHostPageBytes = 256 * 1024;

Result<QString> readReplacement(const QString &path)
{
    const auto refuse = [&path](const QString &why) {
        return fail(ErrorCode::InvalidSettings, u"The host page %1 %2."_s.arg(path, why), u"checkout.host_page"_s);
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(u"cannot be read: %1"_s.arg(file.errorString()));
    const QByteArray bytes = file.read(maxHostPageBytes + 1);
    if (bytes.size() > maxHostPageBytes)
        return refuse(u"is larger than %1 bytes"_s.arg(maxHostPageBytes));
    if (bytes.trimmed().isEmpty())
        return refuse(u"is empty"_s);
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return refuse(u"is not UTF-8"_s);
    return text;
}

} // namespace

QString hostResource(const QString &name)
{
    initHostResources();
    QFile file(u":/kassi/host/"_s + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "hostResource", "a resource of kassi_host.qrc is missing");
    return opened ? QString::fromUtf8(file.readAll()) : QString();
}

Result<QString> hostPage(const HostPageSetup &setup)
{
    Result<QString> text =
        setup.file.isEmpty() ? Result<QString>(hostResource(u"host.html"_s)) : readReplacement(setup.file);
    if (!text)
        return text;
    // First in the document, so that nothing in the file can come before it.
    const QString policy =
        u"<!DOCTYPE html><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\""
        "default-src 'none'; frame-src {element_origin}; style-src 'nonce-{nonce}'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'\">\n"_s;
    QString frames = setup.elementOrigin.toString();
    for (const QString &scheme : setup.appSchemes)
        frames += u' ' + scheme + u':';
    QString page = QString(policy).replace(u"{element_origin}"_s, frames) + *text;
    page.replace(u"{element_origin}"_s, setup.elementOrigin.toString());
    page.replace(u"{background}"_s, setup.background);
    page.replace(u"{nonce}"_s, setup.nonce);
    page.replace(u"{language}"_s, setup.language.toHtmlEscaped());
    return page;
}

} // namespace Kassi
