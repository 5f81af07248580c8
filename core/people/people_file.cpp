// SPDX-License-Identifier: MIT
#include "people/people_file.h"

#include "journal/private_folder.h"
#include "payment/strict_json.h"
#include "people/people_rules.h"
#include "people/pin_hash.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 256 * 1024;
constexpr int version = 1;
constexpr QFile::Permissions onlyUs = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions others =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

tl::unexpected<Error> damaged(const QString &file, const QString &why)
{
    return fail(ErrorCode::InvalidCredentials,
                u"The list of staff \"%1\" %2. Put a copy back and start Kassi again; or, to set everybody up anew, "
                "move it away."_s.arg(file, why),
                file);
}

std::optional<Person> personFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QString role = object[u"role"].toString();
    const qint64 wrong = object[u"wrong_pins"].toInteger(-1);
    Person person{.id = object[u"id"].toString(),
                  .name = object[u"name"].toString(),
                  .role = role == u"manager"_s ? Role::Manager : Role::Cashier,
                  .pinHash = object[u"pin"].toString().toLatin1(),
                  .wrongPins = int(wrong)};
    const bool isRole = role == u"manager"_s || role == u"cashier"_s;
    if (object.size() != 5 || person.id.isEmpty() || !isRole || wrong < 0 || wrong > 1'000'000 ||
        !isPinHash(person.pinHash))
        return {};
    return person;
}

QJsonObject jsonOf(const Person &person)
{
    return {{u"id"_s, person.id},
            {u"name"_s, person.name},
            {u"role"_s, person.role == Role::Manager ? u"manager"_s : u"cashier"_s},
            {u"pin"_s, QString::fromLatin1(person.pinHash)},
            {u"wrong_pins"_s, person.wrongPins}};
}

std::optional<People> peopleFrom(const QByteArray &text)
{
    if (!isStrictJson(text))
        return {};
    const QJsonObject whole = QJsonDocument::fromJson(text).object();
    if (whole.size() != 2 || whole[u"version"].toInteger() != version || !whole[u"people"].isArray())
        return {};
    People people;
    const QJsonArray all = whole[u"people"].toArray();
    for (const auto &value : all) {
        const auto person = personFrom(value);
        // The first one in the file need not be a manager; that there is one is asked below.
        if (!person || personOf(people, person->id) ||
            (!people.empty() && !judgeNewPerson(people, person->name, person->role)) ||
            !judgeNewPerson({}, person->name, Role::Manager))
            return {};
        people.push_back(*person);
    }
    if (!people.empty() && std::ranges::find(people, Role::Manager, &Person::role) == people.end())
        return {};
    return people;
}

} // namespace

Result<People> readPeople(const QString &path)
{
    QFile file(path);
    if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
        return People();
    if (!file.open(QIODevice::ReadOnly))
        return damaged(path, u"cannot be read: "_s + file.errorString());
    if (file.permissions() & others)
        return fail(
            ErrorCode::InvalidCredentials,
            u"Others may read or change the list of staff \"%1\". Type: chmod 600 '%1', and start Kassi again."_s.arg(
                path),
            path);
    const QByteArray text = file.read(largestFile + 1);
    const auto people = text.size() > largestFile ? std::nullopt : peopleFrom(text);
    if (!people)
        return damaged(path, u"is damaged"_s);
    return *people;
}

Result<void> writePeople(const QString &path, const People &people)
{
    QJsonArray all;
    for (const Person &person : people)
        all.append(jsonOf(person));
    const QByteArray text = QJsonDocument(QJsonObject{{u"version"_s, version}, {u"people"_s, all}}).toJson();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(onlyUs) || file.write(text) != text.size() ||
        !file.commit())
        return fail(
            ErrorCode::InvalidCredentials,
            u"The list of staff \"%1\" cannot be written: %2. See that the disk has room and may be written to."_s.arg(
                path, file.errorString()),
            path);
    return syncFolder(QFileInfo(path).absolutePath());
}

} // namespace Kassi
