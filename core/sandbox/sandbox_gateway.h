// SPDX-License-Identifier: MIT
// A local Borga: the API, the checkout pages and test cards on a loopback port, without money. It is as strict as
// the gateway is documented to be (docs of the wire: core/sandbox/request_rules.h names every choice of ours), so
// that what works against it has a fair chance against the real one. Any thread may call; the server has its own.
#pragma once

#include "payment/result.h"

#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace Kassi {

struct SandboxOptions
{
    enum class Challenge {
        Frame, ///< 3-D Secure is shown in a frame inside the element.
        Popup, ///< 3-D Secure opens a window of its own.
    };

    quint16 port = 0;       ///< 0: any free port.
    QString stateFile = {}; ///< Sessions, payments and idempotent answers survive a restart in it. Empty: memory only.
    QString controlToken = {}; ///< Opens /sandbox/… to who knows it. Empty: the control interface does not exist.
    std::chrono::seconds embeddedLifetime{600};
    std::chrono::seconds hostedLifetime{3600};
    Challenge challenge = Challenge::Frame;
    bool publishableMayRead = false; ///< Whether a pk key may read sessions; the real gateway's answer is not public.
    QString merchantName = QStringLiteral("Prufubúðin ehf.");
    QString merchantId = QStringLiteral("mer_sandbox");
    QString secretKey = QStringLiteral("sk_test_sandbox_kassi");      ///< Must start with sk_test_.
    QString publishableKey = QStringLiteral("pk_test_sandbox_kassi"); ///< Must start with pk_test_.
    std::function<qint64()> wallClockMs =
        {}; ///< Milliseconds since 1970 UTC; called from any thread. Default: the real one.
    std::function<quint64()> random = {}; ///< For ids and secrets; called from any thread. Default: the system's.
};

class SandboxGateway
{
public:
    /// Listens on 127.0.0.1 when it returns. Fails with InvalidSettings (keys, unreadable state file; `param` names
    /// the option) or Unreachable (the port is taken).
    [[nodiscard]] static Result<std::unique_ptr<SandboxGateway>> start(SandboxOptions options);
    ~SandboxGateway(); ///< Closes every connection and waits for the requests in work.
    SandboxGateway(const SandboxGateway &) = delete;
    SandboxGateway &operator=(const SandboxGateway &) = delete;

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl baseUrl() const; ///< http://127.0.0.1:PORT
    [[nodiscard]] QString
    elementUrlTemplate() const; ///< …/element/{client_secret}, as `checkout.element_url` wants it.
    [[nodiscard]] QString merchantId() const;
    [[nodiscard]] QString secretKey() const;
    [[nodiscard]] QString publishableKey() const;

private:
    struct Parts;
    explicit SandboxGateway(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace Kassi
