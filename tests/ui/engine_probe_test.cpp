// SPDX-License-Identifier: MIT
// The checkout's machinery tried without a payment: a sound one is found sound, and what is broken is named.
#include "checkout/engine_probe.h"
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

std::optional<bool> tried(const CheckoutViewOptions &checkout, std::chrono::milliseconds patience)
{
    std::optional<bool> result;
    int times = 0;
    EngineProbe probe(checkout, patience);
    QObject::connect(&probe, &EngineProbe::finished, &probe, [&](bool spoke) {
        result = spoke;
        ++times;
    });
    probe.start();
    (void)QTest::qWaitFor([&] { return result.has_value(); }, 90'000);
    return times == 1 ? result : std::nullopt;
}

} // namespace

class EngineProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundMachineryIsFoundSound()
    {
        for (int round = 0; round < 3; ++round) {
            const auto found = tried(options(), 60s);
            QCOMPARE(found, std::optional(true));
        }
    }

    void hostPageThatIsNotThereIsFound()
    {
        CheckoutViewOptions broken = options();
        broken.hostPageFile = u"/nowhere/page.html"_s;
        QCOMPARE(tried(broken, 60s), std::optional(false));
    }

    void hostPageThatForbidsItsFrameIsFound()
    {
        const QTemporaryDir folder;
        QFile page(folder.filePath(u"page.html"_s));
        QVERIFY(page.open(QIODevice::WriteOnly));
        page.write(
            "<!DOCTYPE html><html><head><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
            "frame-src 'none'\"></head><body></body></html>");
        page.close();
        CheckoutViewOptions broken = options();
        broken.hostPageFile = page.fileName();
        QCOMPARE(tried(broken, 5s), std::optional(false));
    }

    void disturbsNobodysKeyboard()
    {
        QWidget window;
        window.setFocusPolicy(Qt::StrongFocus);
        window.show();
        window.activateWindow();
        window.setFocus();
        QVERIFY(QTest::qWaitFor([&window] { return window.hasFocus(); }));
        const auto found = tried(options(), 60s);
        QCOMPARE(found, std::optional(true));
        QVERIFY(window.hasFocus());
        QVERIFY(window.isActiveWindow());
    }
};

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<EngineProbeTest>(argc, argv);
}
#include "engine_probe_test.moc"
