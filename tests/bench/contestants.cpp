// SPDX-License-Identifier: MIT
#include "bench/contestants.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <unistd.h>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

/// The first line that a program prints.
QString lineOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(20'000) || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput()).section(u'\n', 0, 0).trimmed();
}

void write(const QString &path, const QString &content)
{
    QFile file(path);
    const QByteArray bytes = content.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw Failure(u"cannot write "_s + path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

QString settingsFor(const SandboxGateway &gateway, const QString &element, const QString &folder)
{
    return uR"([gateway]
base_url = "%1"
merchant_id = "%2"
api_key = { file = "%3/api-key" }
[checkout]
origin = "https://till.example.is"
element_url = "%4/element/{session_id}"
locale = "is"
[till]
name = "Kassi 1"
language = "is"
)"_s.arg(gateway.baseUrl().toString(), gateway.merchantId(), folder, element);
}

Contestant chromiumAt(const QString &program, const QString &url)
{
    const auto prepare = [url](const QString &folder) {
        QStringList arguments{u"--kiosk"_s, u"--app="_s + url, u"--no-first-run"_s, u"--no-default-browser-check"_s,
                              u"--user-data-dir="_s + folder + u"/profile"_s, u"--password-store=basic"_s,
                              u"--window-position=0,0"_s, u"--window-size=%1,%2"_s.arg(Glass::width).arg(Glass::height),
                              // What a browser does for itself in the background is not a till's work.
                              u"--disable-background-networking"_s, u"--disable-component-update"_s,
                              u"--disable-sync"_s};
        if (::geteuid() == 0)
            arguments << u"--no-sandbox"_s; // It does not start otherwise; Kassi's engine does without it as well then.
        return arguments;
    };
    return {
        .name = u"Chromium"_s, .version = lineOf(program, {u"--version"_s}), .program = program, .prepare = prepare};
}

} // namespace

Contestant kassi(const BenchGateway &gateway, const ElementPage &element)
{
    const auto prepare = [&sandbox = gateway.sandbox(), origin = element.origin()](const QString &folder) {
        const QString settings = folder + u"/kassi.toml"_s;
        write(folder + u"/api-key"_s, sandbox.secretKey() + u'\n');
        write(settings, settingsFor(sandbox, QString::fromStdString(origin), folder));
        return QStringList{u"--config"_s, settings, u"--state-dir"_s, folder + u"/state"_s};
    };
    const QString program = qEnvironmentVariable("KASSI_PROGRAM", QStringLiteral(KASSI_PROGRAM));
    return {.name = u"Kassi"_s, .version = lineOf(program, {u"--version"_s}), .program = program, .prepare = prepare};
}

Peers findPeers(const QString &url, const QString &chromium)
{
    Peers peers;
    const QString browser = QStandardPaths::findExecutable(chromium.isEmpty() ? u"chromium"_s : chromium);
    if (browser.isEmpty())
        peers.missing << u"Chromium is not installed: nothing is compared with it"_s;
    else
        peers.found.push_back(chromiumAt(browser, url));
    const QString cog = QStandardPaths::findExecutable(u"cog"_s);
    if (cog.isEmpty())
        peers.missing << u"cog (WPE) is not installed: nothing is compared with it"_s;
    else
        peers.found.push_back({.name = u"cog"_s,
                               .version = lineOf(cog, {u"--version"_s}),
                               .program = cog,
                               .prepare = [url](const QString &) {
                                   return QStringList{u"--platform=x11"_s, url};
                               }});
    return peers;
}

QString engineVersion()
{
    return lineOf(QStringLiteral(KASSI_ENGINE_VERSION), {});
}

} // namespace Kassi::Bench
