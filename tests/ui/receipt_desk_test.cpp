// SPDX-License-Identifier: MIT
// The desk behind the receipt's button: first one and copies, one at a time, never in anybody's way, and trouble in
// words.
#include "gateway_rig.h"
#include "unit/support/memory_journal.h"
#include "unit/support/virtual_clock.h"

#include "common/language.h"
#include "receipt/printer_text.h"
#include "receipt/receipt_desk.h"

#include <QDir>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class ReceiptDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSecondIsACopy();
    void oneThatFailedIsNotCounted();
    void anOrderThatWasPaidBeforeGetsACopy();
    void oneAtATime();
    void endsWhenAllIsPrinted();
    void aPrinterThatNeverAnswersCannotHoldTheEnd();
    void whatIsPrintedIsInTheJournal();
    void trainingIsHandedOn();
    void eachPdfHasANameOfItsOwn();
    void namesAreSafe();
    void troubleIsToldInBothLanguages_data();
    void troubleIsToldInBothLanguages();
    void whatThePrinterLacksIsTold();

private:
    [[nodiscard]] std::unique_ptr<ReceiptDesk> desk(ReceiptOptions options = {});
    /// Makes one, and waits until it is told what became of it.
    [[nodiscard]] std::pair<ReceiptStage, QString> make(ReceiptDesk &desk, const Settlement &settlement,
                                                        const QString &language = u"is"_s) const;
    void pay(const QString &reference);

    QStringList m_log;
    std::unique_ptr<MemoryJournal> m_journal;
    VirtualClock m_clock;
    std::vector<PrintJob> m_jobs; ///< What came to the printer.
    std::optional<PrintTrouble> m_trouble;
    std::optional<PrinterTrouble> m_lacks;
    Settlement m_paid;
};

void ReceiptDeskTest::init()
{
    m_journal = std::make_unique<MemoryJournal>(m_log);
    m_jobs.clear();
    m_trouble.reset();
    pay(u"ORDER-7"_s);
}

void ReceiptDeskTest::pay(const QString &reference)
{
    m_paid = {
        .outcome = Outcome::Paid, .reference = reference, .money = {.amount = 4990}, .attempt = u"a-"_s + reference};
    const Plan plan{.attempt = m_paid.attempt,
                    .idempotencyKey = u"k"_s,
                    .body = "{}",
                    .reference = reference,
                    .money = m_paid.money};
    QVERIFY(m_journal->append(m_paid.attempt, Record::Planned{plan}).has_value());
    QVERIFY(m_journal->append(m_paid.attempt, Record::Created{u"pses_1"_s, u"pay_1"_s, {}}).has_value());
    QVERIFY(m_journal->append(m_paid.attempt, Record::Settled{.outcome = Outcome::Paid}).has_value());
}

std::unique_ptr<ReceiptDesk> ReceiptDeskTest::desk(ReceiptOptions options)
{
    if (options.printer.isEmpty() && options.folder.isEmpty())
        options.printer = u"till"_s;
    if (!options.printer.isEmpty())
        options.output = [this](const PrintJob &job) -> Printed {
            m_jobs.push_back(job);
            return m_trouble ? Printed(tl::unexpected(*m_trouble)) : Printed(m_lacks);
        };
    return std::make_unique<ReceiptDesk>(*m_journal, m_clock, options, u"Kassi 1"_s);
}

std::pair<ReceiptStage, QString> ReceiptDeskTest::make(ReceiptDesk &desk, const Settlement &settlement,
                                                       const QString &language) const
{
    std::pair<ReceiptStage, QString> last{ReceiptStage::Working, {}};
    QObject context;
    connect(&desk, &ReceiptDesk::told, &context, [&](const QString &attempt, ReceiptStage stage, const QString &text) {
        if (attempt == settlement.attempt)
            last = {stage, text};
    });
    desk.make(settlement, language);
    (void)GatewayRig::waitFor([&] { return last.first != ReceiptStage::Working; });
    return last;
}

void ReceiptDeskTest::theSecondIsACopy()
{
    const auto receipts = desk();
    QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Done);
    QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Done);
    QCOMPARE(make(*receipts, m_paid, u"en"_s).first, ReceiptStage::Done);
    const Settlement before = m_paid;
    pay(u"ORDER-8"_s);
    QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Done);
    QCOMPARE(m_jobs.size(), 4U);
    QCOMPARE(m_jobs[0].receipt.copyMark, QString());
    QCOMPARE(m_jobs[1].receipt.copyMark, u"AFRIT"_s);
    QCOMPARE(m_jobs[2].receipt.copyMark, u"COPY"_s);
    QCOMPARE(m_jobs[3].receipt.copyMark, QString());
}

void ReceiptDeskTest::oneThatFailedIsNotCounted()
{
    const auto receipts = desk();
    m_trouble = PrintTrouble::PrinterFailed;
    QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Trouble);
    m_trouble.reset();
    QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Done);
    QCOMPARE(m_jobs[1].receipt.copyMark, QString());
}

void ReceiptDeskTest::anOrderThatWasPaidBeforeGetsACopy()
{
    const auto receipts = desk();
    m_paid.replayed = true;
    QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Done);
    QCOMPARE(m_jobs[0].receipt.copyMark, u"AFRIT"_s);
}

void ReceiptDeskTest::oneAtATime()
{
    QSemaphore paper;
    std::atomic<int> printed = 0;
    ReceiptDesk receipts(*m_journal, m_clock,
                         {.printer = u"till"_s,
                          .output = [&](const PrintJob &) -> Printed {
                              paper.acquire();
                              ++printed;
                              return {};
                          }},
                         u"Kassi 1"_s);
    const QSignalSpy told(&receipts, &ReceiptDesk::told);
    receipts.make(m_paid, u"is"_s); // comes back at once, though the printer waits for paper
    receipts.make(m_paid, u"is"_s);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(1).value<ReceiptStage>(), ReceiptStage::Working);
    paper.release(2);
    QVERIFY(GatewayRig::waitFor([&] { return told.size() == 2; }));
    QCOMPARE(told.last().at(1).value<ReceiptStage>(), ReceiptStage::Done);
    QCOMPARE(printed.load(), 1);
}

void ReceiptDeskTest::endsWhenAllIsPrinted()
{
    auto receipts = desk();
    receipts->make(m_paid, u"is"_s);
    const Settlement first = m_paid;
    pay(u"ORDER-8"_s);
    receipts->make(m_paid, u"is"_s);
    receipts.reset();
    QCOMPARE(m_jobs.size(), 2U);
}

void ReceiptDeskTest::aPrinterThatNeverAnswersCannotHoldTheEnd()
{
    const auto never = std::make_shared<QSemaphore>();
    const auto ended = std::make_shared<QSemaphore>();
    {
        ReceiptDesk receipts(*m_journal, m_clock,
                             {.printer = u"till"_s,
                              .output = [never, ended](const PrintJob &) -> Printed {
                                  never->acquire();
                                  ended->release();
                                  return {};
                              },
                              .patienceMs = 1},
                             u"Kassi 1"_s);
        receipts.make(m_paid, u"is"_s);
    }
    QCOMPARE(ended->available(), 0);
    never->release(); // and when it does answer, nobody is disturbed
    QVERIFY(ended->tryAcquire(1, 30'000));
}

void ReceiptDeskTest::whatIsPrintedIsInTheJournal()
{
    const auto receipts = desk();
    Settlement lie = m_paid;
    lie.money.amount = 1;
    QCOMPARE(make(*receipts, lie).first, ReceiptStage::Done);
    QCOMPARE(m_jobs[0].receipt.amount.value, u"4.990\u00a0kr."_s);
    lie.attempt = u"a-other"_s;
    QCOMPARE(make(*receipts, lie).first, ReceiptStage::Trouble);
    m_journal->attempts.back().outcome = Outcome::Unconfirmed;
    QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Trouble);
    m_journal->unreadable = true;
    QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Trouble);
    QCOMPARE(m_jobs.size(), 1U);
}

void ReceiptDeskTest::trainingIsHandedOn()
{
    QCOMPARE(make(*desk({.training = true}), m_paid).first, ReceiptStage::Done);
    QCOMPARE(m_jobs[0].receipt.warning, u"ÆFING – EKKI KVITTUN"_s);
}

void ReceiptDeskTest::eachPdfHasANameOfItsOwn()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(u"receipts"_s); // is made when the first one is
    for (int run = 0; run < 2; ++run) {
        const auto receipts = desk({.folder = place});
        const auto [stage, text] = make(*receipts, m_paid);
        QCOMPARE(stage, ReceiptStage::Done);
        QVERIFY2(text.contains(place), qPrintable(text));
        QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Done);
        QCOMPARE(make(*receipts, m_paid, u"en"_s).first, ReceiptStage::Done);
    }
    const QStringList expected{u"kvittun-ORDER-7-2.pdf"_s,      u"kvittun-ORDER-7-afrit-2.pdf"_s,
                               u"kvittun-ORDER-7-afrit.pdf"_s,  u"kvittun-ORDER-7.pdf"_s,
                               u"receipt-ORDER-7-copy-2.pdf"_s, u"receipt-ORDER-7-copy.pdf"_s};
    QStringList found = QDir(place).entryList(QDir::Files | QDir::Hidden);
    found.sort();
    QCOMPARE(found, expected);
}

void ReceiptDeskTest::namesAreSafe()
{
    const QTemporaryDir folder;
    const auto receipts = desk({.folder = folder.path()});
    for (const QString &reference : {u"../../etc/passwd"_s, u"Pöntun 7/2"_s, u"."_s, QString(200, u'7')}) {
        pay(reference);
        QCOMPARE(make(*receipts, m_paid).first, ReceiptStage::Done);
    }
    QStringList found = QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    found.sort();
    const QStringList expected{u"kvittun-"_s + QString(60, u'7') + u".pdf"_s, u"kvittun-Pöntun_7_2.pdf"_s,
                               u"kvittun-_.pdf"_s, u"kvittun-_etc_passwd.pdf"_s};
    QCOMPARE(found, expected);
}

void ReceiptDeskTest::troubleIsToldInBothLanguages_data()
{
    QTest::addColumn<PrintTrouble>("trouble");
    QTest::addColumn<QString>("icelandic");
    QTest::addColumn<QString>("english");
    QTest::newRow("no printer") << PrintTrouble::NoPrinter << u"Enginn prentari"_s << u"no printer"_s;
    QTest::newRow("unknown") << PrintTrouble::UnknownPrinter << u"heitir till"_s << u"called till"_s;
    QTest::newRow("stopped") << PrintTrouble::PrinterStopped << u"stöðvaður"_s << u"is stopped"_s;
    QTest::newRow("refuses") << PrintTrouble::PrinterRefuses << u"tekur ekki við"_s << u"takes nothing now"_s;
    QTest::newRow("failed") << PrintTrouble::PrinterFailed << u"tók ekki við"_s << u"did not take"_s;
}

void ReceiptDeskTest::troubleIsToldInBothLanguages()
{
    QFETCH(PrintTrouble, trouble);
    QFETCH(QString, icelandic);
    QFETCH(QString, english);
    m_trouble = trouble;
    const auto receipts = desk();
    Language language;
    language.use(u"is"_s);
    const QString first = make(*receipts, m_paid).second;
    QVERIFY2(first.contains(icelandic), qPrintable(first));
    language.use(u"en"_s);
    const QString second = make(*receipts, m_paid).second;
    QVERIFY2(second.contains(english), qPrintable(second));
}

// It was handed over and waits there, so the next one is a copy; and what comes out all the same is no trouble.
void ReceiptDeskTest::whatThePrinterLacksIsTold()
{
    const auto receipts = desk();
    Language language;
    language.use(u"en"_s);
    m_lacks = PrinterTrouble::NoPaper;
    const auto waits = make(*receipts, m_paid);
    QCOMPARE(waits.first, ReceiptStage::Trouble);
    QVERIFY2(waits.second.contains(u"out of paper"_s) && waits.second.contains(u"print it again"_s),
             qPrintable(waits.second));
    m_lacks = PrinterTrouble::LowPaper;
    const auto comes = make(*receipts, m_paid);
    QCOMPARE(comes.first, ReceiptStage::Done);
    QVERIFY2(comes.second.contains(u"on its way"_s) && comes.second.contains(u"running out"_s),
             qPrintable(comes.second));
    QCOMPARE(m_jobs.size(), 2U);
    QVERIFY(!m_jobs[1].receipt.copyMark.isEmpty());
    QStringList texts;
    for (const char *code : {"is", "pl", "en"}) {
        language.use(QString::fromLatin1(code));
        for (int trouble = 0; trouble <= int(PrinterTrouble::LowInk); ++trouble)
            texts << textFor(PrinterTrouble(trouble));
    }
    texts.removeDuplicates();
    QCOMPARE(texts.size(), 3 * (int(PrinterTrouble::LowInk) + 1 - 2)); // refuses, paused, stopped: one thing to do
}

QTEST_MAIN(ReceiptDeskTest)
#include "receipt_desk_test.moc"
