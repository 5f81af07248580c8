// SPDX-License-Identifier: MIT
// Settles what an earlier run left open: asks the gateway about every unresolved attempt of the journal, one after the
// other, newest first. Used by `kassi recover` and when the program starts.
#pragma once

#include "checkout/checkout_controller.h"

#include <QObject>

#include <deque>
#include <memory>

namespace Kassi {

class Recovery final : public QObject
{
    Q_OBJECT

public:
    explicit Recovery(const CheckoutPorts &ports, QObject *parent = nullptr);
    ~Recovery() override;

    /// Reads the journal and starts. ErrorCode::JournalFailed where it cannot be read; finished() then does not come.
    [[nodiscard]] Result<void> start();
    /// Attempts not yet asked about.
    [[nodiscard]] int remaining() const { return int(m_waiting.size()); }

Q_SIGNALS:
    /// An open attempt has been looked into: its outcome now. Also for money that came late (ErrorCode::LateMoney,
    /// or JournalFailed where that could not be written down).
    void settled(const Kassi::Settlement &settlement);
    void finished();

private:
    void next();
    [[nodiscard]] bool hasNewOwner(const Attempt &attempt) const;

    CheckoutPorts m_ports;
    std::deque<Attempt> m_waiting;
    std::unique_ptr<CheckoutController> m_controller;
};

} // namespace Kassi
