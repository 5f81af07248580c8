// SPDX-License-Identifier: MIT
// Amounts in words: gender, number, case and where "og" stands, over the boundaries of each.
#include "payment/amount_words.h"

#include <QSet>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class AmountWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void icelandic_data();
    void icelandic();
    void english_data();
    void english();
    void polish_data();
    void polish();
    void noTwoAmountsReadAlike();
    void saysNothingOfWhatItHasNoWordsFor();
};

void AmountWordsTest::icelandic_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("words");
    const std::pair<qint64, QString> rows[] = {
        {0, u"núll krónur"_s},
        {1, u"ein króna"_s},
        {2, u"tvær krónur"_s},
        {3, u"þrjár krónur"_s},
        {4, u"fjórar krónur"_s},
        {5, u"fimm krónur"_s},
        {10, u"tíu krónur"_s},
        {11, u"ellefu krónur"_s},
        {12, u"tólf krónur"_s},
        {19, u"nítján krónur"_s},
        {20, u"tuttugu krónur"_s},
        {21, u"tuttugu og ein króna"_s},
        {22, u"tuttugu og tvær krónur"_s},
        {34, u"þrjátíu og fjórar krónur"_s},
        {99, u"níutíu og níu krónur"_s},
        {100, u"eitt hundrað krónur"_s},
        {101, u"eitt hundrað og ein króna"_s},
        {111, u"eitt hundrað og ellefu krónur"_s},
        {120, u"eitt hundrað og tuttugu krónur"_s},
        {121, u"eitt hundrað tuttugu og ein króna"_s},
        {200, u"tvö hundruð krónur"_s},
        {343, u"þrjú hundruð fjörutíu og þrjár krónur"_s},
        {400, u"fjögur hundruð krónur"_s},
        {999, u"níu hundruð níutíu og níu krónur"_s},
        {1'000, u"eitt þúsund krónur"_s},
        {1'001, u"eitt þúsund og ein króna"_s},
        {1'011, u"eitt þúsund og ellefu krónur"_s},
        {1'021, u"eitt þúsund tuttugu og ein króna"_s},
        {1'100, u"eitt þúsund og eitt hundrað krónur"_s},
        {1'990, u"eitt þúsund níu hundruð og níutíu krónur"_s},
        {2'500, u"tvö þúsund og fimm hundruð krónur"_s},
        {4'990, u"fjögur þúsund níu hundruð og níutíu krónur"_s},
        {21'000, u"tuttugu og eitt þúsund krónur"_s},
        {21'001, u"tuttugu og eitt þúsund og ein króna"_s},
        {100'000, u"eitt hundrað þúsund krónur"_s},
        {104'000, u"eitt hundrað og fjögur þúsund krónur"_s},
        {999'999, u"níu hundruð níutíu og níu þúsund níu hundruð níutíu og níu krónur"_s},
        {1'000'000, u"ein milljón króna"_s},
        {1'000'001, u"ein milljón og ein króna"_s},
        {1'200'000, u"ein milljón og tvö hundruð þúsund krónur"_s},
        {2'000'000, u"tvær milljónir króna"_s},
        {11'000'000, u"ellefu milljónir króna"_s},
        {21'000'000, u"tuttugu og ein milljón króna"_s},
        {1'234'567, u"ein milljón tvö hundruð þrjátíu og fjögur þúsund fimm hundruð sextíu og sjö krónur"_s},
        {1'000'000'000, u"einn milljarður króna"_s},
        {2'000'500'000, u"tveir milljarðar og fimm hundruð þúsund krónur"_s},
        {3'004'000'000, u"þrír milljarðar og fjórar milljónir króna"_s},
        {1'000'000'000'000, u"ein billjón króna"_s},
        {2'000'000'000'000'000, u"tveir billjarðar króna"_s},
        {maxAmount, u"níu billjarðar sjö billjónir eitt hundrað níutíu og níu milljarðar tvö hundruð fimmtíu og fjórar "
                    "milljónir sjö hundruð og fjörutíu þúsund níu hundruð níutíu og ein króna"_s},
    };
    for (const auto &[amount, words] : rows)
        QTest::addRow("%lld", amount) << amount << words;
}

void AmountWordsTest::icelandic()
{
    QFETCH(qint64, amount);
    QFETCH(QString, words);
    QCOMPARE(amountInWords({amount, u"ISK"_s}, u"is"_s), words);
    QCOMPARE(amountInWords({amount, u"ISK"_s}, u"is_IS"_s), words);
}

void AmountWordsTest::english_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("words");
    const std::pair<qint64, QString> rows[] = {
        {0, u"zero krónur"_s},
        {1, u"one króna"_s},
        {2, u"two krónur"_s},
        {13, u"thirteen krónur"_s},
        {20, u"twenty krónur"_s},
        {21, u"twenty-one krónur"_s},
        {100, u"one hundred krónur"_s},
        {101, u"one hundred and one krónur"_s},
        {1'000, u"one thousand krónur"_s},
        {1'001, u"one thousand and one krónur"_s},
        {1'100, u"one thousand one hundred krónur"_s},
        {4'990, u"four thousand nine hundred and ninety krónur"_s},
        {100'000, u"one hundred thousand krónur"_s},
        {121'045, u"one hundred and twenty-one thousand and forty-five krónur"_s},
        {1'000'000, u"one million krónur"_s},
        {1'000'005, u"one million and five krónur"_s},
        {1'002'000, u"one million two thousand krónur"_s},
        {2'000'000'000, u"two billion krónur"_s},
        {maxAmount, u"nine quadrillion seven trillion one hundred and ninety-nine billion two hundred and fifty-four "
                    "million seven hundred and forty thousand nine hundred and ninety-one krónur"_s},
    };
    for (const auto &[amount, words] : rows)
        QTest::addRow("%lld", amount) << amount << words;
}

void AmountWordsTest::english()
{
    QFETCH(qint64, amount);
    QFETCH(QString, words);
    QCOMPARE(amountInWords({amount, u"ISK"_s}, u"en"_s), words);
    QCOMPARE(amountInWords({amount, u"ISK"_s}, u"de"_s), words);
}

void AmountWordsTest::polish_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("words");
    const std::pair<qint64, QString> rows[] = {
        {0, u"zero koron"_s},
        {1, u"jedna korona"_s},
        {2, u"dwie korony"_s},
        {4, u"cztery korony"_s},
        {5, u"pięć koron"_s},
        {11, u"jedenaście koron"_s},
        {12, u"dwanaście koron"_s},
        {14, u"czternaście koron"_s},
        {21, u"dwadzieścia jeden koron"_s},
        {22, u"dwadzieścia dwie korony"_s},
        {25, u"dwadzieścia pięć koron"_s},
        {100, u"sto koron"_s},
        {102, u"sto dwie korony"_s},
        {112, u"sto dwanaście koron"_s},
        {1'000, u"jeden tysiąc koron"_s},
        {1'002, u"jeden tysiąc dwie korony"_s},
        {2'000, u"dwa tysiące koron"_s},
        {4'990, u"cztery tysiące dziewięćset dziewięćdziesiąt koron"_s},
        {5'000, u"pięć tysięcy koron"_s},
        {12'000, u"dwanaście tysięcy koron"_s},
        {21'000, u"dwadzieścia jeden tysięcy koron"_s},
        {22'000, u"dwadzieścia dwa tysiące koron"_s},
        {1'000'000, u"jeden milion koron"_s},
        {3'000'000, u"trzy miliony koron"_s},
        {5'000'000, u"pięć milionów koron"_s},
        {2'000'000'001, u"dwa miliardy jeden koron"_s},
    };
    for (const auto &[amount, words] : rows)
        QTest::addRow("%lld", amount) << amount << words;
}

void AmountWordsTest::polish()
{
    QFETCH(qint64, amount);
    QFETCH(QString, words);
    QCOMPARE(amountInWords({amount, u"ISK"_s}, u"pl"_s), words);
}

// Words that fit two amounts would guard against nothing.
void AmountWordsTest::noTwoAmountsReadAlike()
{
    for (const QString &language : {u"is"_s, u"en"_s, u"pl"_s}) {
        QSet<QString> seen;
        qsizetype asked = 0;
        const auto ask = [&](qint64 amount) {
            const QString words = amountInWords({amount, u"ISK"_s}, language);
            QVERIFY2(!words.contains(u"  "_s) && words == words.trimmed(), qPrintable(words));
            seen.insert(words);
            ++asked;
        };
        for (qint64 amount = 0; amount < 20'000; ++amount)
            ask(amount);
        for (qint64 amount = 20'000; amount <= maxAmount / 7; amount = amount * 7 + 13)
            ask(amount);
        QCOMPARE(seen.size(), asked);
    }
}

void AmountWordsTest::saysNothingOfWhatItHasNoWordsFor()
{
    QCOMPARE(amountInWords({100, u"EUR"_s}, u"is"_s), QString());
    QCOMPARE(amountInWords({-1, u"ISK"_s}, u"is"_s), QString());
    QCOMPARE(amountInWords({maxAmount + 1, u"ISK"_s}, u"is"_s), QString());
}

QTEST_GUILESS_MAIN(AmountWordsTest)
#include "amount_words_test.moc"
