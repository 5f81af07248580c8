// SPDX-License-Identifier: MIT
// Settings files: what is read is possible, what is refused names file and line, and no message repeats a key that
// somebody wrote into the file.
#include "bridge/element_url.h"
#include "bridge/event_table.h"
#include "fuzz/fuzz.h"
#include "payment/app_scheme.h"
#include "payment/listen_address.h"
#include "settings/settings.h"

using namespace Kassi;
using namespace Kassi::Fuzz;
using namespace Qt::StringLiterals;

namespace {

void checkSettings(const Settings &settings)
{
    const GatewaySettings &gateway = settings.gateway;
    require(gateway.baseUrl.scheme() == u"https"_s || isLoopbackHost(gateway.baseUrl.host()), "the key stays safe");
    require(gateway.baseUrl.path().isEmpty() && gateway.baseUrl.userInfo().isEmpty(), "a base is host and port");
    require(gateway.merchantId.startsWith(u"mer_"_s), "the merchant's id");
    require(gateway.timeoutSeconds >= 1 && gateway.timeoutSeconds <= 120, "the time-out is possible");
    require(gateway.clientCertificate.isEmpty() == gateway.clientKey.isEmpty(), "certificate and key go together");
    require(Origin::parse(settings.checkout.origin.toString()) == settings.checkout.origin, "the origin is one");
    require(ElementUrl::parse(settings.checkout.elementUrl).has_value(), "the view takes the element's address");
    const PosApiSettings &pos = settings.posApi;
    const auto listen = ListenAddress::parse(pos.listen);
    require(pos.listen.isEmpty() || (listen && isLoopbackHost(listen->host)), "nothing listens but on loopback");
    require(pos.listen.isEmpty() || !pos.tokenFile.isEmpty(), "nobody is let in without a token");
    require(settings.checkout.appSchemes.size() <= maxAppSchemes, "a few apps at most");
    for (const QString &scheme : settings.checkout.appSchemes)
        require(isPossibleAppScheme(scheme) && QUrl(scheme + u":x"_s).scheme() == scheme, "an app's scheme is one");
    for (const QString &kind : settings.checkout.events)
        require(!kind.isEmpty(), "an event means something");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray toml = bytes(data, size);
    const auto settings = parseSettings(toml, u"kassi.toml"_s);
    if (settings) {
        checkSettings(*settings);
        return 0;
    }
    const Error &error = settings.error();
    require(error.code == ErrorCode::InvalidSettings, "what is refused is the settings' fault");
    require(error.message.startsWith(u"kassi.toml:"_s), "the message names the file");
    const int line = error.message.section(u':', 1, 1).toInt();
    require(line >= 1 && line <= toml.count('\n') + 1, "the message names a line of the file");
    require(withoutKeys(error.message) == error.message && withoutKeys(error.param) == error.param,
            "no message repeats a key");
    return 0;
}
