// SPDX-License-Identifier: MIT
#include "sandbox/checkout_pages.h"

#include <QFile>
#include <QResource>

#include <initializer_list>

// Outside the namespace: the macro declares a function of the global one. Needed because a static library's
// resources are linked only where something names them.
static void loadPages()
{
    Q_INIT_RESOURCE(sandbox_pages);
}

namespace Kassi::Sandbox {

namespace {

std::string resource(const QString &name)
{
    loadPages();
    QFile file(QStringLiteral(":/kassi/sandbox/") % name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// JSON inside a script element: no text of it may look like the end of the element.
std::string inScript(const Json &value)
{
    std::string text = write(value);
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
        text.replace(at, 1, "\\u003c");
    return text;
}

std::string filled(const std::string &pattern, std::initializer_list<std::pair<std::string, std::string>> values)
{
    std::string text;
    std::size_t from = 0;
    for (std::size_t at = pattern.find("{{"); at != std::string::npos; at = pattern.find("{{", from)) {
        const std::size_t end = pattern.find("}}", at);
        const std::string name = pattern.substr(at + 2, end - at - 2);
        text += pattern.substr(from, at - from);
        for (const auto &[known, value] : values) {
            if (known == name)
                text += value;
        }
        from = end + 2;
    }
    return text + pattern.substr(from);
}

HttpReply page(int status, std::string body, const PageAccess &access)
{
    const std::string policy = "default-src 'none'; script-src 'nonce-" + access.nonce + "'; style-src 'nonce-" +
                               access.nonce + "'; connect-src 'self'; frame-src " + access.frameSources +
                               "; form-action 'none'; base-uri 'none'; frame-ancestors " + access.frameAncestors;
    return HttpReply{.status = status,
                     .body = std::move(body),
                     .contentType = "text/html; charset=utf-8",
                     .headers = {{"Content-Security-Policy", policy},
                                 {"Referrer-Policy", "no-referrer"},
                                 {"Cache-Control", "no-store"},
                                 {"X-Content-Type-Options", "nosniff"}}};
}

} // namespace

HttpReply checkoutPage(const Json &config, const PageAccess &access)
{
    const std::string script = resource(QStringLiteral("words.js")) + resource(QStringLiteral("common.js")) +
                               resource(QStringLiteral("card.js")) + resource(QStringLiteral("checkout.js"));
    return page(200,
                filled(resource(QStringLiteral("checkout.html")), {{"nonce", access.nonce},
                                                                   {"style", resource(QStringLiteral("checkout.css"))},
                                                                   {"config", inScript(config)},
                                                                   {"script", script}}),
                access);
}

HttpReply bankPage(const Json &config, const PageAccess &access)
{
    const std::string script = resource(QStringLiteral("words.js")) + resource(QStringLiteral("common.js")) +
                               resource(QStringLiteral("bank.js"));
    return page(200,
                filled(resource(QStringLiteral("bank.html")), {{"nonce", access.nonce},
                                                               {"style", resource(QStringLiteral("bank.css"))},
                                                               {"config", inScript(config)},
                                                               {"script", script}}),
                access);
}

HttpReply noSuchPage(const std::string &nonce)
{
    // Framing it is harmless, and a till that shows an old session should show this and not an engine's error.
    return page(404,
                filled(resource(QStringLiteral("no_such_page.html")),
                       {{"nonce", nonce}, {"style", resource(QStringLiteral("bank.css"))}}),
                PageAccess{.frameAncestors = "*", .frameSources = "'none'", .nonce = nonce});
}

} // namespace Kassi::Sandbox
