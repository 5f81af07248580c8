// SPDX-License-Identifier: MIT
#include "out_of_service.h"

#include "common/language.h"
#include "kiosk/kiosk_lock.h"
#include "kiosk/notice_page.h"
#include "termination.h"

#include <QApplication>
#include <QBoxLayout>
#include <QScreen>
#include <QTimer>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = std::chrono::seconds(30); // shorter than the watchdog of the service

} // namespace

bool isKioskOfService(const CommonOptions &options, const ServiceRequest &service)
{
    if (service.socket.isEmpty())
        return false;
    if (!options.mode.isEmpty())
        return options.mode == u"kiosk"_s;
    const auto settings = settingsFor(options);
    return settings && settings->till.mode == TillMode::Kiosk;
}

void standOutOfService(const CommonOptions &options, const ServiceRequest &service, const Error &why)
{
    const ServiceNotifier notifier(service.socket);
    notifier.ready();
    notifier.alive();
    notifier.status(u"Out of service: "_s + why.message);
    const auto settings = settingsFor(options);
    Language language;
    language.use(settings ? settings->till.language : TillSettings().language);
    QWidget window;
    window.setObjectName(u"page"_s);
    window.setWindowTitle(u"Kassi"_s);
    auto *page = new NoticePage(&window);
    auto *layout = new QVBoxLayout(&window);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page);
    const KioskLock lock(window, {.screen = settings ? settings->kiosk.screen : QString(), .hidePointer = true});
    const int unit = kioskUnit(lock.screen()->size(), false);
    window.setStyleSheet(kioskMeasures(unit));
    page->setReasons({errorCodeName(why.code)});
    page->follow({.place = KioskPlace::OutOfService, .trouble = KioskTrouble::NotReady}, {}, unit);
    const Termination termination;
    QObject::connect(&termination, &Termination::requested, qApp, &QApplication::quit);
    QTimer::singleShot(patience, qApp, &QApplication::quit);
    QApplication::exec();
}

} // namespace Kassi
