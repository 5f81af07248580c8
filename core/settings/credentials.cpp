// SPDX-License-Identifier: MIT
#include "settings/credentials.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <chrono>

#include <unistd.h>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

const QString keychainService = u"kassi"_s;
constexpr qint64 largestKeyFile = 4096;
constexpr auto keychainPatience = std::chrono::seconds(10);

tl::unexpected<Error> refuse(const QString &message)
{
    // A name or a path can be the key itself, written into the wrong place.
    return fail(ErrorCode::InvalidCredentials, withoutKeys(message), u"gateway.api_key"_s);
}

// One line of text; editors end it with a newline that is no part of the key.
Result<Secret> readKeyFile(const QString &path)
{
    // Asked before opening: a named pipe would let open() wait for ever.
    if (const QFileInfo info(path); !info.isFile())
        return refuse(info.exists() ? u"The API key's file \"%1\" is not a regular file."_s.arg(path)
                                    : u"The API key's file \"%1\" does not exist. Write the key into it."_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(u"The API key's file \"%1\" cannot be read: %2. Type: chown USER '%1', with the user that runs "
                      u"Kassi."_s.arg(path, file.errorString()));
    QByteArray bytes = file.read(largestKeyFile + 1);
    if (bytes.size() > largestKeyFile)
        return refuse(u"The API key's file \"%1\" is larger than 4 KiB. It has to hold the key alone."_s.arg(path));
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return Secret(QString::fromUtf8(bytes));
}

Result<void> checkOnlyWeRead(const QString &path, uint userId)
{
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    const QFileInfo info(path);
    if (info.permissions() & others)
        return refuse(u"Others can read or change the API key's file \"%1\". Type: chmod 600 '%1'"_s.arg(path));
    if (info.ownerId() != userId && info.ownerId() != 0)
        return refuse(u"The API key's file \"%1\" belongs to another user (%2), who can read and change it. Type: "
                      u"chown %3 '%1'"_s.arg(path, QString::number(info.ownerId()), QString::number(userId)));
    return {};
}

Result<Secret> askKeychain(const QString &service, const QString &name)
{
    // Ends by itself: a job that still waits for the keychain's password prompt cannot be stopped, only left.
    auto *job = new QKeychain::ReadPasswordJob(service, QCoreApplication::instance());
    job->setKey(name);
    QEventLoop loop;
    Result<Secret> answer = refuse(u"The keychain did not answer within 10 seconds. Unlock it and start again."_s);
    QObject::connect(job, &QKeychain::Job::finished, &loop, [&](QKeychain::Job *) {
        if (job->error() == QKeychain::NoError)
            answer = Secret(job->textData());
        else
            answer = refuse(u"The keychain gives no key \"%1\" of the service \"%2\": %3."_s.arg(name, service,
                                                                                                 job->errorString()));
        loop.quit();
    });
    QTimer::singleShot(keychainPatience, &loop, &QEventLoop::quit);
    job->start();
    loop.exec();
    return answer;
}

// unsetenv() forgets where the text is and leaves it there: /proc/PID/environ would show it for as long as we run.
void forget(const QByteArray &name)
{
    const QByteArray start = name + '=';
    for (char **entry = ::environ; entry && *entry; ++entry) {
        if (qstrncmp(*entry, start.constData(), size_t(start.size())) == 0)
            std::fill(*entry + start.size(), *entry + qstrlen(*entry), '\0');
    }
    qunsetenv(name.constData());
}

struct Load
{
    const CredentialEnvironment &environment;

    Result<Secret> operator()(const KeySource::File &source) const
    {
        if (QFileInfo(source.path).isFile()) {
            if (auto ours = checkOnlyWeRead(source.path, environment.userId); !ours)
                return tl::unexpected(ours.error());
        }
        return readKeyFile(source.path);
    }

    // No look at owner and mode: systemd makes this folder, and lets our user in with an access list whose mask
    // looks like a group's permission.
    Result<Secret> operator()(const KeySource::Credential &source) const
    {
        if (source.name.isEmpty() || source.name.contains(u'/') || source.name.startsWith(u'.'))
            return refuse(u"\"%1\" is not the name of a systemd credential: it must not be a path."_s.arg(source.name));
        const auto folder = environment.variable(u"CREDENTIALS_DIRECTORY"_s);
        if (!folder || folder->isEmpty())
            return refuse(u"systemd gave no credentials to this process. Start Kassi by a unit with "
                          u"LoadCredential=%1:/path/of/the/key"_s.arg(source.name));
        return readKeyFile(QDir(*folder).filePath(source.name));
    }

    Result<Secret> operator()(const KeySource::Keychain &source) const
    {
        return environment.keychain(keychainService, source.name);
    }

    Result<Secret> operator()(const KeySource::Env &source) const
    {
        const auto value = environment.variable(source.name);
        environment.forgetVariable(source.name);
        if (!value)
            return refuse(u"The environment variable \"%1\" with the API key is not set."_s.arg(source.name));
        return Secret(*value);
    }
};

} // namespace

CredentialEnvironment CredentialEnvironment::ofThisProcess()
{
    return {.variable = [](const QString &name) -> std::optional<QString> {
                const QByteArray latin = name.toLocal8Bit();
                if (!qEnvironmentVariableIsSet(latin.constData()))
                    return std::nullopt;
                return qEnvironmentVariable(latin.constData());
            },
            .forgetVariable = [](const QString &name) { forget(name.toLocal8Bit()); },
            .keychain = askKeychain,
            .userId = ::geteuid()};
}

Result<Secret> loadApiKey(const ApiKeySource &source, const CredentialEnvironment &environment)
{
    auto key = std::visit(Load{environment}, source);
    if (key && !hasKeyShape(key->reveal()))
        return refuse(u"What was found is not an API key of Borga. It has to start with sk_live_, sk_test_, pk_live_ "
                      u"or pk_test_ and to be alone on one line. Copy it again from Borga's dashboard."_s);
    return key;
}

void storeInKeychain(const QString &name, const Secret &key, const std::function<void(Result<void>)> &stored)
{
    auto *job = new QKeychain::WritePasswordJob(keychainService, QCoreApplication::instance());
    job->setKey(name);
    job->setTextData(key.reveal());
    QObject::connect(job, &QKeychain::Job::finished, job, [stored](QKeychain::Job *ended) {
        if (ended->error() == QKeychain::NoError)
            return stored({});
        stored(refuse(u"The keychain did not take the key: %1. Unlock it, or keep the key in a file."_s.arg(
            ended->errorString())));
    });
    job->start();
}

} // namespace Kassi
