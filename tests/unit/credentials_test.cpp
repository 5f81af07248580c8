// SPDX-License-Identifier: MIT
// The API key is taken from a place that only we can read, or not at all; and nobody hears it.
#include "settings/credentials.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

constexpr QFile::Permissions onlyUs = QFile::ReadOwner | QFile::WriteOwner;
const QByteArray goodKey = "sk_test_CANARY123456";

// An environment in memory that remembers what was forgotten.
struct FakeEnvironment
{
    QMap<QString, QString> variables = {};
    QStringList forgotten = {};
    QString keychainEntry = {};

    CredentialEnvironment use()
    {
        return {.variable = [this](const QString &name) -> std::optional<QString> {
                    if (!variables.contains(name))
                        return std::nullopt;
                    return variables.value(name);
                },
                .forgetVariable = [this](const QString &name) { forgotten.append(name); },
                .keychain = [this](const QString &service, const QString &name) -> Result<Secret> {
                    if (service == u"kassi"_s && name == u"borga"_s)
                        return Secret(keychainEntry);
                    return fail(ErrorCode::InvalidCredentials, u"no such entry"_s);
                },
                .userId = ::geteuid()};
    }
};

QString writeFile(const QString &path, const QByteArray &bytes, QFile::Permissions mode = onlyUs)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.setPermissions(mode))
        qFatal("cannot write a file of the test");
    return path;
}

} // namespace

class CredentialsTest : public QObject
{
    Q_OBJECT

    void verifyRefused(const Result<Secret> &key, const QString &says)
    {
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::InvalidCredentials);
        QVERIFY2(key.error().message.contains(says), qPrintable(key.error().message));
        QVERIFY2(!key.error().message.contains(u"CANARY"_s), qPrintable(key.error().message));
    }

    QTemporaryDir m_folder;
    FakeEnvironment m_environment;

private Q_SLOTS:
    void aFileThatOthersCanReachIsRefused_data();
    void aFileThatOthersCanReachIsRefused();
    void aFileOfAnotherUserIsRefused();
    void onlyARegularFileIsRead();
    void theTextOfAFileIsAKeyOrRefused_data();
    void theTextOfAFileIsAKeyOrRefused();
    void aCredentialComesFromSystemdsFolder();
    void aCredentialIsNoPath_data();
    void aCredentialIsNoPath();
    void aCredentialNeedsSystemd();
    void aVariableIsForgottenOnceRead_data();
    void aVariableIsForgottenOnceRead();
    void theProcessForgetsItsVariable();
    void theKeychainIsAskedForKassi();
    void aKeyInTheWrongPlaceIsNotRepeated_data();
    void aKeyInTheWrongPlaceIsNotRepeated();
    void aKeySaysItsKind_data();
    void aKeySaysItsKind();
};

void CredentialsTest::aFileThatOthersCanReachIsRefused_data()
{
    QTest::addColumn<int>("extra");
    QTest::newRow("group reads") << int(QFile::ReadGroup);
    QTest::newRow("group writes") << int(QFile::WriteGroup);
    QTest::newRow("others read") << int(QFile::ReadOther);
    QTest::newRow("others write") << int(QFile::WriteOther);
}

void CredentialsTest::aFileThatOthersCanReachIsRefused()
{
    QFETCH(int, extra);
    const QString path = writeFile(m_folder.filePath(u"open"_s), goodKey, onlyUs | QFile::Permissions(extra));
    verifyRefused(loadApiKey(KeySource::File{path}, m_environment.use()), u"chmod 600 '%1'"_s.arg(path));
}

void CredentialsTest::aFileOfAnotherUserIsRefused()
{
    const QString path = writeFile(m_folder.filePath(u"key"_s), goodKey);
    // Not ours and not root's: with either the owner or us made somebody else, whichever this test may do.
    if (::geteuid() == 0)
        QCOMPARE(::chown(QFile::encodeName(path).constData(), 12345, 12345), 0);
    CredentialEnvironment environment = m_environment.use();
    environment.userId = 54321;
    verifyRefused(loadApiKey(KeySource::File{path}, environment), u"chown 54321"_s);
}

void CredentialsTest::onlyARegularFileIsRead()
{
    const QString pipe = m_folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    verifyRefused(loadApiKey(KeySource::File{pipe}, m_environment.use()), u"not a regular file"_s);
    verifyRefused(loadApiKey(KeySource::File{m_folder.path()}, m_environment.use()), u"not a regular file"_s);
    verifyRefused(loadApiKey(KeySource::File{m_folder.filePath(u"none"_s)}, m_environment.use()), u"does not exist"_s);
}

void CredentialsTest::theTextOfAFileIsAKeyOrRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("refusal"); // Empty: it is taken as goodKey.
    const QString noKey = u"not an API key"_s;
    QTest::newRow("bare") << goodKey << u""_s;
    QTest::newRow("with a newline") << QByteArray(goodKey + '\n') << u""_s;
    QTest::newRow("with a newline of Windows") << QByteArray(goodKey + "\r\n") << u""_s;
    QTest::newRow("empty") << QByteArray() << noKey;
    QTest::newRow("with two lines") << QByteArray(goodKey + "\nmore\n") << noKey;
    QTest::newRow("with an empty line behind it") << QByteArray(goodKey + "\n\n") << noKey;
    QTest::newRow("with a space before it") << QByteArray(" " + goodKey) << noKey;
    QTest::newRow("with a space in it") << QByteArray("sk_test_CANARY 123456") << noKey;
    QTest::newRow("too short") << QByteArray("sk_test_CANARY1") << noKey;
    QTest::newRow("of another company") << QByteArray("rk_test_CANARY123456") << noKey;
    QTest::newRow("without a mode") << QByteArray("sk_CANARY12345678") << noKey;
    QTest::newRow("not ASCII") << QByteArray("sk_test_CANARYþæö123") << noKey;
    QTest::newRow("not UTF-8") << QByteArray("sk_test_CANARY\xff\xfe"
                                             "123456")
                               << noKey;
    QTest::newRow("with a zero") << QByteArray("sk_test_CANARY\0"
                                               "12345",
                                               20)
                                 << noKey;
    QTest::newRow("of 4 KiB") << QByteArray("sk_test_CANARY").leftJustified(4096, 'x') << noKey;
    QTest::newRow("larger") << QByteArray("sk_test_CANARY").leftJustified(4097, 'x') << u"larger than 4 KiB"_s;
}

void CredentialsTest::theTextOfAFileIsAKeyOrRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, refusal);
    const QString path = writeFile(m_folder.filePath(u"text"_s), text);
    const auto key = loadApiKey(KeySource::File{path}, m_environment.use());
    if (!refusal.isEmpty())
        return verifyRefused(key, refusal);
    QVERIFY2(key, key ? "" : qPrintable(key.error().message));
    QCOMPARE(key->reveal().toUtf8(), goodKey);
}

void CredentialsTest::aCredentialComesFromSystemdsFolder()
{
    // As systemd makes it for a service that is not root's: the access list's mask looks like a group's permission.
    writeFile(m_folder.filePath(u"borga"_s), goodKey + '\n', QFile::ReadOwner | QFile::ReadGroup);
    m_environment.variables = {{u"CREDENTIALS_DIRECTORY"_s, m_folder.path()}};
    const auto key = loadApiKey(KeySource::Credential{u"borga"_s}, m_environment.use());
    QVERIFY2(key, key ? "" : qPrintable(key.error().message));
    QCOMPARE(key->reveal().toUtf8(), goodKey);
    verifyRefused(loadApiKey(KeySource::Credential{u"other"_s}, m_environment.use()), u"does not exist"_s);
}

void CredentialsTest::aCredentialIsNoPath_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << u""_s;
    QTest::newRow("above") << u"../borga"_s;
    QTest::newRow("the folder above") << u".."_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s;
}

void CredentialsTest::aCredentialIsNoPath()
{
    QFETCH(QString, name);
    m_environment.variables = {{u"CREDENTIALS_DIRECTORY"_s, m_folder.path()}};
    verifyRefused(loadApiKey(KeySource::Credential{name}, m_environment.use()), u"must not be a path"_s);
}

void CredentialsTest::aCredentialNeedsSystemd()
{
    m_environment.variables.clear();
    verifyRefused(loadApiKey(KeySource::Credential{u"borga"_s}, m_environment.use()), u"LoadCredential=borga"_s);
}

void CredentialsTest::aVariableIsForgottenOnceRead_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("good");
    QTest::newRow("a key") << QString::fromLatin1(goodKey) << true;
    QTest::newRow("no key") << u"CANARY"_s << false;
}

void CredentialsTest::aVariableIsForgottenOnceRead()
{
    QFETCH(QString, value);
    QFETCH(bool, good);
    m_environment.variables = {{u"KASSI_API_KEY"_s, value}};
    m_environment.forgotten.clear();
    const auto key = loadApiKey(KeySource::Env{u"KASSI_API_KEY"_s}, m_environment.use());
    QCOMPARE(m_environment.forgotten, QStringList{u"KASSI_API_KEY"_s});
    if (!good)
        return verifyRefused(key, u"not an API key"_s);
    QVERIFY(key);
    QCOMPARE(key->reveal(), value);
}

void CredentialsTest::theProcessForgetsItsVariable()
{
    QVERIFY(qputenv("KASSI_TEST_KEY", goodKey));
    const auto environment = CredentialEnvironment::ofThisProcess();
    const auto key = loadApiKey(KeySource::Env{u"KASSI_TEST_KEY"_s}, environment);
    QVERIFY2(key, key ? "" : qPrintable(key.error().message));
    QCOMPARE(key->reveal().toUtf8(), goodKey);
    QVERIFY(!qEnvironmentVariableIsSet("KASSI_TEST_KEY"));
    verifyRefused(loadApiKey(KeySource::Env{u"KASSI_TEST_KEY"_s}, environment), u"is not set"_s);
}

void CredentialsTest::theKeychainIsAskedForKassi()
{
    m_environment.keychainEntry = QString::fromLatin1(goodKey);
    const auto key = loadApiKey(KeySource::Keychain{u"borga"_s}, m_environment.use());
    QVERIFY2(key, key ? "" : qPrintable(key.error().message));
    QCOMPARE(key->reveal().toUtf8(), goodKey);
    m_environment.keychainEntry = u"CANARY"_s;
    verifyRefused(loadApiKey(KeySource::Keychain{u"borga"_s}, m_environment.use()), u"not an API key"_s);
    verifyRefused(loadApiKey(KeySource::Keychain{u"other"_s}, m_environment.use()), u"no such entry"_s);
}

void CredentialsTest::aKeyInTheWrongPlaceIsNotRepeated_data()
{
    QTest::addColumn<int>("place");
    QTest::newRow("as a file") << 0;
    QTest::newRow("as a credential") << 1;
    QTest::newRow("as a variable") << 2;
}

void CredentialsTest::aKeyInTheWrongPlaceIsNotRepeated()
{
    QFETCH(int, place);
    m_environment.variables.clear();
    const QString text = QString::fromLatin1(goodKey);
    const ApiKeySource sources[] = {KeySource::File{u'/' + text}, KeySource::Credential{text}, KeySource::Env{text}};
    verifyRefused(loadApiKey(sources[place], m_environment.use()), u"sk_test_…"_s);
}

void CredentialsTest::aKeySaysItsKind_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<bool>("test");
    QTest::newRow("sk_test") << u"sk_test_12345678"_s << true << true;
    QTest::newRow("sk_live") << u"sk_live_12345678"_s << true << false;
    QTest::newRow("pk_test") << u"pk_test_12345678"_s << false << true;
    QTest::newRow("pk_live") << u"pk_live_12345678"_s << false << false;
}

void CredentialsTest::aKeySaysItsKind()
{
    QFETCH(QString, key);
    QFETCH(bool, secret);
    QFETCH(bool, test);
    QVERIFY(hasKeyShape(key));
    QCOMPARE(keyKind(Secret(key)), secret ? KeyKind::Secret : KeyKind::Publishable);
    QCOMPARE(isTestKey(Secret(key)), test);
}

QTEST_GUILESS_MAIN(CredentialsTest)
#include "credentials_test.moc"
