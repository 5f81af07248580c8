// SPDX-License-Identifier: MIT
// Who may be added and removed, what is a PIN, how long wrong ones have to be paid for, and the list on the disk.
#include "people/people_file.h"
#include "people/people_rules.h"
#include "people/pin_hash.h"
#include "support/verify.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

const QByteArray hash = *hashPin(Secret(u"2580"_s));

People shop()
{
    return {{.id = u"1"_s, .name = u"Anna"_s, .role = Role::Manager, .pinHash = hash},
            {.id = u"2"_s, .name = u"Jón"_s, .role = Role::Cashier, .pinHash = hash, .wrongPins = 6}};
}

std::optional<PersonProblem> problemOf(const PersonVerdict &verdict)
{
    return verdict ? std::nullopt : std::optional(verdict.error());
}

} // namespace

class PeopleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newPeopleAreJudged_data();
    void newPeopleAreJudged();
    void lastManagerGoesLast();
    void pinsAreJudged_data();
    void pinsAreJudged();
    void pausesGrow();
    void hashIsArgon2AndFitsItsPinOnly();
    void otherHashesFitNothing_data();
    void otherHashesFitNothing();
    void listIsKept();
    void listIsForUsAlone();
    void damagedListsAreRefusedAndLeft_data();
    void damagedListsAreRefusedAndLeft();
    void listThatCannotBeWrittenStaysAsItWas();
    void secretsLeaveMemory();
};

void PeopleTest::newPeopleAreJudged_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isManager");
    QTest::addColumn<int>("problem"); // -1: none
    const auto row = [](const char *what, bool isFirst, const QString &name, bool isManager,
                        std::optional<PersonProblem> problem) {
        QTest::newRow(what) << isFirst << name << isManager << (problem ? int(*problem) : -1);
    };
    row("a cashier", false, u"Þóra Sif"_s, false, {});
    row("a manager", false, u"Þóra Sif"_s, true, {});
    row("the first one", true, u"Anna"_s, true, {});
    row("a cashier first", true, u"Anna"_s, false, PersonProblem::FirstIsManager);
    row("nothing", false, QString(), false, PersonProblem::NameMissing);
    row("spaces", false, u"   "_s, false, PersonProblem::NameMissing);
    row("taken", false, u"Anna"_s, false, PersonProblem::NameTaken);
    row("taken, written another way", false, u" ANNA "_s, true, PersonProblem::NameTaken);
    row("as long as can be", false, QString(40, u'x'), false, {});
    row("too long", false, QString(41, u'x'), false, PersonProblem::NameTooLong);
    row("two lines", false, u"A\nB"_s, false, PersonProblem::NameTooLong);
    row("half a character", false, QString(QChar(0xd800)), false, PersonProblem::NameTooLong);
}

void PeopleTest::newPeopleAreJudged()
{
    QFETCH(bool, isFirst);
    QFETCH(QString, name);
    QFETCH(bool, isManager);
    QFETCH(int, problem);
    const auto found =
        problemOf(judgeNewPerson(isFirst ? People() : shop(), name, isManager ? Role::Manager : Role::Cashier));
    QCOMPARE(found ? int(*found) : -1, problem);
    People many(mostPeople, shop().front());
    QVERIFY(problemOf(judgeNewPerson(many, u"New"_s, Role::Cashier)) == PersonProblem::TooMany);
}

void PeopleTest::lastManagerGoesLast()
{
    People people = shop();
    QVERIFY(problemOf(judgeRemoval(people, u"1"_s)) == PersonProblem::LastManager);
    QVERIFY(judgeRemoval(people, u"2"_s));
    QVERIFY(problemOf(judgeRemoval(people, u"3"_s)) == PersonProblem::NotThere);
    people.push_back({.id = u"3"_s, .name = u"Sif"_s, .role = Role::Manager});
    QVERIFY(judgeRemoval(people, u"1"_s));
    QVERIFY(judgeRemoval({shop().front()}, u"1"_s)); // then nobody is set up any more
}

void PeopleTest::pinsAreJudged_data()
{
    QTest::addColumn<QString>("pin");
    QTest::addColumn<int>("problem");
    const auto row = [](const QString &pin, std::optional<PersonProblem> problem) {
        QTest::newRow(qPrintable(u'"' + pin.left(20) + u'"')) << pin << (problem ? int(*problem) : -1);
    };
    row(u"2580"_s, {});
    row(u"1231"_s, {});
    row(u"258025802580"_s, {});
    row(u""_s, PersonProblem::PinLength);
    row(u"258"_s, PersonProblem::PinLength);
    row(u"2580258025802"_s, PersonProblem::PinLength);
    row(QString(10'000, u'7'), PersonProblem::PinLength);
    row(u"258a"_s, PersonProblem::PinDigits);
    row(u"２５８０"_s, PersonProblem::PinDigits);
    row(u" 2580"_s, PersonProblem::PinDigits);
    row(u"0000"_s, PersonProblem::PinSimple);
    row(u"1234"_s, PersonProblem::PinSimple);
    row(u"98765"_s, PersonProblem::PinSimple);
}

void PeopleTest::pinsAreJudged()
{
    QFETCH(QString, pin);
    QFETCH(int, problem);
    const auto found = problemOf(judgePin(Secret(pin)));
    QCOMPARE(found ? int(*found) : -1, problem);
}

void PeopleTest::pausesGrow()
{
    const std::pair<int, qint64> pauses[] = {
        {0, 0},       {1, 0},          {4, 0},          {5, 30'000},     {6, 60'000},
        {7, 120'000}, {11, 1'920'000}, {12, 3'600'000}, {13, 3'600'000}, {1'000'000, 3'600'000}};
    for (const auto &[wrong, pause] : pauses)
        QCOMPARE(pinPauseMs(wrong), pause);
}

void PeopleTest::hashIsArgon2AndFitsItsPinOnly()
{
    QVERIFY2(hash.startsWith("$argon2id$v=19$m=65536,t=2,p=1$"), hash.constData());
    QVERIFY(!hash.contains("2580"));
    QVERIFY(isPinOf(hash, Secret(u"2580"_s)));
    for (const QString &other : {u"2581"_s, u"258"_s, u"25800"_s, QString(), u"２５８０"_s})
        QVERIFY(!isPinOf(hash, Secret(other)));
    QVERIFY(*hashPin(Secret(u"2580"_s)) != hash); // its own salt
}

void PeopleTest::otherHashesFitNothing_data()
{
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("the PIN itself") << QByteArray("2580");
    QTest::newRow("cut off") << hash.chopped(1);
    QTest::newRow("longer") << hash + "A";
    QTest::newRow("asks for all memory") << QByteArray(hash).replace("m=65536", "m=4194304");
    QTest::newRow("another kind") << QByteArray(hash).replace("argon2id", "argon2i");
    QTest::newRow("of a thousand bytes") << QByteArray("$argon2id$").leftJustified(1'000, 'A');
}

void PeopleTest::otherHashesFitNothing()
{
    QFETCH(QByteArray, other);
    QVERIFY(!isPinOf(other, Secret(u"2580"_s)));
}

void PeopleTest::listIsKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"people.json"_s);
    QCOMPARE(*readPeople(file), People());
    VERIFY_DONE(writePeople(file, shop()));
    QCOMPARE(*readPeople(file), shop());
    VERIFY_DONE(writePeople(file, {}));
    QCOMPARE(*readPeople(file), People());
}

void PeopleTest::listIsForUsAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"people.json"_s);
    VERIFY_DONE(writePeople(path, shop()));
    QFile file(path);
    QCOMPARE(file.permissions() & ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser),
             QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.setPermissions(file.permissions() | QFile::ReadOther));
    const auto open = readPeople(path);
    QVERIFY(!open);
    QVERIFY(open.error().message.contains(u"chmod 600"_s));
    VERIFY_DONE(writePeople(path, shop())); // and is so again
    VERIFY_DONE(readPeople(path));
}

void PeopleTest::damagedListsAreRefusedAndLeft_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after"); // of the file's text
    QTest::newRow("empty") << u".*"_s << QString();
    QTest::newRow("zeros") << u".*"_s << QString(100, QChar(0));
    QTest::newRow("cut off") << u"\\}\\s*$"_s << QString();
    QTest::newRow("a list of nothing known") << u".*"_s << u"[]"_s;
    QTest::newRow("another version") << u"\"version\": 1"_s << u"\"version\": 2"_s;
    QTest::newRow("no version") << u",\\s*\"version\": 1"_s << QString();
    QTest::newRow("unknown role") << u"\"cashier\""_s << u"\"owner\""_s;
    QTest::newRow("no manager") << u"\"manager\""_s << u"\"cashier\""_s;
    QTest::newRow("the same id") << u"\"id\": \"2\""_s << u"\"id\": \"1\""_s;
    QTest::newRow("the same name") << u"\"Jón\""_s << u"\"anna\""_s;
    QTest::newRow("no name") << u"\"Jón\""_s << u"\"\""_s;
    QTest::newRow("fewer than no tries") << u"\"wrong_pins\": 6"_s << u"\"wrong_pins\": -1"_s;
    QTest::newRow("tries as text") << u"\"wrong_pins\": 6"_s << u"\"wrong_pins\": \"6\""_s;
    QTest::newRow("tries given twice") << u"\"wrong_pins\": 6"_s << u"\"wrong_pins\": 6, \"wrong_pins\": 0"_s;
    QTest::newRow("a field too many") << u"\"wrong_pins\": 6"_s << u"\"wrong_pins\": 6, \"x\": 0"_s;
    QTest::newRow("no hash") << u"\"pin\": \"\\$argon"_s << u"\"pin\": \"argon"_s;
    QTest::newRow("a PIN as it is") << u"\"pin\": \"[^\"]*\""_s << u"\"pin\": \"2580\""_s;
    QTest::newRow("far too long") << u"\\{"_s << u"{"_s + QString(300'000, u' ');
}

void PeopleTest::damagedListsAreRefusedAndLeft()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"people.json"_s);
    VERIFY_DONE(writePeople(path, shop()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QString text = QString::fromUtf8(file.readAll());
    const QRegularExpression pattern(before, QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(text);
    QVERIFY(match.hasMatch());
    text.replace(match.capturedStart(), match.capturedLength(), after);
    QVERIFY(file.resize(0) && file.seek(0) && file.write(text.toUtf8()) >= 0 && file.flush());
    const auto people = readPeople(path);
    QVERIFY(!people);
    QCOMPARE(people.error().code, ErrorCode::InvalidCredentials);
    QVERIFY(people.error().message.contains(path));
    QVERIFY(file.seek(0));
    QCOMPARE(QString::fromUtf8(file.readAll()), text);
}

void PeopleTest::listThatCannotBeWrittenStaysAsItWas()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"people.json"_s);
    VERIFY_DONE(writePeople(path, shop()));
    QVERIFY(!writePeople(folder.filePath(u"no/people.json"_s), shop()));
    const QString inTheWay = folder.filePath(u"folder"_s);
    QVERIFY(QDir().mkpath(inTheWay));
    QVERIFY(!writePeople(inTheWay, shop()));
    QVERIFY(!readPeople(inTheWay)); // not nobody
    QCOMPARE(*readPeople(path), shop());
}

void PeopleTest::secretsLeaveMemory()
{
    QString text = QString::fromLatin1("2580");
    {
        const QString copy = text;
        Secret::wipe(text);
        QCOMPARE(copy, u"2580"_s); // somebody still needs it
    }
    Secret::wipe(text);
    QCOMPARE(text, QString(4, QChar(0)));
    QString inTheProgram = u"2580"_s;
    Secret::wipe(inTheProgram);
    QCOMPARE(inTheProgram, u"2580"_s);
    Secret first(QString::fromLatin1("2580"));
    Secret second(QString::fromLatin1("1357"));
    first = second;
    QCOMPARE(first, second);
    second = Secret();
    QCOMPARE(first.reveal(), u"1357"_s);
}

QTEST_GUILESS_MAIN(PeopleTest)
#include "people_test.moc"
