// SPDX-License-Identifier: MIT
// The sandbox gateway as a test sees it: its control interface, what really happened to the money, and where the
// controls of its pages are.
#pragma once

#include "sandbox/sandbox_gateway.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRectF>

#include <functional>
#include <memory>
#include <optional>

namespace Kassi {

class GatewayRig
{
public:
    GatewayRig();

    [[nodiscard]] const SandboxGateway &gateway() const { return *m_gateway; }
    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {}) const;
    void set(const QString &setting, const QJsonValue &value) const;
    void addFault(const QJsonObject &fault) const;
    [[nodiscard]] QJsonObject truth() const;
    [[nodiscard]] QJsonArray requestLog() const;
    /// From here on that session's page is the one that is looked at. Empty: the one that was made last.
    void lookAt(const QString &session) { m_session = session; }
    /// The session that is looked at; waits for one.
    [[nodiscard]] QString sessionId() const;
    /// How often money was taken, over all payments.
    [[nodiscard]] int timesTaken() const;
    /// Of the payment of the session that is looked at.
    [[nodiscard]] QString paymentStatus() const;

    /// Where a control is, in the page's own viewport, whose lower right corner is that of the view. Waits until it
    /// stands at the same place in two looks, as a person would.
    struct Place
    {
        QRectF box;
        QSizeF viewport;
    };
    [[nodiscard]] std::optional<Place> placeOf(const QString &control, bool inPopup = false) const;
    [[nodiscard]] bool sees(const QString &control) const;
    /// The number of the page that was loaded last for that session: a later one has a greater number. 0: none yet.
    [[nodiscard]] int pageOf(const QString &session) const;
    [[nodiscard]] bool hasFocus(const QString &control) const;
    /// The same, and keys come to the page.
    [[nodiscard]] bool hears(const QString &control) const;
    /// How many digits the field with the focus holds.
    [[nodiscard]] int digits() const;

    /// Runs the event loop until it holds; false after `timeoutMs`.
    [[nodiscard]] static bool waitFor(const std::function<bool()> &condition, int timeoutMs = 30'000);

private:
    [[nodiscard]] QJsonObject layout(bool inPopup) const;
    [[nodiscard]] QJsonObject focused() const;

    std::unique_ptr<SandboxGateway> m_gateway;
    QString m_session;
};

} // namespace Kassi
