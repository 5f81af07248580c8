// SPDX-License-Identifier: MIT
// Certificates for loopback, sound and unsound, made when a test needs them: by the openssl program, with an authority
// of the test's own, in a folder that goes with it.
#pragma once

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

namespace Kassi::Testing {

using namespace Qt::StringLiterals;

/// PEM files of a server.
struct ServerIdentity
{
    QString certificate;
    QString key;
};

inline QSslCertificate certificateOf(const ServerIdentity &identity)
{
    return QSslCertificate::fromPath(identity.certificate).value(0);
}

inline QSslKey keyOf(const ServerIdentity &identity)
{
    QFile file(identity.key);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a test's server has no key");
    return QSslKey(&file, QSsl::Ec);
}

/// The engine's switch that makes it take this server, and no other, for one whose certificate is valid.
inline QString engineTrusts(const ServerIdentity &identity)
{
    const QByteArray key = certificateOf(identity).publicKey().toDer();
    return u"--ignore-certificate-errors-spki-list="_s +
           QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toBase64());
}

class TestAuthority
{
public:
    TestAuthority()
    {
        write(u"openssl.cnf"_s, configuration);
        write(u"index.txt"_s, "");
        openssl(u"req -x509 -days 2 -extensions authority -subj /CN=Authority -keyout ca.key -out ca.pem"_s + newKey);
    }

    /// What a client has to trust to trust the servers of issue().
    [[nodiscard]] QString file() const { return m_folder.filePath(u"ca.pem"_s); }

    /// `who` as in subjectAltName, such as "IP:127.0.0.1". `validity` as openssl wants it, for certificates that are
    /// not valid now.
    [[nodiscard]] ServerIdentity issue(const QString &who, const QString &validity = u"-days 2"_s)
    {
        const QString name = nextName();
        openssl(u"req -new -subj /CN=Server -addext subjectAltName=%1 -keyout %2.key -out %2.csr"_s.arg(who, name) +
                newKey);
        openssl(u"ca -batch -notext -config openssl.cnf -in %1.csr -out %1.pem %2"_s.arg(name, validity));
        return identity(name);
    }
    /// For loopback, vouched for by nobody but itself.
    [[nodiscard]] ServerIdentity selfSigned()
    {
        const QString name = nextName();
        openssl(
            u"req -x509 -days 2 -subj /CN=Server -addext subjectAltName=IP:127.0.0.1 -keyout %1.key -out %1.pem"_s.arg(
                name) +
            newKey);
        return identity(name);
    }

private:
    static constexpr char configuration[] = R"([req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
[ca]
default_ca = test
[test]
database = index.txt
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
rand_serial = yes
unique_subject = no
default_md = sha256
policy = anyone
copy_extensions = copy
[anyone]
commonName = supplied
)";
    const QString newKey = u" -config openssl.cnf -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"_s;

    QString nextName() { return u"server-%1"_s.arg(++m_made); }

    [[nodiscard]] ServerIdentity identity(const QString &name) const
    {
        return {.certificate = m_folder.filePath(name + u".pem"_s), .key = m_folder.filePath(name + u".key"_s)};
    }

    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write a file of the test authority");
    }

    void openssl(const QString &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(u"openssl"_s, arguments.split(u' '));
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("openssl: %s", process.readAllStandardError().constData());
    }

    QTemporaryDir m_folder;
    int m_made = 0;
};

} // namespace Kassi::Testing
