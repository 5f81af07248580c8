// SPDX-License-Identifier: MIT
#include "payment/amount_words.h"

#include <QStringList>

#include <array>
#include <vector>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

/// Three digits of a number, and of which power of a thousand: units, thousands, millions …
struct Group
{
    int value = 0;
    std::size_t power = 0;
};

/// Those that are not 0, the largest first.
std::vector<Group> groupsOf(qint64 amount)
{
    std::vector<Group> groups;
    for (std::size_t power = 0; amount > 0; ++power, amount /= 1'000) {
        if (amount % 1'000 != 0)
            groups.insert(groups.begin(), {.value = int(amount % 1'000), .power = power});
    }
    return groups;
}

// ---------------------------------------------------------------- Icelandic

enum Gender { Masculine, Feminine, Neuter };

QString icelandicBelow20(int number, Gender gender)
{
    static const std::array<std::array<QString, 3>, 5> bent{{{},
                                                             {u"einn"_s, u"ein"_s, u"eitt"_s},
                                                             {u"tveir"_s, u"tvær"_s, u"tvö"_s},
                                                             {u"þrír"_s, u"þrjár"_s, u"þrjú"_s},
                                                             {u"fjórir"_s, u"fjórar"_s, u"fjögur"_s}}};
    static const std::array<QString, 15> straight{u"fimm"_s,    u"sex"_s,    u"sjö"_s,     u"átta"_s,    u"níu"_s,
                                                  u"tíu"_s,     u"ellefu"_s, u"tólf"_s,    u"þrettán"_s, u"fjórtán"_s,
                                                  u"fimmtán"_s, u"sextán"_s, u"sautján"_s, u"átján"_s,   u"nítján"_s};
    return number < 5 ? bent.at(std::size_t(number)).at(gender) : straight.at(std::size_t(number - 5));
}

/// 1 … 999, word by word, without "og".
QStringList icelandicBelow1000(int number, Gender gender)
{
    static const std::array<QString, 8> tens{u"tuttugu"_s, u"þrjátíu"_s, u"fjörutíu"_s, u"fimmtíu"_s,
                                             u"sextíu"_s,  u"sjötíu"_s,  u"áttatíu"_s,  u"níutíu"_s};
    QStringList words;
    if (const int hundreds = number / 100; hundreds > 0)
        words << icelandicBelow20(hundreds, Neuter) + (hundreds == 1 ? u" hundrað"_s : u" hundruð"_s);
    const int rest = number % 100;
    if (rest >= 20)
        words << tens.at(std::size_t(rest / 10 - 2));
    if (const int ones = rest < 20 ? rest : rest % 10; ones > 0)
        words << icelandicBelow20(ones, gender);
    return words;
}

/// One in the singular: 1, 21, 101, but not 11.
bool endsInOne(int number)
{
    return number % 10 == 1 && number % 100 != 11;
}

QString icelandic(qint64 amount)
{
    struct Unit
    {
        Gender gender;
        QString one;
        QString many;
    };
    static const std::array<Unit, 6> units{{{Feminine, {}, {}},
                                            {Neuter, u"þúsund"_s, u"þúsund"_s},
                                            {Feminine, u"milljón"_s, u"milljónir"_s},
                                            {Masculine, u"milljarður"_s, u"milljarðar"_s},
                                            {Feminine, u"billjón"_s, u"billjónir"_s},
                                            {Masculine, u"billjarður"_s, u"billjarðar"_s}}};
    if (amount == 0)
        return u"núll krónur"_s;
    QStringList words;
    const std::vector<Group> groups = groupsOf(amount);
    for (const Group &group : groups) {
        const Unit &unit = units.at(group.power);
        QStringList part = icelandicBelow1000(group.value, unit.gender);
        // "og" stands once in each group, before its last word; a last group of one word has it before itself.
        const bool isLast = &group == &groups.back();
        if (part.size() > 1 || (isLast && groups.size() > 1))
            part.insert(part.size() - 1, u"og"_s);
        if (group.power > 0)
            part << (endsInOne(group.value) ? unit.one : unit.many);
        words << part;
    }
    const Group &last = groups.back();
    const QString noun = last.power >= 2                            ? u"króna"_s // ein milljón króna
                         : last.power == 0 && endsInOne(last.value) ? u"króna"_s
                                                                    : u"krónur"_s;
    return (words << noun).join(u' ');
}

// ---------------------------------------------------------------- English

QString englishBelow100(int number)
{
    static const std::array<QString, 20> small{
        QString(),     u"one"_s,     u"two"_s,     u"three"_s,     u"four"_s,     u"five"_s,    u"six"_s,
        u"seven"_s,    u"eight"_s,   u"nine"_s,    u"ten"_s,       u"eleven"_s,   u"twelve"_s,  u"thirteen"_s,
        u"fourteen"_s, u"fifteen"_s, u"sixteen"_s, u"seventeen"_s, u"eighteen"_s, u"nineteen"_s};
    static const std::array<QString, 8> tens{u"twenty"_s, u"thirty"_s,  u"forty"_s,  u"fifty"_s,
                                             u"sixty"_s,  u"seventy"_s, u"eighty"_s, u"ninety"_s};
    if (number < 20)
        return small.at(std::size_t(number));
    const QString ten = tens.at(std::size_t(number / 10 - 2));
    return number % 10 == 0 ? ten : ten + u'-' + small.at(std::size_t(number % 10));
}

QString english(qint64 amount)
{
    static const std::array<QString, 6> units{QString(),    u"thousand"_s, u"million"_s,
                                              u"billion"_s, u"trillion"_s, u"quadrillion"_s};
    if (amount == 0)
        return u"zero krónur"_s;
    QStringList words;
    for (const Group &group : groupsOf(amount)) {
        if (group.value >= 100)
            words << englishBelow100(group.value / 100) << u"hundred"_s;
        if (group.value % 100 > 0 && (group.value >= 100 || (group.power == 0 && !words.isEmpty())))
            words << u"and"_s;
        if (group.value % 100 > 0)
            words << englishBelow100(group.value % 100);
        if (group.power > 0)
            words << units.at(group.power);
    }
    return (words << (amount == 1 ? u"króna"_s : u"krónur"_s)).join(u' ');
}

// ---------------------------------------------------------------- Polish

/// Which form of a noun follows: of one, of a few (2–4, 22–24, not 12–14), of many.
std::size_t polishForm(qint64 number)
{
    if (number == 1)
        return 0;
    const bool isTeen = number % 100 >= 12 && number % 100 <= 14;
    return number % 10 >= 2 && number % 10 <= 4 && !isTeen ? 1 : 2;
}

QStringList polishBelow1000(int number)
{
    static const std::array<QString, 20> small{
        QString(),       u"jeden"_s,      u"dwa"_s,          u"trzy"_s,        u"cztery"_s,
        u"pięć"_s,       u"sześć"_s,      u"siedem"_s,       u"osiem"_s,       u"dziewięć"_s,
        u"dziesięć"_s,   u"jedenaście"_s, u"dwanaście"_s,    u"trzynaście"_s,  u"czternaście"_s,
        u"piętnaście"_s, u"szesnaście"_s, u"siedemnaście"_s, u"osiemnaście"_s, u"dziewiętnaście"_s};
    static const std::array<QString, 8> tens{u"dwadzieścia"_s,   u"trzydzieści"_s,     u"czterdzieści"_s,
                                             u"pięćdziesiąt"_s,  u"sześćdziesiąt"_s,   u"siedemdziesiąt"_s,
                                             u"osiemdziesiąt"_s, u"dziewięćdziesiąt"_s};
    static const std::array<QString, 9> hundreds{u"sto"_s,       u"dwieście"_s, u"trzysta"_s,
                                                 u"czterysta"_s, u"pięćset"_s,  u"sześćset"_s,
                                                 u"siedemset"_s, u"osiemset"_s, u"dziewięćset"_s};
    QStringList words;
    if (number >= 100)
        words << hundreds.at(std::size_t(number / 100 - 1));
    const int rest = number % 100;
    if (rest >= 20)
        words << tens.at(std::size_t(rest / 10 - 2));
    if (const int ones = rest < 20 ? rest : rest % 10; ones > 0)
        words << small.at(std::size_t(ones));
    return words;
}

QString polish(qint64 amount)
{
    using Forms = std::array<QString, 3>;
    static const std::array<Forms, 6> units{{{},
                                             {u"tysiąc"_s, u"tysiące"_s, u"tysięcy"_s},
                                             {u"milion"_s, u"miliony"_s, u"milionów"_s},
                                             {u"miliard"_s, u"miliardy"_s, u"miliardów"_s},
                                             {u"bilion"_s, u"biliony"_s, u"bilionów"_s},
                                             {u"biliard"_s, u"biliardy"_s, u"biliardów"_s}}};
    static const Forms noun{u"korona"_s, u"korony"_s, u"koron"_s};
    if (amount == 0)
        return u"zero koron"_s;
    QStringList words;
    for (const Group &group : groupsOf(amount)) {
        words << polishBelow1000(group.value);
        if (group.power > 0)
            words << units.at(group.power).at(polishForm(group.value));
        else if (amount == 1)
            words = QStringList{u"jedna"_s}; // only by itself: "dwadzieścia jeden koron"
        else if (words.last() == u"dwa"_s)
            words.last() = u"dwie"_s;
    }
    return (words << noun.at(polishForm(amount))).join(u' ');
}

} // namespace

QString amountInWords(const Money &money, const QString &language)
{
    if (money.currency != u"ISK"_s || money.amount < 0 || money.amount > maxAmount)
        return {};
    if (language.startsWith(u"is"_s))
        return icelandic(money.amount);
    return language.startsWith(u"pl"_s) ? polish(money.amount) : english(money.amount);
}

} // namespace Kassi
