// SPDX-License-Identifier: MIT
// The journal in the cashier's window, as staff use it: the real window, keys and journal. Found, opened, copied,
// handed over; and back to the amount that was begun.
#include "support/journal.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"
#include "cashier/cashier_window.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "common/theme.h"
#include "gateway/borga_api.h"
#include "journal/evidence.h"
#include "journal/journal_thread.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTimeZone>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

/// Noon on a day in the past, for the window; the records are written as it is told.
class StillClock final : public Clock
{
public:
    QDateTime wall = QDateTime(QDate(2026, 3, 18), QTime(12, 0));

    [[nodiscard]] qint64 monotonicMs() const override { return m_system.monotonicMs(); }
    [[nodiscard]] qint64 wallMs() const override { return wall.toMSecsSinceEpoch(); }
    void after(qint64 ms, QObject *context, std::function<void()> what) override
    {
        m_system.after(ms, context, std::move(what));
    }

private:
    SystemClock m_system;
};

} // namespace

class CashierJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void todayComesFirst();
    void searchesOpensAndCopies();
    void theListIsMovedThroughByKeys();
    void everythingIsFoundByWhatPeopleTypeOfIt_data();
    void everythingIsFoundByWhatPeopleTypeOfIt();
    void outcomesAreChosen();
    void aScannedOrderIsOpened();
    void whatIsTypedAnywhereIsSearchedFor();
    void evidenceIsSavedAndWhole();
    void evidenceThatCannotBeSavedIsTold();
    void theReceiptIsACopy();
    void noReceiptWithoutMoney();
    void narrowWindowsShowOneAtATime();
    void theAmountIsStillThere();
    void sixPresetsLeaveTheKeyAlone();
    void bothLanguages();

private:
    void record(const QString &reference, qint64 amount, const QDateTime &at, const std::vector<JournalRecord> &then);
    void openWindow(const QList<qint64> &presets = {});
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key(key), modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(m_window->focusWidget(), text); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] bool isOpen() const { return find<QWidget>(u"journal-details"_s)->isVisible(); }
    [[nodiscard]] QString note() const { return find<QLabel>(u"journal-note"_s)->text(); }
    [[nodiscard]] QStringList shown() const
    {
        QStringList references;
        const auto *table = find<QTableView>(u"journal-table"_s);
        for (int row = 0; row < table->model()->rowCount(); ++row)
            references << table->model()->index(row, 1).data().toString();
        return references;
    }
    void openJournal()
    {
        key(Qt::Key_F3);
        QVERIFY(find<QLineEdit>(u"journal-search"_s)->isVisible());
        QTRY_VERIFY(!shown().isEmpty());
    }
    void look(const QString &text, const QString &expected)
    {
        key(Qt::Key_F3);
        key(Qt::Key_F3); // all payments
        type(text);
        QTRY_COMPARE(shown(), QStringList{expected});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    StillClock m_clock;
    QDateTime m_written;
    SystemRandom m_random;
    std::unique_ptr<JournalThread> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<CashierWindow> m_window;
};

void CashierJournalTest::record(const QString &reference, qint64 amount, const QDateTime &at,
                                const std::vector<JournalRecord> &then)
{
    Plan plan = makePlan(u"attempt-"_s + reference, reference);
    plan.money.amount = amount;
    m_written = at;
    VERIFY_DONE(m_journal->append(plan.attempt, Record::Planned{plan}));
    for (const JournalRecord &record : then) {
        m_written = m_written.addSecs(20);
        VERIFY_DONE(m_journal->append(plan.attempt, record));
    }
}

void CashierJournalTest::init()
{
    Theme::apply(*qApp);
    m_folder = std::make_unique<QTemporaryDir>(memoryFolder(u"kassi-cashier-journal"_s));
    m_journal = *JournalThread::open(
        m_folder->filePath(u"journal.sqlite3"_s), [this] { return m_written.toMSecsSinceEpoch(); },
        JournalDepth::Whole);
    m_api = *BorgaApi::make(
        {.baseUrl = QUrl(u"http://127.0.0.1:9/"_s), .merchantId = u"mer_1"_s, .apiKey = Secret(u"sk_test_1"_s)});
    m_language = std::make_unique<Language>();
    m_language->use(u"is"_s);
    const auto made = [](const QString &name) {
        return Record::Created{u"pses_"_s + name, u"pay_"_s + name, u"2030-01-01T00:00:00Z"_s};
    };
    const auto ended = [](Outcome outcome) { return Record::Settled{.outcome = outcome, .sessionClosed = true}; };
    const QDateTime now = m_clock.wall;
    record(u"ORDER-1"_s, 4990, now.addDays(-30), {made(u"old"_s), ended(Outcome::Paid)});
    record(u"ORDER-2"_s, 1250, now.addDays(-3), {made(u"week"_s), ended(Outcome::Declined)});
    record(u"ORDER-3"_s, 700, now.addSecs(-7200), {made(u"late"_s), ended(Outcome::Cancelled), Record::LateMoney{}});
    record(u"ORDER-4"_s, 12'500, now.addSecs(-3600), {made(u"now"_s), ended(Outcome::Paid)});
}

void CashierJournalTest::cleanup()
{
    m_window.reset();
    m_api.reset();
    m_journal.reset();
}

void CashierJournalTest::openWindow(const QList<qint64> &presets)
{
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    m_window = std::make_unique<CashierWindow>(
        CheckoutPorts{*m_api, *m_journal, m_clock, m_random},
        CashierOptions{.view = {.origin = origin, .elementUrl = u"http://127.0.0.1:9/{client_secret}"_s},
                       .defaults = {.money = {}, .origin = origin.toString(), .locale = u"is"_s},
                       .presetAmounts = presets,
                       .tillName = u"Kassi 1"_s,
                       .receipts = {.folder = m_folder->filePath(u"papers"_s)},
                       .journalFile = m_folder->filePath(u"journal.sqlite3"_s)},
        *m_language);
    m_window->resize(1024, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void CashierJournalTest::todayComesFirst()
{
    openWindow();
    QTest::mouseClick(find<QPushButton>(u"journal"_s), Qt::LeftButton);
    QTRY_COMPARE(shown(), (QStringList{u"ORDER-4"_s, u"ORDER-3"_s}));
    QCOMPARE(m_window->focusWidget()->objectName(), u"journal-search"_s);
    QCOMPARE(find<QLabel>(u"journal-count"_s)->text(), u"Greiðslur: 2"_s);
    key(Qt::Key_F3);
    QTRY_COMPARE(shown(), (QStringList{u"ORDER-4"_s, u"ORDER-3"_s, u"ORDER-2"_s}));
    key(Qt::Key_F3);
    QTRY_COMPARE(shown(), (QStringList{u"ORDER-4"_s, u"ORDER-3"_s, u"ORDER-2"_s, u"ORDER-1"_s}));
    QTest::mouseClick(find<QPushButton>(u"journal-period-0"_s), Qt::LeftButton);
    QTRY_COMPARE(shown().size(), 2);
}

void CashierJournalTest::searchesOpensAndCopies()
{
    openWindow();
    openJournal();
    type(u"order-1"_s);
    QTRY_COMPARE(shown(), QStringList());
    QVERIFY(find<QLabel>(u"journal-nothing"_s)->isVisible()); // and says how to look further back
    QVERIFY(find<QLabel>(u"journal-nothing"_s)->text().contains(u"F3"_s));
    look({}, u"ORDER-1"_s);
    key(Qt::Key_Return);
    QVERIFY(isOpen());
    QCOMPARE(find<QLabel>(u"journal-title"_s)->text(), u"Greitt"_s);
    const auto *timeline = find<QListWidget>(u"journal-timeline"_s);
    QTRY_COMPARE(timeline->count(), 3);
    QCOMPARE(timeline->item(0)->text(), u"16.02.2026 12:00:00   Byrjað"_s);
    QCOMPARE(timeline->item(2)->text(), u"12:00:40   Greitt"_s);

    const std::pair<QString, QString> ids[] = {
        {u"reference"_s, u"ORDER-1"_s}, {u"payment"_s, u"pay_old"_s}, {u"session"_s, u"pses_old"_s}};
    for (const auto &[name, id] : ids) {
        for (int tab = 0; m_window->focusWidget()->objectName() != u"journal-copy-"_s + name && tab < 30; ++tab)
            key(Qt::Key_Tab);
        QCOMPARE(m_window->focusWidget()->objectName(), u"journal-copy-"_s + name);
        key(Qt::Key_Space);
        QCOMPARE(QGuiApplication::clipboard()->text(), id);
        QVERIFY2(note().contains(id), qPrintable(note()));
    }

    key(Qt::Key_Escape);
    QVERIFY(!isOpen());
    QCOMPARE(m_window->focusWidget()->objectName(), u"journal-search"_s);
    key(Qt::Key_Escape);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
    openJournal(); // as for the next person
    QCOMPARE(find<QLineEdit>(u"journal-search"_s)->text(), QString());
    QTRY_COMPARE(shown().size(), 2);
    QVERIFY(!isOpen());
}

void CashierJournalTest::theListIsMovedThroughByKeys()
{
    openWindow();
    openJournal();
    key(Qt::Key_F3);
    key(Qt::Key_F3);
    QTRY_COMPARE(shown().size(), 4);
    const auto reference = [this] { return find<QLineEdit>(u"journal-reference"_s)->text(); };
    key(Qt::Key_Return);
    QCOMPARE(reference(), u"ORDER-4"_s);
    const std::pair<Qt::Key, QString> moves[] = {{Qt::Key_Down, u"ORDER-3"_s},
                                                 {Qt::Key_PageDown, u"ORDER-1"_s},
                                                 {Qt::Key_Down, u"ORDER-1"_s},
                                                 {Qt::Key_Up, u"ORDER-2"_s},
                                                 {Qt::Key_PageUp, u"ORDER-4"_s}};
    for (const auto &[press, expected] : moves) {
        key(press);
        QCOMPARE(reference(), expected); // the details follow
    }
    key(Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(reference(), u"ORDER-1"_s);
    QTRY_COMPARE(find<QListWidget>(u"journal-timeline"_s)->count(), 3);
}

void CashierJournalTest::everythingIsFoundByWhatPeopleTypeOfIt_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reference");
    QTest::newRow("order") << u"ORDER-2"_s << u"ORDER-2"_s;
    QTest::newRow("payment") << u"pay_week"_s << u"ORDER-2"_s;
    QTest::newRow("session") << u"pses_week"_s << u"ORDER-2"_s;
    QTest::newRow("amount") << u"1250"_s << u"ORDER-2"_s;
    QTest::newRow("amount as it is shown") << u"12.500 kr."_s << u"ORDER-4"_s;
    QTest::newRow("amount with a comma") << u"12,500"_s << u"ORDER-4"_s;
}

void CashierJournalTest::everythingIsFoundByWhatPeopleTypeOfIt()
{
    QFETCH(QString, typed);
    QFETCH(QString, reference);
    openWindow();
    openJournal();
    look(typed, reference);
}

void CashierJournalTest::outcomesAreChosen()
{
    openWindow();
    openJournal();
    key(Qt::Key_F3);
    key(Qt::Key_F3);
    for (int tab = 0; m_window->focusWidget()->objectName() != u"journal-status"_s && tab < 30; ++tab)
        key(Qt::Key_Tab);
    type(u"Haf"_s); // Hafnað
    QTRY_COMPARE(shown(), QStringList{u"ORDER-2"_s});
    auto *status = find<QComboBox>(u"journal-status"_s);
    QVERIFY(status->view()->sizeHintForRow(0) >= 44);
    status->setCurrentIndex(status->findText(u"Greitt"_s));
    QTRY_COMPARE(shown(), (QStringList{u"ORDER-4"_s, u"ORDER-3"_s, u"ORDER-1"_s})); // money came late for one
}

void CashierJournalTest::aScannedOrderIsOpened()
{
    openWindow();
    openJournal();
    const Stranger holder(m_folder->filePath(u"journal.sqlite3"_s)); // else the journal is quicker than the scanner
    QCOMPARE(holder.run(u"BEGIN IMMEDIATE"_s), QString());
    m_journal->appendThen(u"attempt-5"_s, planned(u"attempt-5"_s, u"ORDER-5"_s), [](const Result<void> &) {});
    type(u"ORDER-3"_s);
    key(Qt::Key_Return);
    QVERIFY(!isOpen()); // what is on the screen is not what was scanned
    QCOMPARE(holder.run(u"COMMIT"_s), QString());
    QTRY_VERIFY(isOpen());
    QCOMPARE(find<QLineEdit>(u"journal-reference"_s)->text(), u"ORDER-3"_s);
    QCOMPARE(find<QLabel>(u"journal-title"_s)->text(), u"Greitt eftir á"_s);
    QTRY_COMPARE(find<QListWidget>(u"journal-timeline"_s)->count(), 4);
}

void CashierJournalTest::whatIsTypedAnywhereIsSearchedFor()
{
    openWindow();
    openJournal();
    for (const QString &name : {u"journal-table"_s, u"journal-back"_s}) {
        auto *widget = find<QWidget>(name);
        widget->setFocus();
        QTest::keyClicks(widget, u"O"_s);
        type(u"RDER-3"_s);
        QCOMPARE(find<QLineEdit>(u"journal-search"_s)->text(), u"ORDER-3"_s);
        QTRY_COMPARE(shown(), QStringList{u"ORDER-3"_s});
        find<QLineEdit>(u"journal-search"_s)->clear();
        QTRY_COMPARE(shown().size(), 2);
    }
}

void CashierJournalTest::evidenceIsSavedAndWhole()
{
    openWindow();
    openJournal();
    look(u"pay_old"_s, u"ORDER-1"_s);
    key(Qt::Key_Return);
    key(Qt::Key_F8);
    const QString path = m_folder->filePath(u"papers/ORDER-1.evidence"_s);
    QTRY_VERIFY2(note().contains(path), qPrintable(note()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const EvidenceVerdict verdict = verifyEvidence(file.readAll());
    QCOMPARE(verdict.wrong, QStringList());
    QCOMPARE(verdict.evidence.reference, u"ORDER-1"_s);
    QCOMPARE(verdict.evidence.rows.size(), std::size_t(3));
    QCOMPARE(verdict.evidence.writtenAtMs, m_clock.wallMs());
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    key(Qt::Key_F8); // never over another file
    QTRY_VERIFY2(note().contains(u"ORDER-1-2.evidence"_s), qPrintable(note()));
}

void CashierJournalTest::evidenceThatCannotBeSavedIsTold()
{
    QFile inTheWay(m_folder->filePath(u"papers"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // a file where the folder has to be
    openWindow();
    openJournal();
    key(Qt::Key_Return);
    key(Qt::Key_F8);
    QTRY_VERIFY2(note().startsWith(u"Ekki tókst að vista sönnunargögnin"_s), qPrintable(note()));
    QVERIFY(isOpen());
}

void CashierJournalTest::theReceiptIsACopy()
{
    openWindow();
    openJournal();
    key(Qt::Key_Return);
    key(Qt::Key_F6);
    const QString path = m_folder->filePath(u"papers/kvittun-ORDER-4-afrit.pdf"_s);
    QTRY_VERIFY2(note().contains(path), qPrintable(note()));
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-raw"_s, path, u"-"_s});
    QVERIFY(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    QVERIFY2(text.contains(u"AFRIT"_s) && text.contains(u"12.500"_s), qPrintable(text));
}

void CashierJournalTest::noReceiptWithoutMoney()
{
    openWindow();
    openJournal();
    look(u"ORDER-2"_s, u"ORDER-2"_s);
    key(Qt::Key_Return);
    QVERIFY(isOpen());
    QVERIFY(!find<QPushButton>(u"journal-receipt"_s)->isEnabled());
    key(Qt::Key_F6);
    QCOMPARE(note(), QString());
}

void CashierJournalTest::narrowWindowsShowOneAtATime()
{
    openWindow();
    m_window->resize(800, 600);
    openJournal();
    const auto *table = find<QTableView>(u"journal-table"_s);
    QVERIFY(table->isVisible());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(1, 1)).center());
    QVERIFY(isOpen());
    QVERIFY(!table->isVisible());
    QCOMPARE(find<QLineEdit>(u"journal-reference"_s)->text(), u"ORDER-3"_s);
    for (const char *name : {"journal-copy-reference", "journal-copy-session", "journal-evidence", "journal-receipt"}) {
        const auto *button = find<QPushButton>(QString::fromLatin1(name));
        QVERIFY2(m_window->rect().contains(QRect(button->mapTo(m_window.get(), QPoint()), button->size())), name);
        QVERIFY2(button->height() >= 44, name);
    }
    m_window->resize(1024, 768);
    QTRY_VERIFY(table->isVisible());
    m_window->resize(800, 600);
    QTRY_VERIFY(!table->isVisible());
    QTest::mouseClick(find<QPushButton>(u"journal-back"_s), Qt::LeftButton);
    QVERIFY(table->isVisible());
    QVERIFY(!isOpen());
}

void CashierJournalTest::theAmountIsStillThere()
{
    openWindow();
    type(u"799"_s);
    openJournal();
    key(Qt::Key_Escape);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"799\u00a0kr."_s);
    type(u"0"_s);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"7.990\u00a0kr."_s);
}

void CashierJournalTest::sixPresetsLeaveTheKeyAlone()
{
    openWindow({100, 200, 300, 400, 500, 600});
    key(Qt::Key_F5);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"300\u00a0kr."_s);
    key(Qt::Key_F12);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"500\u00a0kr."_s);
    key(Qt::Key_F1, Qt::ControlModifier);
    QCOMPARE(find<QLabel>(u"amount"_s)->text(), u"600\u00a0kr."_s);
    QVERIFY(find<QPushButton>(u"preset-300"_s)->text().startsWith(u"F5 "_s));
    openJournal();
}

void CashierJournalTest::bothLanguages()
{
    openWindow();
    openJournal();
    key(Qt::Key_Return);
    QTRY_COMPARE(find<QListWidget>(u"journal-timeline"_s)->count(), 3);
    m_language->use(u"en"_s);
    QTRY_COMPARE(find<QLabel>(u"journal-title"_s)->text(), u"Paid"_s);
    QVERIFY(find<QListWidget>(u"journal-timeline"_s)->item(2)->text().endsWith(u"Paid"_s));
    QCOMPARE(find<QLabel>(u"journal-count"_s)->text(), u"Payments: 2"_s);
    QCOMPARE(find<QTableView>(u"journal-table"_s)->model()->index(0, 3).data().toString(), u"Paid"_s);
    QCOMPARE(find<QComboBox>(u"journal-status"_s)->currentText(), u"All outcomes"_s);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<CashierJournalTest>(argc, argv);
}

#include "cashier_journal_test.moc"
