// SPDX-License-Identifier: MIT
// The journal is searched: what is found is what Attempt's own predicates say, whatever was typed, on pages that are
// complete and stay so while new orders come. An older journal answers like a new one.
#include "journal/journal_schema.h"
#include "journal/journal_search.h"
#include "support/bulk_journal.h"
#include "support/plain_search.h"
#include "support/random_journal.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

/// Of all attempts of a query, page by page.
QStringList allOf(const Journal &journal, JournalQuery query)
{
    QStringList names;
    for (;;) {
        const auto page = journal.search(query);
        if (!page)
            return {page.error().message};
        for (const Attempt &attempt : page->attempts)
            names.append(attempt.plan.attempt);
        if (!page->next)
            return names;
        query.before = page->next;
    }
}

QStringList namesOf(const std::vector<Attempt> &attempts)
{
    return attemptsOf(Result<std::vector<Attempt>>(attempts));
}

constexpr AttemptStatus statuses[] = {AttemptStatus::Open,    AttemptStatus::Paid,        AttemptStatus::Refunded,
                                      AttemptStatus::Pending, AttemptStatus::Declined,    AttemptStatus::Cancelled,
                                      AttemptStatus::Expired, AttemptStatus::Unavailable, AttemptStatus::Unconfirmed};

} // namespace

class JournalSearchTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString file() const { return m_till->file(); }

    std::unique_ptr<JournalFolder> m_till;

private Q_SLOTS:
    void init() { m_till = std::make_unique<JournalFolder>(); }
    void cleanup() { m_till.reset(); }

    void everyKeyFindsItsAttempts_data();
    void everyKeyFindsItsAttempts();
    void theEndOfAPrefixIsBehindAllOfIt();
    void aTimeHasABeginningAndAnEnd();
    void pagesAreCompleteAndStayWhileNewOrdersCome();
    void anyRowCanBeginAPage();
    void limitsAreKept();
    void whatIsFoundIsWhatAttemptsSay_data();
    void whatIsFoundIsWhatAttemptsSay();
    void aLongSearchEndsItsPageAndGoesOn();
    void countsEndAtTenThousand();
    void anOlderJournalAnswersLikeANewOne_data();
    void anOlderJournalAnswersLikeANewOne();
    void anOlderJournalThatIsWrongIsLeftAsItIs();
    void aSummaryThatSaysSomethingElseIsNoticed_data();
    void aSummaryThatSaysSomethingElseIsNoticed();
};

void JournalSearchTest::everyKeyFindsItsAttempts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const QString &text, const QStringList &found) {
        QTest::newRow(name) << text << found;
    };
    row("a reference", u"ORDER-10"_s, {u"b"_s});
    row("the beginning of references", u"ORDER-1"_s, {u"b"_s, u"a"_s});
    row("with spaces around it", u"  ORDER-10\n"_s, {u"b"_s});
    row("in small letters", u"order-1"_s, {u"b"_s, u"a"_s});
    row("in large letters", u"KAFFI"_s, {u"h"_s});
    row("the end of one", u"RDER-1"_s, {});
    row("longer than all", u"ORDER-100"_s, {});
    row("a payment", u"pay_a"_s, {u"k"_s, u"a"_s}); // taken over later
    row("the beginning of a payment", u"pay_"_s, {});
    row("a payment in another case", u"PAY_A"_s, {});
    row("a session", u"pses_b"_s, {u"b"_s});
    row("the beginning of a session", u"pses_"_s, {});
    row("an attempt", u"c"_s, {u"c"_s});
    row("an amount", u"1250"_s, {u"j"_s, u"d"_s, u"c"_s}); // and the reference 1250-7
    row("an amount with a sign", u"+1250"_s, {});
    row("another amount", u"125"_s, {u"j"_s}); // as the beginning of a reference
    row("percent", u"100%"_s, {u"e"_s});
    row("percent is no wildcard", u"%"_s, {});
    row("underscore", u"A_B"_s, {u"f"_s});
    row("underscore is no wildcard", u"ORDER_1"_s, {});
    row("question marks and stars are not, either", u"ORDER-?*"_s, {});
    row("a quotation mark", u"' OR 1 = 1 --"_s, {});
    row("beyond ASCII", u"Þórs"_s, {u"g"_s});
    row("beyond ASCII, in small letters", u"þórs"_s, {});
    row("beyond the basic plane", u"☕🍰"_s, {u"i"_s});
    row("half of a character", QString(u"☕"_s + QChar(0xd83c)), {});
    row("nothing that is there", u"nothing"_s, {});
}

void JournalSearchTest::everyKeyFindsItsAttempts()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    OPEN_JOURNAL(journal);
    const auto begin = [&journal](const QString &attempt, const QString &reference, qint64 amount = 4990) {
        Plan plan = makePlan(attempt, reference);
        plan.money.amount = amount;
        return journal.append(attempt, Record::Planned{plan});
    };
    VERIFY_DONE(begin(u"a"_s, u"ORDER-1"_s));
    VERIFY_DONE(begin(u"b"_s, u"ORDER-10"_s));
    VERIFY_DONE(begin(u"c"_s, u"coffee"_s, 1250));
    VERIFY_DONE(begin(u"d"_s, u"ORD"_s, 1250));
    VERIFY_DONE(begin(u"e"_s, u"100% wool"_s));
    VERIFY_DONE(begin(u"f"_s, u"A_B"_s));
    VERIFY_DONE(begin(u"g"_s, u"Þórsmörk"_s));
    VERIFY_DONE(begin(u"h"_s, u"kaffi"_s));
    VERIFY_DONE(begin(u"i"_s, u"☕🍰"_s));
    VERIFY_DONE(begin(u"j"_s, u"1250-7"_s));
    for (const char *name : {"a", "b"}) {
        const QString attempt = QString::fromLatin1(name);
        VERIFY_DONE(journal.append(attempt, Record::Created{u"pses_"_s + attempt, u"pay_"_s + attempt, {}}));
    }
    Plan later = makePlan(u"k"_s, u"later"_s);
    later.payment = u"pay_a"_s;
    VERIFY_DONE(journal.append(u"k"_s, Record::Planned{later}));
    QCOMPARE(allOf(journal, {.text = text}), found);
    QCOMPARE(allOf(journal, {.text = text, .limit = 1}), found);
}

void JournalSearchTest::theEndOfAPrefixIsBehindAllOfIt()
{
    const QString last = QString::fromUcs4(U"\U0010FFFF");
    QCOMPARE(endOfPrefix(u"abc"_s), u"abd"_s);
    QCOMPARE(endOfPrefix(u"ABC"_s), u"ABd"_s);
    QCOMPARE(endOfPrefix(u"Z"_s), u"{"_s);
    QCOMPARE(endOfPrefix(u"@"_s), u"["_s); // what is between them counts as a–z
    QCOMPARE(endOfPrefix(u"%_"_s), u"%`"_s);
    QCOMPARE(endOfPrefix(QString(QChar(0xd7ff))), QString(QChar(0xe000)));
    QCOMPARE(endOfPrefix(QString(QChar(0xffff))), QString::fromUcs4(U"\U00010000"));
    QCOMPARE(endOfPrefix(u"a"_s + last + last), u"b"_s);
    QCOMPARE(endOfPrefix(last), QString());
}

void JournalSearchTest::aTimeHasABeginningAndAnEnd()
{
    OPEN_JOURNAL(journal);
    for (const qint64 at : {10, 20, 30, 20}) { // the last after somebody put the clock right
        m_till->now = at - 1;
        const QString attempt =
            QString::number(at) + (m_till->now == 19 ? u"-"_s + QUuid::createUuid().toString() : u""_s);
        VERIFY_DONE(journal.append(attempt, planned(attempt)));
    }
    const auto times = [&journal](const JournalQuery &query) {
        QList<qint64> all;
        const auto page = journal.search(query);
        for (const Attempt &attempt : page->attempts)
            all.append(attempt.startedAtMs);
        return all;
    };
    QCOMPARE(times({}), (QList<qint64>{20, 30, 20, 10}));
    QCOMPARE(times({.fromMs = 20}), (QList<qint64>{20, 30, 20}));
    QCOMPARE(times({.untilMs = 20}), QList<qint64>{10});
    QCOMPARE(times({.fromMs = 20, .untilMs = 30}), (QList<qint64>{20, 20}));
    QCOMPARE(times({.fromMs = 30, .untilMs = 20}), QList<qint64>{});
}

void JournalSearchTest::pagesAreCompleteAndStayWhileNewOrdersCome()
{
    OPEN_JOURNAL(journal);
    QStringList expected;
    for (int number = 0; number < 50; ++number) {
        const QString attempt = u"a-%1"_s.arg(number);
        VERIFY_DONE(journal.append(attempt, planned(attempt, u"ORDER-%1"_s.arg(number))));
        expected.prepend(attempt);
    }
    for (const JournalQuery &asked : {JournalQuery{}, JournalQuery{.text = u"ORDER"_s}, JournalQuery{.text = u"4990"_s},
                                      JournalQuery{.status = AttemptStatus::Open}, JournalQuery{.fromMs = 1}}) {
        const QStringList before = allOf(journal, asked);
        QCOMPARE(before.size(), expected.size());
        QStringList found;
        JournalQuery query = asked;
        query.limit = 7;
        for (;;) {
            const auto page = journal.search(query);
            VERIFY_DONE(page);
            found += namesOf(page->attempts);
            if (!page->next)
                break;
            query.before = page->next;
            const QString another = u"new-%1"_s.arg(expected.size());
            VERIFY_DONE(journal.append(another, planned(another, u"ORDER-NEW-"_s + another)));
            expected.prepend(another);
        }
        QCOMPARE(found, before);
    }
}

void JournalSearchTest::anyRowCanBeginAPage()
{
    constexpr int all = 40;
    OPEN_JOURNAL(journal);
    for (int number = 1; number <= all; ++number)
        VERIFY_DONE(journal.append(QString::number(number), planned(QString::number(number))));
    const auto count = journal.search({.limit = 0, .counted = true})->count;
    QVERIFY(count == (AttemptCount{.count = all}));
    for (int row = 0; row < all; ++row) {
        const auto page = journal.search({.limit = 1, .before = count->count - row + 1});
        QCOMPARE(namesOf(page->attempts), QStringList{QString::number(all - row)});
        QCOMPARE(page->next.has_value(), row < all - 1);
    }
}

void JournalSearchTest::limitsAreKept()
{
    OPEN_JOURNAL(journal);
    for (int number = 0; number <= JournalQuery::mostAttempts; ++number) {
        const QString attempt = u"a-%1"_s.arg(number);
        VERIFY_DONE(journal.append(attempt, planned(attempt)));
    }
    QCOMPARE(journal.search({.limit = 1'000'000})->attempts.size(), std::size_t(JournalQuery::mostAttempts));
    QVERIFY(journal.search({.limit = 0})->attempts.empty());
    QVERIFY(journal.search({.limit = -1})->attempts.empty());
    QVERIFY(journal.search({.before = 0})->attempts.empty());
    QVERIFY(journal.search({.before = -5})->attempts.empty());
    QCOMPARE(journal.search({.limit = 1, .before = std::numeric_limits<qint64>::max()})->attempts.front().plan.attempt,
             u"a-500"_s);
}

void JournalSearchTest::whatIsFoundIsWhatAttemptsSay_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 30; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void JournalSearchTest::whatIsFoundIsWhatAttemptsSay()
{
    QFETCH(int, seed);
    RandomJournal random(quint64(seed), *m_till);
    OPEN_JOURNAL(journal);
    VERIFY_DONE(random.fill(journal, 400));
    const std::vector<Attempt> &attempts = random.attempts();
    for (const Attempt &attempt : attempts) {
        int words = 0;
        for (const AttemptStatus status : statuses)
            words += hasStatus(attempt, status) ? 1 : 0;
        QCOMPARE(words, 1);
    }
    for (int number = 0; number < 300; ++number) {
        const JournalQuery query = random.query();
        const auto found = journal.search(query);
        VERIFY_DONE(found);
        const AttemptPage expected = plainSearch(attempts, query);
        QVERIFY2(*found == expected,
                 qPrintable(u"\"%1\", found %2, expected %3"_s.arg(query.text, namesOf(found->attempts).join(u' '),
                                                                   namesOf(expected.attempts).join(u' '))));
    }
    // And the records say the same, in SQL.
    journalOpened->reset();
    VERIFY_DONE(m_till->open());
}

void JournalSearchTest::aLongSearchEndsItsPageAndGoesOn()
{
    constexpr int all = 45'000;
    constexpr int early = 10'000;
    OPEN_JOURNAL(journal);
    const Bulk bulk{.attempts = all};
    QCOMPARE(fillInBulk(file(), bulk), QString());
    const JournalQuery query{.untilMs = bulk.firstMs + early * bulk.stepMs, .limit = 500};
    const auto first = journal.search(query);
    VERIFY_DONE(first);
    QVERIFY(first->attempts.empty());
    QVERIFY(first->next && *first->next > early); // looked at, and passed by
    QStringList expected;
    for (int number = early; number >= 1; --number)
        expected.append(u"bulk-%1"_s.arg(number));
    QCOMPARE(allOf(journal, query), expected);

    // What the text can mean besides is known to the oldest attempt, and stands in its place all the same.
    QCOMPARE(Stranger(file()).run(u"UPDATE summary SET payment = 'ORDER-1' WHERE id = 3"_s), QString());
    expected.clear();
    for (int number = all; number >= 1; --number) {
        if (number == 3 || QString::number(number).startsWith(u'1'))
            expected.append(u"bulk-%1"_s.arg(number));
    }
    QCOMPARE(allOf(journal, {.text = u"ORDER-1"_s, .limit = 500}), expected);
}

void JournalSearchTest::countsEndAtTenThousand()
{
    OPEN_JOURNAL(journal);
    QCOMPARE(fillInBulk(file(), {.attempts = 45'000}), QString());
    const auto countOf = [&journal](JournalQuery query) {
        query.counted = true;
        return journal.search(query)->count.value_or(AttemptCount{.count = -1});
    };
    QVERIFY(countOf({}) == (AttemptCount{.count = 45'000}));
    QVERIFY(countOf({.status = AttemptStatus::Declined}) == (AttemptCount{.count = 4'500}));
    QVERIFY(countOf({.status = AttemptStatus::Paid}) == (AttemptCount{.count = 10'000, .more = true}));
    QVERIFY(!journal.search({})->count);
}

void JournalSearchTest::anOlderJournalAnswersLikeANewOne_data()
{
    QTest::addColumn<JournalDepth>("depth");
    QTest::newRow("read to its end") << JournalDepth::Whole;
    QTest::newRow("opened quickly") << JournalDepth::End;
}

void JournalSearchTest::anOlderJournalAnswersLikeANewOne()
{
    QFETCH(JournalDepth, depth);
    RandomJournal random(7, *m_till);
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(random.fill(journal, 600));
    }
    const QString before = chainedRowsIn(file());
    QCOMPARE(makeOlder(file()), QString());
    const auto open = [&] {
        return SqlJournal::open(
            file(), [this] { return ++m_till->now; }, depth);
    };
    {
        const auto journal = open();
        VERIFY_DONE(journal);
        for (int number = 0; number < 300; ++number) {
            const JournalQuery query = random.query();
            const auto found = (*journal)->search(query);
            VERIFY_DONE(found);
            QVERIFY(*found == plainSearch(random.attempts(), query));
        }
    }
    QCOMPARE(chainedRowsIn(file()), before);
    VERIFY_DONE(open()); // and is now a new one
}

void JournalSearchTest::anOlderJournalThatIsWrongIsLeftAsItIs()
{
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created, paid}));
        VERIFY_DONE(journal.append(u"b"_s, planned(u"b"_s)));
    }
    QCOMPARE(makeOlder(file()), QString());
    {
        const Stranger stranger(file());
        const QString trigger = stranger.value(u"SELECT sql FROM sqlite_master WHERE name = 'record_never_changes'"_s);
        QCOMPARE(stranger.run(u"DROP TRIGGER record_never_changes"_s), QString());
        QCOMPARE(stranger.run(u"UPDATE record SET body = replace(body, 'paid', 'declined') WHERE seq = 3"_s),
                 QString());
        QCOMPARE(stranger.run(trigger), QString());
    }
    for (const JournalDepth depth : {JournalDepth::Whole, JournalDepth::End}) {
        const auto journal = SqlJournal::open(
            file(), [] { return qint64(0); }, depth);
        QVERIFY(!journal);
        QVERIFY2(journal.error().message.contains(u"row 3"_s), qPrintable(journal.error().message));
    }
    QCOMPARE(Stranger(file()).value(u"PRAGMA user_version"_s), QString::number(oldestJournalVersion));
}

void JournalSearchTest::aSummaryThatSaysSomethingElseIsNoticed_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("status") << u"UPDATE summary SET status = 'declined' WHERE id = 1"_s;
    QTest::newRow("payment") << u"UPDATE summary SET payment = 'pay_2' WHERE id = 1"_s;
    QTest::newRow("late money") << u"UPDATE summary SET late_money = 1 WHERE id = 1"_s;
    QTest::newRow("one too many") << u"INSERT INTO summary VALUES (3, 'c', 1, 1, '', '', 'paid', 0)"_s;
}

void JournalSearchTest::aSummaryThatSaysSomethingElseIsNoticed()
{
    QFETCH(QString, change);
    {
        OPEN_JOURNAL(journal);
        VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created, paid}));
        VERIFY_DONE(journal.append(u"b"_s, planned(u"b"_s)));
    }
    QCOMPARE(Stranger(file()).run(change), QString());
    const auto journal = m_till->open();
    QVERIFY(!journal);
    QVERIFY2(journal.error().message.contains(u"searched by"_s), qPrintable(journal.error().message));
}

QTEST_GUILESS_MAIN(JournalSearchTest)
#include "journal_search_test.moc"
