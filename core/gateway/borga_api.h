// SPDX-License-Identifier: MIT
// Borga over HTTPS. Every byte that goes to the gateway goes through here.
//
// The key travels in the Authorization header only, over verified TLS (or to loopback), and never follows a redirect.
// The Idempotency-Key is on the first send, so that a resend by the network stack is harmless. Answers over 256 KiB
// are cut off and are no replies. HTTP/2 and kept connections are used where the server offers them, and the system's
// proxy for everything but loopback (what Qt does by itself; network_faults_test holds it).
#pragma once

#include "gateway/session_api.h"
#include "payment/secret.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QUrl>

#include <memory>

namespace Kassi {

struct BorgaConfig
{
    QUrl baseUrl; ///< https, or http to loopback.
    QString merchantId;
    Secret apiKey;
    int timeoutMs = 15'000;         ///< From the send to the end of the answer.
    QString caFile = {};            ///< PEM; trusted beside the system's authorities.
    QString clientCertificate = {}; ///< PEM, with clientKey: mutual TLS towards a broker.
    QString clientKey = {};
};

class BorgaApi final : public SessionApi
{
public:
    /// ErrorCode::InvalidSettings where a certificate file cannot be read.
    [[nodiscard]] static Result<std::unique_ptr<BorgaApi>> make(const BorgaConfig &config);

    void preconnect() override;
    void create(const QString &key, const QByteArray &body, Reply<PaymentSession> reply) override;
    void session(const QString &id, Reply<PaymentSession> reply) override;
    void payment(const QString &id, Reply<Payment> reply) override;
    void merchant(Reply<Merchant> reply) override;
    void refund(const QString &key, const QByteArray &body, Reply<Refund> reply) override;
    void lookUpRefund(const QString &id, Reply<Refund> reply) override;

private:
    explicit BorgaApi(const BorgaConfig &config);

    using Decode = std::function<void(Result<QByteArray>)>;
    [[nodiscard]] QNetworkRequest request(const QString &path, bool withMerchant) const;
    void get(const QString &path, bool withMerchant, Decode decode);
    void post(const QString &path, const QString &key, const QByteArray &body, Decode decode);
    void await(QNetworkReply *reply, Decode decode) const;

    BorgaConfig m_config;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_network;
};

} // namespace Kassi
