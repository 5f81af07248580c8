// SPDX-License-Identifier: MIT
// `kassi setup`, and the first start: asks for the settings in a window of its own.
#include "checkout/system_ports.h"
#include "common/language.h"
#include "runs.h"
#include "settings/credentials.h"
#include "setup/setup_assistant.h"
#include "termination.h"
#include "test_charge.h"

#include <QApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QPrinterInfo>
#include <QProcessEnvironment>
#include <QScreen>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

bool exists(const QString &path)
{
    return QFileInfo::exists(path);
}

QString languageOfDesktop()
{
    switch (QLocale::system().language()) {
    case QLocale::English: return u"en"_s;
    case QLocale::Polish: return u"pl"_s;
    default: return u"is"_s;
    }
}

/// Another one each time, and to be known in the journal.
QString testReference(qint64 nowMs)
{
    return u"TEST-"_s + QDateTime::fromMSecsSinceEpoch(nowMs).toString(u"yyyyMMdd-HHmmss"_s);
}

} // namespace

QString settingsFileFor(const CommonOptions &options)
{
    if (!options.configFile.isEmpty())
        return QFileInfo(options.configFile).absoluteFilePath();
    const auto environment = QProcessEnvironment::systemEnvironment();
    if (const auto found = defaultSettingsPath(environment, exists))
        return *found;
    return *defaultSettingsPath(environment, [](const QString &) { return true; });
}

bool isFirstStart(const CommonOptions &options)
{
    return !options.sandbox && options.configFile.isEmpty() &&
           !defaultSettingsPath(QProcessEnvironment::systemEnvironment(), exists);
}

Result<std::optional<CommonOptions>> runSetup(const CommonOptions &options)
{
    const QString file = settingsFileFor(options);
    Language language;
    language.use(languageOfDesktop());
    if (exists(file)) {
        const auto settings = loadSettings(file); // what cannot be read is mended by hand, and not written over
        if (!settings)
            return tl::unexpected(settings.error());
        language.use(settings->till.language);
    }
    CommonOptions saved = options;
    saved.configFile = file;
    TestCharge test(QCoreApplication::applicationFilePath(), saved);
    SystemClock clock;
    SetupAssistant assistant(
        {.settingsFile = file,
         .keyFile = QFileInfo(file).path() + u"/api-key"_s,
         .storeInKeychain = storeInKeychain,
         .printers = {.names = &QPrinterInfo::availablePrinterNames},
         .testPayment =
             [&](const TestCharge::Told &told) { test.start(testPaymentAmount, testReference(clock.wallMs()), told); }},
        language);
    std::optional<CommonOptions> goOn;
    QObject::connect(&assistant, &SetupAssistant::finished, &assistant, [&](SetupEnd end) {
        goOn = options;
        goOn->sandbox = end == SetupEnd::Training;
        assistant.close();
        QCoreApplication::quit();
    });
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &assistant, &QWidget::close);
    assistant.setMinimumSize(400, 300);
    assistant.resize(QSize(900, 720).boundedTo(assistant.screen()->availableSize()));
    assistant.show();
    QApplication::exec();
    return goOn;
}

} // namespace Kassi
