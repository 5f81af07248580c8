// SPDX-License-Identifier: MIT
// The other side of a drill: a sandbox gateway with its strings in our hands, its books, and a customer who does to its
// checkout page what a browser would send. Calls block; use one object from one thread.
#pragma once

#include "drill_judge.h"
#include "sandbox/sandbox_gateway.h"

#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace Kassi::Drill {

inline const QString goodCard = QStringLiteral("4242424242424242");
inline const QString declinedCard = QStringLiteral("4000000000000002");
inline const QString challengedCard = QStringLiteral("4000002500003155"); ///< Asks the bank: 3-D Secure.

/// From what the sandbox's control interface says of itself.
[[nodiscard]] Books readBooks(const QJsonObject &truth, const QJsonArray &log);

class Gateway
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Gateway>> start();
    ~Gateway();
    Q_DISABLE_COPY_MOVE(Gateway)

    [[nodiscard]] const SandboxGateway &sandbox() const { return *m_sandbox; }

    // The strings.
    void set(const QString &setting, const QJsonValue &value);
    void addFault(const QJsonObject &fault);
    void clearFaults();
    void changeSession(const QString &session, const QJsonObject &change);
    void changePayment(const QString &payment, const QJsonObject &change);

    // The books.
    [[nodiscard]] Books books();
    /// The requests since forgetRequests().
    [[nodiscard]] QList<Books::Request> requests();
    void forgetRequests();
    /// How often the page of this session has told where its controls stand: 0 until it is on a screen.
    [[nodiscard]] int pageReports(const QString &session);

    // The customer. Answers what the page was told: "succeeded", "failed", "challenge", "pending", "blocked" …
    QString payByCard(const Books::Session &session, const QString &number);
    QString payByKrafa(const Books::Session &session);
    /// Answers the open 3-D Secure question of this session.
    void answerBank(const Books::Session &session, bool approve);

private:
    struct Wire;
    explicit Gateway(std::unique_ptr<SandboxGateway> sandbox);
    QJsonObject control(const char *method, const QString &path, const QJsonObject &body = {});
    QJsonObject page(const QString &path, const QJsonObject &body);

    std::unique_ptr<SandboxGateway> m_sandbox;
    std::unique_ptr<Wire> m_wire;
};

} // namespace Kassi::Drill
