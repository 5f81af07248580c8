// SPDX-License-Identifier: MIT
// Whose money it is: merchant, key and gateway, tried out against the gateway before they are believed.
#pragma once

#include "gateway/borga_api.h"
#include "gateway/readiness.h"
#include "setup/setup_step.h"

#include <memory>

class QLabel;
class QRadioButton;

namespace Kassi {

class SetupField;

class GatewayStep final : public SetupStep
{
    Q_OBJECT

public:
    /// `keyFile` is where a key is kept that goes into a file.
    explicit GatewayStep(QString keyFile, QWidget *parent = nullptr);
    ~GatewayStep() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString purpose() const override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] bool isBusy() const override { return m_api != nullptr; }
    void retranslate() override;
    void enter(const SetupAnswers &answers) override;
    void next() override;

private:
    [[nodiscard]] bool isFilledIn();
    [[nodiscard]] Result<Secret> key() const;
    /// The place that is chosen is the one that the settings name.
    [[nodiscard]] bool staysInPlace() const;
    void ask(const Secret &key);
    void take(const Merchant &merchant);
    void take(const ReadinessPoint &point);
    void finish();
    void forget();
    void showFindings();

    QString m_keyFile;
    SetupAnswers m_answers;
    SetupField *m_merchant;
    SetupField *m_key;
    QLabel *m_placeLabel;
    QRadioButton *m_inFile;
    QRadioButton *m_inKeychain;
    QRadioButton *m_asIs; ///< A place that only a hand can write into the file; hidden where there is none.
    SetupField *m_url;
    QLabel *m_findings;
    Secret m_asked;                  ///< The key that it is asked with.
    std::unique_ptr<BorgaApi> m_api; ///< While it is being asked.
    std::unique_ptr<Readiness> m_readiness;
    std::optional<Merchant> m_found;
    std::vector<ReadinessPoint> m_points;
    std::optional<Error> m_trouble; ///< Nothing could be asked.
    bool m_good = false;
    bool m_test = false;
    bool m_moves = false; ///< The key that is there goes to another place.
};

} // namespace Kassi
