// SPDX-License-Identifier: MIT
#include "setup/setup_answers.h"

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QString paperName(ReceiptPaper paper)
{
    switch (paper) {
    case ReceiptPaper::Mm80: return u"80mm"_s;
    case ReceiptPaper::Mm58: return u"58mm"_s;
    case ReceiptPaper::A4: return u"A4"_s;
    }
    Q_UNREACHABLE();
}

QString themeName(TillTheme theme)
{
    switch (theme) {
    case TillTheme::Light: return u"light"_s;
    case TillTheme::Dark: return u"dark"_s;
    case TillTheme::Contrast: return u"contrast"_s;
    case TillTheme::Auto: return u"auto"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

SetupAnswers answersFrom(const Settings &settings)
{
    return {.baseUrl = settings.gateway.baseUrl.toString(),
            .merchantId = settings.gateway.merchantId,
            .keySource = settings.gateway.apiKey,
            .origin = settings.checkout.origin.toString(),
            .elementUrl = settings.checkout.elementUrl,
            .returnUrl = settings.hosted.returnUrl,
            .tillName = settings.till.name,
            .language = settings.till.language,
            .shopName = settings.receipt.shop.name,
            .kennitala = settings.receipt.shop.kennitala,
            .printer = settings.receipt.printer,
            .paper = paperName(settings.receipt.paper),
            .automatic = settings.receipt.automatic,
            .address = settings.receipt.shop.address,
            .vatNumber = settings.receipt.shop.vatNumber,
            .statesVat = settings.receipt.shop.vatPercent.has_value(),
            .footer = settings.receipt.shop.footer,
            .theme = themeName(settings.till.theme),
            .brandColor = settings.till.brandColor,
            .logo = settings.till.logo,
            .scale = settings.till.scale,
            .presetAmounts = settings.till.presetAmounts,
            .lockAfterSeconds = settings.till.lockAfterSeconds,
            .customerScreen = settings.customerDisplay.screen,
            .customerLanguage = settings.customerDisplay.language};
}

std::vector<SettingEdit> editsFrom(const SetupAnswers &answers, const std::optional<SetupAnswers> &before)
{
    std::vector<SettingEdit> edits;
    const auto add = [&](const QString &section, const QString &key, auto member) {
        if (!before || answers.*member != *before.*member)
            edits.push_back({section, key, answers.*member});
    };
    add(u"gateway"_s, u"base_url"_s, &SetupAnswers::baseUrl);
    add(u"gateway"_s, u"merchant_id"_s, &SetupAnswers::merchantId);
    add(u"gateway"_s, u"api_key"_s, &SetupAnswers::keySource);
    add(u"checkout"_s, u"origin"_s, &SetupAnswers::origin);
    add(u"checkout"_s, u"element_url"_s, &SetupAnswers::elementUrl);
    add(u"hosted"_s, u"return_url"_s, &SetupAnswers::returnUrl);
    add(u"till"_s, u"name"_s, &SetupAnswers::tillName);
    add(u"till"_s, u"language"_s, &SetupAnswers::language);
    add(u"receipt"_s, u"name"_s, &SetupAnswers::shopName);
    add(u"receipt"_s, u"kennitala"_s, &SetupAnswers::kennitala);
    add(u"receipt"_s, u"printer"_s, &SetupAnswers::printer);
    add(u"receipt"_s, u"paper"_s, &SetupAnswers::paper);
    add(u"receipt"_s, u"automatic"_s, &SetupAnswers::automatic);
    add(u"receipt"_s, u"address"_s, &SetupAnswers::address);
    add(u"receipt"_s, u"vat_number"_s, &SetupAnswers::vatNumber);
    add(u"receipt"_s, u"footer"_s, &SetupAnswers::footer);
    add(u"till"_s, u"theme"_s, &SetupAnswers::theme);
    add(u"till"_s, u"brand_color"_s, &SetupAnswers::brandColor);
    add(u"till"_s, u"logo"_s, &SetupAnswers::logo);
    add(u"till"_s, u"scale"_s, &SetupAnswers::scale);
    add(u"till"_s, u"preset_amounts"_s, &SetupAnswers::presetAmounts);
    add(u"till"_s, u"lock_after_seconds"_s, &SetupAnswers::lockAfterSeconds);
    add(u"customer_display"_s, u"screen"_s, &SetupAnswers::customerScreen);
    add(u"customer_display"_s, u"language"_s, &SetupAnswers::customerLanguage);
    return edits;
}

} // namespace Kassi
