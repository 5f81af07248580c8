// SPDX-License-Identifier: MIT
// What the set-up asks for, and the lines of kassi.toml that it comes to. Plain values.
#pragma once

#include "settings/settings_edit.h"

namespace Kassi {

struct SetupAnswers
{
    QString baseUrl = QStringLiteral("https://api.borga.is");
    QString merchantId = {};
    ApiKeySource keySource = {}; ///< Where the key is, or will be once it is stored.
    Secret newKey = {};          ///< Empty: the one that is there already stays.
    QString merchantName = {};   ///< As the gateway calls it. Not written down.
    bool isTestKey = false;      ///< Known once it was tried. Not written down.
    QString origin = {};
    QString elementUrl = {};
    QString returnUrl = {}; ///< Empty: no pay-on-phone.
    QString tillName = QStringLiteral("Kassi 1");
    QString language = QStringLiteral("is");
    QString shopName = {};
    QString kennitala = {};
    QString printer = {}; ///< As in ReceiptSettings.
    QString paper = QStringLiteral("80mm");
    bool automatic = false;
    // What a first start does not ask for.
    QStringList address = {}; ///< Lines.
    QString vatNumber = {};
    bool statesVat = false; ///< vat_rate is in the file. Only read.
    QString footer = {};
    QString theme = QStringLiteral("light");
    QString brandColor = {};
    QString logo = {};
    qint64 scale = 100;
    QList<qint64> presetAmounts = {};
    qint64 lockAfterSeconds = 300;
    QString customerScreen = {};
    QString customerLanguage = {};
};

/// Of settings that are there.
[[nodiscard]] SetupAnswers answersFrom(const Settings &settings);
/// Those that differ from `before`; all of them where there was no file.
[[nodiscard]] std::vector<SettingEdit> editsFrom(const SetupAnswers &answers,
                                                 const std::optional<SetupAnswers> &before);

} // namespace Kassi
