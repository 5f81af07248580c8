// SPDX-License-Identifier: MIT
// The end of the day as staff go through it: the real window, keys and journal, against the sandbox gateway's books
// with differences planted in them. Opened, compared, saved, closed; and there again after a restart.
#include "cashier_rig.h"
#include "hostile/stall_meter.h"
#include "support/journal.h"
#include "web_test_main.h"

#include "cashier/day_page.h"
#include "cashier/day_text.h"
#include "gateway/codec.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QTableWidget>

#include <atomic>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class CashierDayTest : public Test::CashierRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { tearDown(); }

    void aDayIsLookedAtComparedAndClosed();
    void differencesAreListedAndChangeNothing();
    void aPaymentThatArrivesMeanwhileIsCountedAndNotCompared();
    void aSilentGatewayHoldsNothingUp();
    void comparingIsStoppedAndGivesWayToAPayment();
    void notYetClosesNothing();
    void onlyWhoMayClosesADay();
    void aPaymentOnTheScreenIsNotClosedOver();
    void aClosingThatCannotBeWrittenIsTold();
    void anEmptyDayIsNotClosed();
    void thousandsOfPaymentsDoNotHoldTheWindowUp();
    void theSlipIsPrinted();
    void aPrinterThatIsGoneIsTold();
    void aPrinterThatFailsIsToldAndAskedAgain();
    void aPrinterThatNeverAnswersHoldsNothingUp();
    void bothLanguages();

private:
    void openWindow(ReceiptOptions receipts = {});
    /// A payment as the till took it, or did not: in the gateway's books and in the journal.
    void sell(const QString &reference, Outcome outcome = Outcome::Paid);
    void setThere(const QString &reference, const QString &status) const
    {
        m_rig->control("POST", u"/payments/"_s + m_payments.value(reference),
                       {{u"action"_s, u"status"_s}, {u"status"_s, status}});
    }
    [[nodiscard]] bool sees(const QString &name) const { return find<QWidget>(name)->isVisible(); }
    /// "what|number|amount" of each line.
    [[nodiscard]] QStringList totals() const
    {
        QStringList lines;
        const auto *table = find<QTableWidget>(u"day-totals"_s);
        for (int row = 0; row < table->rowCount(); ++row)
            lines << QStringList{table->item(row, 0)->text().trimmed(), table->item(row, 1)->text(),
                                 table->item(row, 2)->text()}
                         .join(u'|');
        return lines;
    }
    [[nodiscard]] QStringList findings() const
    {
        QStringList items;
        const auto *list = find<QListWidget>(u"day-findings"_s);
        for (int row = 0; row < list->count(); ++row)
            items << list->item(row)->text();
        return items;
    }
    void openDay()
    {
        key(Qt::Key_F3);
        key(Qt::Key_F12);
        QVERIFY(sees(u"day-totals"_s));
        QTRY_VERIFY(!totals().isEmpty());
    }
    /// One that was closed, from the journal's list on.
    void openDayAgain(const QString &title)
    {
        key(Qt::Key_F12);
        QTRY_COMPARE(text(u"day-title"_s), u"Dagsuppgjör"_s);
        auto *days = find<QComboBox>(u"day-days"_s);
        QVERIFY(days->count() > 1 && days->isVisible());
        days->setFocus();
        key(Qt::Key_Down);
        QTRY_COMPARE(text(u"day-title"_s), title);
    }
    void compare(const QString &expected)
    {
        key(Qt::Key_F9);
        QTRY_COMPARE_WITH_TIMEOUT(text(u"day-compared"_s), expected, 30'000);
    }
    void closeDay()
    {
        key(Qt::Key_F12);
        QTRY_VERIFY(sees(u"day-confirmation"_s));
        key(Qt::Key_F11);
        QTRY_COMPARE(text(u"day-title"_s), u"Dagur 1, lokaður"_s);
    }
    [[nodiscard]] QStringList papers() const { return QDir(m_folder->filePath(u"papers"_s)).entryList(QDir::Files); }
    [[nodiscard]] std::vector<TimedTillRecord> closings() const
    {
        return m_journal->tillRecords({.kind = u"day_closed"_s}).value_or(std::vector<TimedTillRecord>());
    }

    QMap<QString, QString> m_payments; ///< By reference.
};

void CashierDayTest::init()
{
    setUp(u"kassi-cashier-day"_s);
    m_payments.clear();
}

void CashierDayTest::openWindow(ReceiptOptions receipts)
{
    CashierOptions with = options();
    receipts.folder = with.receipts.folder;
    with.receipts = receipts;
    with.training = true;
    CashierRig::openWindow(with);
}

void CashierDayTest::sell(const QString &reference, Outcome outcome)
{
    std::optional<PaymentSession> session;
    const QByteArray body = encodeSessionRequest(
        {.money = {.amount = 4990}, .origin = u"https://till.example.is"_s, .reference = reference});
    m_api->create(m_random.uuid(), body, [&session](const Result<PaymentSession> &made) {
        VERIFY_DONE(made);
        session = *made;
    });
    QTRY_VERIFY(session);
    if (outcome == Outcome::Paid)
        m_rig->control("POST", u"/sessions/"_s + session->id, {{u"action"_s, u"complete"_s}});
    m_payments.insert(reference, session->payment);
    const QString attempt = m_random.uuid();
    VERIFY_DONE(m_journal->append(attempt, planned(attempt, reference)));
    VERIFY_DONE(m_journal->append(attempt, Record::Created{session->id, session->payment, {}}));
    VERIFY_DONE(m_journal->append(attempt, Record::Settled{.outcome = outcome, .sessionClosed = true}));
}

void CashierDayTest::aDayIsLookedAtComparedAndClosed()
{
    for (const QString &reference : {u"ORDER-1"_s, u"ORDER-2"_s, u"=ORDER-3"_s})
        sell(reference);
    sell(u"ORDER-4"_s, Outcome::Cancelled);
    openWindow();
    openDay();
    const QStringList expected = {u"Greitt|3|14.970 kr."_s, u"Endurgreitt|0|0 kr."_s,
                                  u"Samtals yfir daginn|3|14.970 kr."_s, u"Hætt við|1|4.990 kr."_s};
    QCOMPARE(totals().replaceInStrings(u"\u00a0"_s, u" "_s), expected);
    compare(u"Borið saman við greiðslugáttina: 4 eins, 0 ólíkar."_s);
    QCOMPARE(findings(), QStringList());

    key(Qt::Key_F7);
    QTRY_COMPARE(papers(), QStringList{u"dagur-1-opinn.csv"_s});
    QFile csv(m_folder->filePath(u"papers/dagur-1-opinn.csv"_s));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QString table = QString::fromUtf8(csv.readAll());
    QCOMPARE(table.count(u";paid;1;4990;ISK;till;"_s), 3);
    QCOMPARE(table.count(u";same\r\n"_s), 4);
    QVERIFY(table.contains(u";'=ORDER-3;"_s));
    key(Qt::Key_F8);
    QTRY_VERIFY(papers().contains(u"dagur-1-opinn.pdf"_s));

    key(Qt::Key_F12);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    QVERIFY(text(u"day-consequence"_s).contains(u"Dagur 1"_s));
    QVERIFY(closings().empty());
    key(Qt::Key_F11);
    QTRY_COMPARE(text(u"day-title"_s), u"Dagur 1, lokaður"_s);
    QCOMPARE(closings().size(), 1U);
    key(Qt::Key_F12); // it is closed: nothing to close
    QVERIFY(!sees(u"day-confirmation"_s));

    // After a restart the entry is there, and so is the day.
    m_window.reset();
    m_journal.reset();
    openJournal();
    QCOMPARE(closings().size(), 1U);
    const auto day = std::get<TillFact::DayClosed>(closings().front().record);
    QCOMPARE(day.number, 1);
    QVERIFY(day.training);
    QCOMPARE(day.compared, std::optional(DayCompared{.same = 4}));
    QCOMPARE(day.totals.front().of(Outcome::Paid), (CountedSum{.count = 3, .amount = 14'970}));
    openWindow();
    openDay();
    QCOMPARE(totals().front(), u"Greitt|0|0\u00a0kr."_s);
    auto *days = find<QComboBox>(u"day-days"_s);
    for (int tab = 0; m_window->focusWidget() != days && tab < 30; ++tab)
        key(Qt::Key_Tab);
    key(Qt::Key_Down);
    QTRY_COMPARE(text(u"day-title"_s), u"Dagur 1, lokaður"_s);
    QCOMPARE(totals().replaceInStrings(u"\u00a0"_s, u" "_s), expected);
    QCOMPARE(text(u"day-compared"_s), u"Borið saman við greiðslugáttina: 4 eins, 0 ólíkar."_s);
    key(Qt::Key_F7);
    QTRY_VERIFY(papers().contains(u"dagur-1.csv"_s));
    key(Qt::Key_Escape);
    QVERIFY(sees(u"journal-search"_s));
}

void CashierDayTest::differencesAreListedAndChangeNothing()
{
    for (const QString &reference : {u"SAME"_s, u"GONE"_s, u"BACK"_s, u"LESS"_s})
        sell(reference);
    sell(u"MONEY"_s, Outcome::Cancelled);
    setThere(u"GONE"_s, u"failed"_s);
    setThere(u"BACK"_s, u"refunded"_s);
    setThere(u"MONEY"_s, u"succeeded"_s);
    m_rig->control("POST", u"/payments/"_s + m_payments.value(u"LESS"_s),
                   {{u"action"_s, u"lie"_s}, {u"patch"_s, QJsonObject{{u"amount"_s, 499}}}});
    const auto before = m_journal->recent(99);
    openWindow();
    openDay();
    compare(u"Borið saman við greiðslugáttina: 1 eins, 4 ólíkar."_s);
    const std::pair<QString, DayDifference> expected[] = {{u"GONE"_s, DayDifference::MoneyNotTaken},
                                                          {u"BACK"_s, DayDifference::RefundedThere},
                                                          {u"MONEY"_s, DayDifference::MoneyTaken},
                                                          {u"LESS"_s, DayDifference::OtherAmount}};
    QCOMPARE(findings().size(), 4);
    for (const auto &[reference, difference] : expected) {
        const QStringList lines = findings().filter(reference);
        QVERIFY2(lines.size() == 1 && lines.front().contains(textFor(difference)) &&
                     lines.front().contains(adviceFor(difference)),
                 qPrintable(findings().join(u'\n')));
    }
    QVERIFY(findings().filter(u"LESS"_s).front().contains(u"499"_s)); // what the gateway says
    QVERIFY(*m_journal->recent(99) == *before);
    key(Qt::Key_F12);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    QVERIFY2(text(u"day-consequence"_s).contains(u"4"_s), qPrintable(text(u"day-consequence"_s)));
    key(Qt::Key_F11);
    QTRY_COMPARE(closings().size(), 1U);
    QCOMPARE(std::get<TillFact::DayClosed>(closings().front().record).compared,
             std::optional(DayCompared{.same = 1, .different = 4}));
}

void CashierDayTest::aPaymentThatArrivesMeanwhileIsCountedAndNotCompared()
{
    for (int number = 0; number < 6; ++number)
        sell(u"ORDER-%1"_s.arg(number));
    openWindow();
    openDay();
    key(Qt::Key_F9);
    QTRY_VERIFY(find<QProgressBar>(u"day-progress"_s)->value() >= 1);
    QVERIFY(sees(u"day-progress"_s));
    sell(u"LATER"_s);
    key(Qt::Key_F12);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    QCOMPARE(totals().front(), u"Greitt|7|34.930\u00a0kr."_s);
    QTRY_VERIFY_WITH_TIMEOUT(!sees(u"day-progress"_s), 30'000);
    key(Qt::Key_F11);
    QTRY_COMPARE(closings().size(), 1U);
    const auto day = std::get<TillFact::DayClosed>(closings().front().record);
    QCOMPARE(day.totals.front().of(Outcome::Paid).count, 7);
    QCOMPARE(day.compared, std::optional(DayCompared{.same = 6, .unanswered = 1}));
}

void CashierDayTest::aSilentGatewayHoldsNothingUp()
{
    for (int number = 0; number < 5; ++number)
        sell(u"ORDER-%1"_s.arg(number));
    openWindow();
    openDay();
    m_rig->addFault(
        {{u"match"_s, u"GET /v1/payments/"_s}, {u"times"_s, 0}, {u"action"_s, u"status"_s}, {u"status"_s, 503}});
    const QString stopped = u"0 eins, 0 ólíkar. Ekki tókst að bera saman 5."_s;
    key(Qt::Key_F9);
    QTRY_VERIFY_WITH_TIMEOUT(text(u"day-compared"_s).contains(stopped), 60'000);
    QVERIFY(text(u"day-compared"_s).contains(u"svarar ekki"_s));
    key(Qt::Key_F12);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    key(Qt::Key_F11);
    QTRY_COMPARE(closings().size(), 1U);
    QCOMPARE(std::get<TillFact::DayClosed>(closings().front().record).compared,
             std::optional(DayCompared{.unanswered = 5}));
}

void CashierDayTest::comparingIsStoppedAndGivesWayToAPayment()
{
    for (int number = 0; number < 8; ++number)
        sell(u"ORDER-%1"_s.arg(number));
    openWindow();
    openDay();
    const auto *progress = find<QProgressBar>(u"day-progress"_s);
    key(Qt::Key_F9);
    QTRY_VERIFY(progress->value() >= 1);
    m_window->dayPage().setPaymentOnScreen(true);
    QVERIFY(text(u"day-compared"_s).contains(u"Beðið"_s));
    m_window->dayPage().setPaymentOnScreen(false);
    const int held = progress->value();
    QTRY_VERIFY(progress->value() > held); // and goes on
    QTest::mouseClick(find<QPushButton>(u"day-compare"_s), Qt::LeftButton);
    QVERIFY(!sees(u"day-progress"_s));
    QVERIFY(text(u"day-compared"_s).contains(u"Ekki tókst að bera saman"_s));
}

void CashierDayTest::notYetClosesNothing()
{
    sell(u"ORDER-1"_s);
    openWindow();
    openDay();
    key(Qt::Key_F12);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    key(Qt::Key_Escape);
    QVERIFY(!sees(u"day-confirmation"_s));
    QVERIFY(sees(u"day-close"_s));
    key(Qt::Key_Return);
    QTest::mouseClick(find<QPushButton>(u"day-close"_s), Qt::LeftButton);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    QTest::mouseClick(find<QPushButton>(u"day-not-yet"_s), Qt::LeftButton);
    QVERIFY(!sees(u"day-confirmation"_s));
    for (const Qt::Key other : {Qt::Key_Return, Qt::Key_F12}) { // a scanner's, and the same once more
        key(Qt::Key_F12);
        QTRY_VERIFY(sees(u"day-confirmation"_s));
        key(other);
        key(Qt::Key_Escape);
        if (sees(u"day-title"_s))
            QTRY_VERIFY(!sees(u"day-confirmation"_s));
        else
            openDay();
    }
    QVERIFY(closings().empty());
}

void CashierDayTest::onlyWhoMayClosesADay()
{
    sell(u"ORDER-1"_s);
    openWindow();
    std::function<void()> granted;
    m_window->dayPage().setPermission([&granted](const std::function<void()> &then) { granted = then; });
    openDay();
    key(Qt::Key_F12);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    key(Qt::Key_F11);
    QVERIFY(granted);
    QVERIFY(closings().empty());
    m_window->dayPage().setPerson(u"Anna"_s);
    granted();
    QTRY_COMPARE(closings().size(), 1U);
    QCOMPARE(std::get<TillFact::DayClosed>(closings().front().record).by, u"Anna"_s);
    granted(); // late, once more
    QTRY_COMPARE(text(u"day-title"_s), u"Dagur 1, lokaður"_s);
    QVERIFY(text(u"day-period"_s).contains(u"Anna"_s));
    QCOMPARE(closings().size(), 1U);
}

void CashierDayTest::aPaymentOnTheScreenIsNotClosedOver()
{
    sell(u"ORDER-1"_s);
    openWindow();
    openDay();
    m_window->dayPage().setPaymentOnScreen(true);
    key(Qt::Key_F12);
    QVERIFY(text(u"day-note"_s).contains(u"greiðsla"_s));
    QVERIFY(!sees(u"day-confirmation"_s));
    m_window->dayPage().setPaymentOnScreen(false);
    key(Qt::Key_F12);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    m_window->dayPage().setPaymentOnScreen(true); // through a second till, or whatever may be
    key(Qt::Key_F11);
    QVERIFY(closings().empty());
}

void CashierDayTest::aClosingThatCannotBeWrittenIsTold()
{
    sell(u"ORDER-1"_s);
    openWindow();
    openDay();
    key(Qt::Key_F12);
    QTRY_VERIFY(sees(u"day-confirmation"_s));
    // Somebody else was quicker.
    VERIFY_DONE(m_journal->appendTill(TillFact::DayClosed{.number = 1, .through = 1}));
    key(Qt::Key_F11);
    QTRY_VERIFY(text(u"day-note"_s).startsWith(u"Deginum var ekki lokað."_s));
    QVERIFY(!sees(u"day-confirmation"_s));
    QCOMPARE(closings().size(), 1U);
    QTRY_COMPARE(totals().front(), u"Greitt|1|4.990\u00a0kr."_s); // the day that is open now: all but its first row
}

void CashierDayTest::anEmptyDayIsNotClosed()
{
    openWindow();
    openDay();
    QVERIFY(!find<QPushButton>(u"day-close"_s)->isEnabled());
    key(Qt::Key_F12);
    QVERIFY(!sees(u"day-confirmation"_s));
    key(Qt::Key_F9);
    QTRY_VERIFY(text(u"day-compared"_s).contains(u"ekkert"_s, Qt::CaseInsensitive));
    QVERIFY(closings().empty());
}

void CashierDayTest::thousandsOfPaymentsDoNotHoldTheWindowUp()
{
    constexpr int payments = 5'000;
    for (int number = 0; number < payments; ++number) {
        const QString name = u"ORDER-%1"_s.arg(number);
        VERIFY_DONE(appendAll(*m_journal, name,
                              {planned(name, name), Record::Created{u"pses_"_s + name, u"pay_"_s + name, {}}, paid}));
    }
    openWindow();
    key(Qt::Key_F3);
    QVERIFY(sees(u"journal-search"_s));
    const Test::StallMeter meter;
    key(Qt::Key_F12);
    QTRY_COMPARE_WITH_TIMEOUT(totals().value(0), u"Greitt|5.000|24.950.000\u00a0kr."_s, 30'000);
    key(Qt::Key_F7);
    QTRY_COMPARE(papers().size(), 1);
    QVERIFY2(meter.longestMs() < 100, qPrintable(QString::number(meter.longestMs())));
}

void CashierDayTest::theSlipIsPrinted()
{
    sell(u"ORDER-1"_s);
    sell(u"ORDER-2"_s);
    std::vector<PrintJob> jobs; // written by the printer's thread, read when it has told
    openWindow({.shop = {.name = u"Þórsbúð ehf."_s}, .printer = u"till"_s, .output = [&jobs](const PrintJob &job) {
                    jobs.push_back(job);
                    return Printed();
                }});
    openDay();
    const auto print = [&, this](std::size_t count) {
        key(Qt::Key_F6);
        QTRY_VERIFY(text(u"day-note"_s).contains(u"á leið í prentarann"_s));
        QCOMPARE(jobs.size(), count);
    };
    print(1);
    QCOMPARE(jobs[0].printer, u"till"_s);
    QCOMPARE(jobs[0].receipt.shop, u"Þórsbúð ehf."_s);
    QCOMPARE(jobs[0].receipt.title, u"DAGUR 1, OPINN"_s);
    QCOMPARE(jobs[0].receipt.amount.value, u"9.980\u00a0kr."_s);
    QVERIFY(!jobs[0].receipt.warning.isEmpty()); // a test key
    QVERIFY(jobs[0].receipt.copyMark.isEmpty());
    closeDay();
    print(2);
    QCOMPARE(jobs[1].receipt.title, u"DAGSUPPGJÖR 1"_s);
    QVERIFY(jobs[1].receipt.copyMark.isEmpty());
    key(Qt::Key_Escape); // and come back to it: it has been printed
    openDayAgain(u"Dagur 1, lokaður"_s);
    print(3);
    QCOMPARE(jobs[2].receipt.copyMark, u"AFRIT"_s);
    QCOMPARE(jobs[2].receipt.amount.value, u"9.980\u00a0kr."_s);
    QVERIFY(papers().isEmpty());
}

// With what prints in a shop, and no such queue.
void CashierDayTest::aPrinterThatIsGoneIsTold()
{
    sell(u"ORDER-1"_s);
    openWindow({.printer = u"sold-last-week"_s});
    openDay();
    key(Qt::Key_F6);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(u"day-note"_s)->property("role").toString(), u"error"_s, 60'000);
    const QString note = text(u"day-note"_s);
    QVERIFY2(note.contains(u"sold-last-week"_s) || note.contains(u"Enginn prentari"_s), qPrintable(note));
    QVERIFY(sees(u"day-note"_s));
    closeDay(); // all the same
    QCOMPARE(closings().size(), 1U);
}

void CashierDayTest::aPrinterThatFailsIsToldAndAskedAgain()
{
    sell(u"ORDER-1"_s);
    std::atomic<bool> hasPaper = false;
    openWindow({.printer = u"till"_s, .output = [&hasPaper](const PrintJob &) -> Printed {
                    return hasPaper ? Printed() : tl::unexpected(PrintTrouble::PrinterFailed);
                }});
    openDay();
    key(Qt::Key_F6);
    QTRY_VERIFY(text(u"day-note"_s).contains(u"tók ekki við"_s));
    hasPaper = true;
    key(Qt::Key_F6);
    QTRY_VERIFY(text(u"day-note"_s).contains(u"á leið í prentarann"_s));
    QCOMPARE(find<QLabel>(u"day-note"_s)->property("role").toString(), u"quiet"_s);
}

void CashierDayTest::aPrinterThatNeverAnswersHoldsNothingUp()
{
    sell(u"ORDER-1"_s);
    const auto never = std::make_shared<QSemaphore>(); // which the thread may still be in when the test is over
    openWindow({.printer = u"till"_s,
                .output =
                    [never](const PrintJob &) {
                        never->acquire();
                        return Printed();
                    },
                .patienceMs = 1});
    openDay();
    key(Qt::Key_F6);
    QTRY_VERIFY(text(u"day-note"_s).contains(u"Prenta"_s));
    compare(u"Borið saman við greiðslugáttina: 1 eins, 0 ólíkar."_s);
    closeDay();
    QCOMPARE(closings().size(), 1U);
    m_window.reset(); // nor the program's end
    never->release();
}

void CashierDayTest::bothLanguages()
{
    sell(u"ORDER-1"_s);
    openWindow();
    m_window->resize(800, 600);
    openDay();
    for (const QString &code : {u"en"_s, u"is"_s}) {
        m_language->use(code);
        QTRY_COMPARE(find<QTableWidget>(u"day-totals"_s)->item(0, 0)->text(),
                     code == u"is"_s ? u"Greitt"_s : u"Paid"_s);
        for (const auto *button : m_window->dayPage().findChildren<QPushButton *>())
            QTRY_VERIFY2(!button->isVisible() || button->width() >= button->minimumSizeHint().width(),
                         qPrintable(button->text()));
        QVERIFY(m_window->width() <= 800);
    }
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<CashierDayTest>(argc, argv);
}

#include "cashier_day_test.moc"
