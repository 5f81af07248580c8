// SPDX-License-Identifier: MIT
#include "gateway/borga_tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> readPem(const QString &path, const QString &setting)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidSettings,
                    u"gateway.%1: %2 cannot be read: %3."_s.arg(setting, path, file.errorString()), setting);
    return file.readAll();
}

} // namespace

Result<QSslConfiguration> borgaTls(const BorgaConfig &config)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!config.caFile.isEmpty()) {
        const auto pem = readPem(config.caFile, u"ca_file"_s);
        if (!pem)
            return tl::unexpected(pem.error());
        const auto authorities = QSslCertificate::fromData(*pem);
        if (authorities.isEmpty())
            return fail(ErrorCode::InvalidSettings, u"gateway.ca_file: %1 holds no certificate."_s.arg(config.caFile),
                        u"ca_file"_s);
        tls.addCaCertificates(authorities);
    }
    if (config.clientCertificate.isEmpty())
        return tls;
    const auto certificate = readPem(config.clientCertificate, u"client_certificate"_s);
    if (!certificate)
        return tl::unexpected(certificate.error());
    const auto keyText = readPem(config.clientKey, u"client_key"_s);
    if (!keyText)
        return tl::unexpected(keyText.error());
    const auto chain = QSslCertificate::fromData(*certificate);
    QSslKey key(*keyText, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(*keyText, QSsl::Ec);
    if (chain.isEmpty() || key.isNull())
        return fail(ErrorCode::InvalidSettings,
                    u"gateway.client_certificate or gateway.client_key is not in PEM form."_s, u"client_key"_s);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return tls;
}

} // namespace Kassi
