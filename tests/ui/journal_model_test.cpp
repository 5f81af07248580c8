// SPDX-License-Identifier: MIT
// The rows of the journal's list: of a hundred thousand payments only those are fetched that somebody looks at, however
// fast they scroll, and what is shown is always the answer to the last question.
#include "support/bulk_journal.h"
#include "web_test_main.h"

#include "cashier/journal_model.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>

#include <deque>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

/// Knows what it was asked, and answers when it is told to.
class SlowJournal final : public Journal
{
public:
    explicit SlowJournal(Journal &journal)
        : m_journal(journal)
    {
    }

    [[nodiscard]] Result<void> append(const QString &attempt, const JournalRecord &record) override
    {
        return m_journal.append(attempt, record);
    }
    void note(const QString &attempt, const Record::Noted &noted) override { m_journal.note(attempt, noted); }
    [[nodiscard]] Result<void> appendTill(const TillRecord &record) override { return m_journal.appendTill(record); }
    [[nodiscard]] Result<std::vector<TimedTillRecord>> tillRecords(const TillQuery &query) const override
    {
        return m_journal.tillRecords(query);
    }
    [[nodiscard]] Result<void> checkReadyToRecord() const override { return m_journal.checkReadyToRecord(); }
    [[nodiscard]] Result<std::vector<Attempt>> history(const QString &reference) const override
    {
        return m_journal.history(reference);
    }
    [[nodiscard]] Result<std::vector<Attempt>> unresolved() const override { return m_journal.unresolved(); }
    [[nodiscard]] Result<std::vector<Attempt>> recent(int limit) const override { return m_journal.recent(limit); }
    [[nodiscard]] Result<AttemptPage> search(const JournalQuery &query) const override
    {
        if (isBroken)
            return fail(ErrorCode::JournalFailed, u"broken"_s);
        return m_journal.search(query);
    }
    void searchThen(const JournalQuery &query, const Found &found) override { asked.push_back({query, found}); }

    struct Asked
    {
        JournalQuery query;
        Found found;
    };
    std::deque<Asked> asked;
    bool isBroken = false;
    int answers = 0;

    void answer()
    {
        const Asked next = asked.front();
        asked.pop_front();
        ++answers;
        next.found(search(next.query));
    }
    void answerAll()
    {
        while (!asked.empty())
            answer();
    }

private:
    Journal &m_journal;
};

} // namespace

class JournalModelTest : public QObject
{
    Q_OBJECT

    static constexpr int all = 100'000;

    [[nodiscard]] static QString textAt(const JournalModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

    JournalFolder m_till;
    std::unique_ptr<SqlJournal> m_journal;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_journal.reset(); }

    void onlyWhatIsLookedAtIsFetched();
    void whoeverScrollsFastGetsWhereItEnds();
    void pagesOfLongAgoAreLetGo();
    void aSearchGrowsAtItsEnd();
    void aSearchThatFindsLateGoesOnByItself();
    void answersToEarlierQuestionsAreThrownAway();
    void aBrokenJournalIsAskedOnce();
    void aModelThatIsGoneIsNotAnswered();
};

void JournalModelTest::initTestCase()
{
    QLocale::setDefault(QLocale(u"is_IS"_s));
    auto opened = m_till.open();
    VERIFY_DONE(opened);
    m_journal = *std::move(opened);
    QCOMPARE(fillInBulk(m_till.file(), {.attempts = all}), QString());
}

void JournalModelTest::onlyWhatIsLookedAtIsFetched()
{
    SlowJournal journal(*m_journal);
    JournalModel model(journal);
    QTableView view;
    view.setModel(&model);
    view.verticalHeader()->setDefaultSectionSize(44);
    view.resize(800, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    model.ask({});
    QVERIFY(model.isAsking());
    QCOMPARE(model.rowCount(), 0);
    journal.answerAll();
    QCOMPARE(model.rowCount(), all);
    QVERIFY(model.count() == (AttemptCount{.count = all}));
    QCOMPARE(textAt(model, 0, JournalModel::Reference), u"ORDER-100000"_s);
    view.repaint();
    QVERIFY(journal.asked.empty()); // the first page is there
    QCOMPARE(journal.answers, 1);

    view.scrollTo(model.index(all / 2, 0), QAbstractItemView::PositionAtTop);
    view.repaint();
    QCOMPARE(journal.asked.size(), std::size_t(1));
    QCOMPARE(textAt(model, all / 2, JournalModel::Reference), QString());
    journal.answerAll();
    view.repaint();
    QVERIFY(journal.asked.empty());
    QCOMPARE(textAt(model, all / 2, JournalModel::Reference), u"ORDER-50000"_s);
    QCOMPARE(textAt(model, all / 2, JournalModel::Amount), u"100\u00a0kr."_s);

    view.scrollToBottom();
    view.repaint();
    journal.answerAll();
    view.repaint();
    QVERIFY(journal.asked.empty());
    QCOMPARE(textAt(model, all - 1, JournalModel::Reference), u"ORDER-1"_s);
    QCOMPARE(journal.answers, 3);
}

void JournalModelTest::whoeverScrollsFastGetsWhereItEnds()
{
    SlowJournal journal(*m_journal);
    JournalModel model(journal);
    model.ask({});
    journal.answerAll();
    for (int row = 500; row < all; row += 500)
        QCOMPARE(textAt(model, row, JournalModel::Reference), QString());
    QCOMPARE(journal.asked.size(), std::size_t(1));
    journal.answerAll();
    QCOMPARE(journal.answers, 3);
    QVERIFY(model.attempt(all - 500));
    QVERIFY(!model.attempt(all / 2));
}

void JournalModelTest::pagesOfLongAgoAreLetGo()
{
    SlowJournal journal(*m_journal);
    JournalModel model(journal);
    model.ask({});
    journal.answerAll();
    constexpr int pages = 3 * JournalModel::mostPages;
    for (int page = 1; page < pages; ++page) {
        (void)textAt(model, page * JournalModel::pageSize, 0);
        journal.answerAll();
    }
    int kept = 0;
    for (int page = 0; page < pages; ++page)
        kept += model.attempt(page * JournalModel::pageSize) ? 1 : 0;
    QCOMPARE(kept, JournalModel::mostPages);
    QVERIFY(model.attempt((pages - 1) * JournalModel::pageSize));
    QVERIFY(!model.attempt(0));
    (void)textAt(model, 0, 0);
    journal.answerAll();
    QCOMPARE(textAt(model, 0, JournalModel::Reference), u"ORDER-100000"_s); // and is fetched again
}

void JournalModelTest::aSearchGrowsAtItsEnd()
{
    SlowJournal journal(*m_journal);
    JournalModel model(journal);
    model.ask({.status = AttemptStatus::Declined});
    journal.answerAll();
    QCOMPARE(model.rowCount(), JournalModel::pageSize);
    QVERIFY(model.count() == (AttemptCount{.count = all / 10}));
    while (model.canFetchMore({})) {
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // one at a time
        journal.answerAll();
    }
    QCOMPARE(model.rowCount(), all / 10);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(textAt(model, row, JournalModel::Reference), u"ORDER-%1"_s.arg(all - 10 * row));
}

void JournalModelTest::aSearchThatFindsLateGoesOnByItself()
{
    SlowJournal journal(*m_journal);
    JournalModel model(journal);
    const Bulk bulk;
    model.ask({.status = AttemptStatus::Paid, .untilMs = bulk.firstMs + 10'000 * bulk.stepMs});
    QSignalSpy answered(&model, &JournalModel::answered);
    journal.answer();
    QCOMPARE(model.rowCount(), 0);
    for (int turn = 0; model.rowCount() == 0 && turn < 100; ++turn) {
        QCoreApplication::processEvents();
        journal.answerAll();
    }
    QVERIFY(answered.size() > 2);
    QCOMPARE(textAt(model, 0, JournalModel::Reference), u"ORDER-9999"_s);
}

void JournalModelTest::answersToEarlierQuestionsAreThrownAway()
{
    SlowJournal journal(*m_journal);
    JournalModel model(journal);
    QSignalSpy answered(&model, &JournalModel::answered);
    model.ask({.text = u"ORDER-77"_s});
    model.ask({.text = u"pay_bulk_5"_s});
    journal.answer();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.isAsking());
    QCOMPARE(answered.size(), 0);
    journal.answer();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(textAt(model, 0, JournalModel::Reference), u"ORDER-5"_s);
    QCOMPARE(answered.size(), 1);
}

void JournalModelTest::aBrokenJournalIsAskedOnce()
{
    SlowJournal journal(*m_journal);
    JournalModel model(journal);
    QSignalSpy failed(&model, &JournalModel::failed);
    model.ask({});
    journal.answerAll();
    journal.isBroken = true;
    for (int look = 0; look < 5; ++look) {
        (void)textAt(model, 5'000, 0);
        journal.answerAll();
    }
    QCOMPARE(failed.size(), 1);
    journal.isBroken = false;
    model.ask({});
    journal.answerAll();
    (void)textAt(model, 5'000, 0);
    journal.answerAll();
    QVERIFY(model.attempt(5'000));
}

void JournalModelTest::aModelThatIsGoneIsNotAnswered()
{
    SlowJournal journal(*m_journal);
    {
        JournalModel model(journal);
        model.ask({});
    }
    journal.answerAll();
    QCOMPARE(journal.answers, 1);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<JournalModelTest>(argc, argv);
}

#include "journal_model_test.moc"
