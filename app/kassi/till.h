// SPDX-License-Identifier: MIT
// A till put together: settings, credentials, state folder, journal, gateway. Everything concrete meets here.
#pragma once

#include "checkout/checkout_controller.h"
#include "checkout/checkout_view.h"
#include "checkout/system_ports.h"
#include "command_line.h"
#include "gateway/borga_api.h"
#include "journal/journal_thread.h"
#include "journal/state_folder.h"
#include "people/staff_desk.h"
#include "receipt/receipt_desk.h"
#include "restart_rules.h"
#include "sandbox/sandbox_gateway.h"
#include "settings/settings.h"
#include "trace.h"

#include <QImage>

#include <memory>

namespace Kassi {

/// What the command line and the settings file come to. Nothing was sent and nothing is open.
struct TillPlan
{
    Settings settings; ///< With `sandbox`: its gateway part is filled in when the till opens.
    Secret apiKey;
    QString stateDir;
    bool sandbox = false;
    QImage logo = {}; ///< The shop's, for windows; see loadLogo().

    /// Where the gateway will be.
    [[nodiscard]] QUrl gateway() const;
};

/// The settings file's, or those of training. ErrorCode::InvalidSettings.
[[nodiscard]] Result<Settings> settingsFor(const CommonOptions &options);

/// ErrorCode::InvalidSettings or InvalidCredentials. Needs a QCoreApplication where the key is in a keychain.
[[nodiscard]] Result<TillPlan> planTill(const CommonOptions &options);

/// Where this till's journal is, for reading: needs no credentials, and no settings file where there is none.
/// ErrorCode::InvalidSettings.
[[nodiscard]] Result<QString> journalFileFor(const CommonOptions &options);

class Till
{
public:
    /// Takes the state folder, opens the journal, and starts the sandbox gateway where that is asked for.
    /// ErrorCode::InstanceLocked, JournalFailed, InvalidSettings.
    [[nodiscard]] static Result<std::unique_ptr<Till>> open(TillPlan plan, JournalDepth depth);

    /// From here on. ErrorCode::InvalidRequest.
    [[nodiscard]] Result<void> startTrace(const QString &file);
    /// Null without one.
    [[nodiscard]] Trace *trace() const { return m_trace.get(); }

    [[nodiscard]] CheckoutPorts ports();
    [[nodiscard]] SessionApi &api() { return *m_api; }
    [[nodiscard]] const JournalThread &journal() const { return *m_journal; }
    [[nodiscard]] const QString &journalFile() const { return m_journalFile; }
    [[nodiscard]] StaffOptions staffOptions() const;
    /// See KioskOptions::closedMarker.
    [[nodiscard]] QString closedMarker() const { return m_folder.path() + QStringLiteral("/out-of-service"); }
    [[nodiscard]] const Settings &settings() const { return m_plan.settings; }
    [[nodiscard]] BorgaConfig borgaConfig() const;
    [[nodiscard]] const Secret &apiKey() const { return m_plan.apiKey; }
    [[nodiscard]] bool isSandbox() const { return m_plan.sandbox; }
    /// No money moves: the sandbox, or a test key of the real gateway.
    [[nodiscard]] bool isTraining() const { return isTestKey(m_plan.apiKey); }

    [[nodiscard]] const QImage &logo() const { return m_plan.logo; }
    [[nodiscard]] RestartRules restartRules() const;
    /// The journal knows how each of its payments ended. False where it cannot be read.
    [[nodiscard]] bool hasNothingOpen() const;
    [[nodiscard]] CheckoutViewOptions viewOptions() const;
    [[nodiscard]] ReceiptOptions receiptOptions() const;
    /// Fills in what the settings say and the request does not.
    [[nodiscard]] SessionRequest completed(SessionRequest request) const;

private:
    Till(TillPlan plan, StateFolder folder);

    TillPlan m_plan;
    StateFolder m_folder;
    std::unique_ptr<SandboxGateway> m_sandbox;
    SystemClock m_clock;
    SystemRandom m_random;
    QString m_journalFile;
    std::unique_ptr<JournalThread> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    std::unique_ptr<Trace> m_trace;
    std::optional<TracedApi> m_tracedApi;
    std::optional<TracedJournal> m_tracedJournal;
};

} // namespace Kassi
