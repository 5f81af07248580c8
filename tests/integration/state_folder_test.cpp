// SPDX-License-Identifier: MIT
// One till per state folder, whatever becomes of the process that held it.
#include "journal/state_folder.h"

#include "support/child.h"
#include "support/files.h"
#include "support/verify.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class StateFolderTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void aStateFolderIsOursAlone();
    void aHeldStateFolderNamesItsHolder();
    void aKilledHolderLetsGo();
    void aStateFolderIsHeldOnceInAProcessToo();
    void aStateFolderThatOthersCanChangeIsRefused();
};

void StateFolderTest::aStateFolderIsOursAlone()
{
    const QString path = m_folder.filePath(u"deep/kassi"_s);
    const auto folder = StateFolder::acquire(path);
    VERIFY_DONE(folder);
    QVERIFY(onlyForUs(path));
    QVERIFY(onlyForUs(path + u"/lock"_s));
    QCOMPARE(folder->path(), path);
    QCOMPARE(folder->journalFile(), QString(path + u"/journal.sqlite3"_s));
}

void StateFolderTest::aHeldStateFolderNamesItsHolder()
{
    std::optional<Result<StateFolder>> held;
    const Child child([&] { return held.emplace(StateFolder::acquire(m_folder.path())).has_value(); });
    QVERIFY(child.didWell());
    const auto second = StateFolder::acquire(m_folder.path());
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::InstanceLocked);
    QVERIFY2(second.error().message.contains(QString::number(child.pid())), qPrintable(second.error().message));
}

void StateFolderTest::aKilledHolderLetsGo()
{
    std::optional<Result<StateFolder>> held;
    Child child([&] { return held.emplace(StateFolder::acquire(m_folder.path())).has_value(); });
    QVERIFY(child.didWell());
    child.kill();
    // As after a reboot: the id in the file is that of a process that runs, but it holds nothing.
    writeFile(m_folder.filePath(u"lock"_s), QByteArray::number(qint64(::getppid())) + '\n');
    VERIFY_DONE(StateFolder::acquire(m_folder.path()));
}

void StateFolderTest::aStateFolderIsHeldOnceInAProcessToo()
{
    auto first = StateFolder::acquire(m_folder.path());
    VERIFY_DONE(first);
    auto moved = std::make_unique<StateFolder>(*std::move(first));
    const auto second = StateFolder::acquire(m_folder.path());
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::InstanceLocked);
    QVERIFY(second.error().message.contains(QString::number(::getpid())));
    moved.reset();
    VERIFY_DONE(StateFolder::acquire(m_folder.path()));
}

void StateFolderTest::aStateFolderThatOthersCanChangeIsRefused()
{
    const QString path = m_folder.filePath(u"shared"_s);
    QVERIFY(QDir().mkdir(path));
    QVERIFY(QFile::setPermissions(path, QFileInfo(path).permissions() | QFile::WriteOther));
    const auto shared = StateFolder::acquire(path);
    QVERIFY(!shared);
    QCOMPARE(shared.error().code, ErrorCode::JournalFailed);
    QVERIFY2(shared.error().message.contains(u"chmod 700 '%1'"_s.arg(path)), qPrintable(shared.error().message));

    const QString plainFile = m_folder.filePath(u"file"_s);
    writeFile(plainFile, {});
    const auto notAFolder = StateFolder::acquire(plainFile);
    QVERIFY(!notAFolder);
    QCOMPARE(notAFolder.error().code, ErrorCode::JournalFailed);
}

QTEST_GUILESS_MAIN(StateFolderTest)
#include "state_folder_test.moc"
