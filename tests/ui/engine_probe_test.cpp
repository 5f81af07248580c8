// SPDX-License-Identifier: MIT
// The checkout's machinery tried without a payment: a sound one is found sound, and what is broken is named.
#include "checkout/engine_probe.h"
#include "gateway_rig.h"
#include "web_test_main.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CheckoutViewOptions options()
{
    return {.origin = *Origin::parse(u"https:/"
                                     "/till.example.is"_s),
            .elementUrl = u"http:/"
                          "/127.0.0.1:9/{client_secret}"_s};
}

constexpr EngineProbe::Result sound{.page = true, .popup = true};

std::optional<EngineProbe::Result> tried(const CheckoutViewOptions &checkout, std::chrono::milliseconds patience)
{
    std::optional<EngineProbe::Result> result;
    int times = 0;
    EngineProbe probe(checkout, patience);
    QObject::connect(&probe, &EngineProbe::finished, &probe, [&](const EngineProbe::Result &found) {
        result = found;
        ++times;
    });
    probe.start();
    (void)GatewayRig::waitFor([&] { return result.has_value(); }, 90'000);
    return times == 1 ? result : std::nullopt;
}

} // namespace

class EngineProbeTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    CheckoutViewOptions withHostPage(const QByteArray &html) const
    {
        CheckoutViewOptions changed = options();
        changed.hostPageFile = m_folder.filePath(u"page.html"_s);
        QFile page(changed.hostPageFile);
        if (!page.open(QIODevice::WriteOnly) || page.write(html) != html.size())
            qFatal("no host page");
        return changed;
    }

private Q_SLOTS:
    void soundMachineryIsFoundSound()
    {
        for (int round = 0; round < 3; ++round) {
            QVERIFY(tried(options(), 60s) == sound);
        }
    }

    void hostPageThatIsNotThereIsFound()
    {
        CheckoutViewOptions broken = options();
        broken.hostPageFile = u"/nowhere/page.html"_s;
        QVERIFY(tried(broken, 60s) == EngineProbe::Result());
    }

    void hostPageThatForbidsItsFrameIsFound()
    {
        const auto broken = withHostPage(
            "<!DOCTYPE html><html><head><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
            "frame-src 'none'\"></head><body></body></html>");
        QVERIFY(tried(broken, 5s) == EngineProbe::Result());
    }

    // The popup reaches a frame that does not answer.
    void popupThatIsNotHeardIsFound()
    {
        const auto broken = withHostPage("<!DOCTYPE html><html><body><iframe hidden></iframe>"
                                         "<div id='kassi-element'></div></body></html>");
        QVERIFY(tried(broken, 20s) == (EngineProbe::Result{.page = true, .popup = false})); // the page is heard in time
    }

    void disturbsNobodysKeyboard()
    {
        QWidget window;
        window.setFocusPolicy(Qt::StrongFocus);
        window.show();
        window.activateWindow();
        window.setFocus();
        QVERIFY(QTest::qWaitFor([&window] { return window.hasFocus(); }));
        QVERIFY(tried(options(), 60s) == sound);
        QVERIFY(window.hasFocus());
        QVERIFY(window.isActiveWindow());
    }
};

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<EngineProbeTest>(argc, argv);
}
#include "engine_probe_test.moc"
