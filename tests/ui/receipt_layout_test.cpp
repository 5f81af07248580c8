// SPDX-License-Identifier: MIT
// What comes out on paper, read back from the PDF with poppler and looked at pixel by pixel: every word is there,
// inside of what the printer can print, and none on top of another. KASSI_PICTURES=FOLDER in the environment: also
// writes the pictures, for people to look at.
#include "receipt/receipt_layout.h"
#include "receipt/receipt_output.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

constexpr double mmPerPoint = 25.4 / 72;

struct Word
{
    QString text;
    QRectF box; ///< Millimetres.
};

struct PdfPages
{
    std::vector<QSizeF> pages; ///< Millimetres.
    std::vector<Word> words;
};

QByteArray readPdf(const QStringList &options, const QString &file)
{
    QProcess reader;
    reader.start(u"pdftotext"_s, options + QStringList{file, u"-"_s});
    if (!reader.waitForFinished() || reader.exitCode() != 0)
        qWarning("pdftotext: %s", reader.readAllStandardError().constData());
    return reader.readAllStandardOutput();
}

PdfPages boxesIn(const QString &file)
{
    PdfPages found;
    QXmlStreamReader xml(readPdf({u"-bbox"_s}, file));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto number = [&xml](const QString &name) {
            return xml.attributes().value(name).toDouble() * mmPerPoint;
        };
        if (xml.name() == u"page"_s) {
            found.pages.emplace_back(number(u"width"_s), number(u"height"_s));
        } else if (xml.name() == u"word"_s) {
            const QRectF box(QPointF(number(u"xMin"_s), number(u"yMin"_s)),
                             QPointF(number(u"xMax"_s), number(u"yMax"_s)));
            found.words.push_back({xml.readElementText(), box});
        }
    }
    return found;
}

QString withoutSpaces(const QString &text)
{
    QString all;
    std::ranges::copy_if(text, std::back_inserter(all), [](QChar c) { return !c.isSpace(); });
    return all;
}

Attempt paid(const QString &reference)
{
    return {.plan = {.attempt = u"a-1"_s,
                     .idempotencyKey = u"k-1"_s,
                     .body = "{}",
                     .reference = reference,
                     .money = {.amount = 4990}},
            .payment = u"pay_0193f2a7c4d8"_s,
            .outcome = Outcome::Paid,
            .changedAtMs = 1'795'528'980'000};
}

Receipt usual(const QString &language)
{
    return *makeReceipt(paid(u"ORDER-7"_s), {.shop = {.name = u"Þórsbúð ehf."_s,
                                                      .address = {u"Ægisgata 4"_s, u"101 Reykjavík"_s},
                                                      .kennitala = u"4403992239"_s,
                                                      .vatNumber = u"12345"_s,
                                                      .vatPercent = 24,
                                                      .footer = u"Takk fyrir viðskiptin!"_s},
                                             .tillName = u"Kassi 1"_s,
                                             .language = language});
}

Receipt bare(const QString &language)
{
    return *makeReceipt(paid(u"1"_s), {.merchant = u"Búð"_s, .language = language});
}

// The longest that settings and gateway allow, and a training copy at that.
Receipt longest(const QString &language)
{
    Attempt attempt = paid(QString(200, u'W'));
    attempt.plan.money = {.amount = maxAmount, .currency = u"KWD"_s};
    attempt.payment = u"pay_"_s + QString(60, u'8');
    const QString line = u"Suðurlandsbraut við Laugardalshöll, jarðhæð, gengið inn baka"_s;
    return *makeReceipt(
        attempt,
        {.shop = {.name = u"Bókabúð og ritfangaverslun Þingeyinga, Öxfirðinga og Ábæinga, "
                          "áður Kaupfélag sömu sveita ehf."_s,
                  .address = {line, line, line, line, line},
                  .kennitala = u"4403992239"_s,
                  .vatNumber = u"123456"_s,
                  .vatPercent = 24,
                  .footer = u"Skilafrestur er fjórtán dagar gegn framvísun kvittunar. "_s.repeated(6).left(300)},
         .tillName = u"Afgreiðslukassi við innganginn að norðanverðu, á fyrstu hæð"_s,
         .merchant = u"Hlutafélagið "_s.repeated(12),
         .language = language,
         .training = true,
         .copy = true,
         .nowMs = 1'795'628'980'000});
}

} // namespace

class ReceiptLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordIsOnThePaper_data() { papers(); }
    void everyWordIsOnThePaper();
    void wordsKeepApartAndInside_data() { papers(); }
    void wordsKeepApartAndInside();
    void nothingIsPrintedWhereTheHeadIsNot_data() { papers(); }
    void nothingIsPrintedWhereTheHeadIsNot();
    void amountsEndAtTheRight_data() { papers(); }
    void amountsEndAtTheRight();
    void aTrainingReceiptIsFramedAboveAndBelow();
    void aFileThatCannotBeWrittenIsTold();
    void aMachineWithoutPrintersIsTold();

private:
    static void papers();
    [[nodiscard]] static Receipt receipt();
    [[nodiscard]] QString pdfOf(const Receipt &receipt, ReceiptPaper paper);

    QTemporaryDir m_folder;
};

void ReceiptLayoutTest::papers()
{
    QTest::addColumn<ReceiptPaper>("paper");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("kind");
    const std::pair<const char *, ReceiptPaper> all[] = {
        {"80mm", ReceiptPaper::Mm80}, {"58mm", ReceiptPaper::Mm58}, {"A4", ReceiptPaper::A4}};
    for (const auto &[name, paper] : all) {
        for (const auto *language : {"is", "en", "pl"}) {
            for (const auto *kind : {"usual", "bare", "longest"})
                QTest::addRow("%s-%s-%s", name, language, kind)
                    << paper << QString::fromLatin1(language) << QString::fromLatin1(kind);
        }
    }
}

Receipt ReceiptLayoutTest::receipt()
{
    QFETCH(QString, language);
    QFETCH(QString, kind);
    return kind == u"usual"_s ? usual(language) : kind == u"bare"_s ? bare(language) : longest(language);
}

QString ReceiptLayoutTest::pdfOf(const Receipt &receipt, ReceiptPaper paper)
{
    const QString file = m_folder.filePath(u"receipt.pdf"_s);
    return printReceipt({.receipt = receipt, .paper = paper, .file = file}) ? file : QString();
}

void ReceiptLayoutTest::everyWordIsOnThePaper()
{
    QFETCH(ReceiptPaper, paper);
    const Receipt printed = receipt();
    const QString file = pdfOf(printed, paper);
    const QString text = withoutSpaces(QString::fromUtf8(readPdf({u"-raw"_s}, file)));
    QStringList parts{printed.shop,         printed.title,   printed.copyMark, printed.amount.label,
                      printed.amount.value, printed.outcome, printed.footer,   printed.warning};
    parts << printed.shopLines << printed.notes;
    for (const ReceiptRow &row : printed.facts)
        parts << row.label << row.value;
    if (printed.vat)
        parts << printed.vat->label << printed.vat->value;
    for (const QString &part : parts)
        QVERIFY2(text.contains(withoutSpaces(part)), qPrintable(part + u" is not in "_s + text));
    QCOMPARE(boxesIn(file).pages.size(), 1U);
}

void ReceiptLayoutTest::wordsKeepApartAndInside()
{
    QFETCH(ReceiptPaper, paper);
    const PdfPages pdf = boxesIn(pdfOf(receipt(), paper));
    QVERIFY(pdf.words.size() > 8);
    const QSizeF page = pdf.pages.front();
    QVERIFY2(std::abs(page.width() - paperWidth(paper)) < 0.2, qPrintable(QString::number(page.width())));
    QVERIFY(page.height() > (isRoll(paper) ? page.width() : 296.9));
    const double left = (page.width() - printableWidth(paper)) / 2;
    const QRectF column(left - 0.2, 0, printableWidth(paper) + 0.4, page.height());
    for (std::size_t i = 0; i < pdf.words.size(); ++i) {
        QVERIFY2(column.contains(pdf.words[i].box), qPrintable(pdf.words[i].text));
        for (std::size_t j = 0; j < i; ++j) {
            // The boxes are those of the font's ascent and descent, which lines share.
            const QRectF both = pdf.words[i].box.intersected(pdf.words[j].box);
            QVERIFY2(both.width() < 0.1 || both.height() < 1.0,
                     qPrintable(pdf.words[i].text + u" is on "_s + pdf.words[j].text));
        }
    }
}

void ReceiptLayoutTest::nothingIsPrintedWhereTheHeadIsNot()
{
    QFETCH(ReceiptPaper, paper);
    constexpr double dots = 8;
    const QImage image = receiptImage(receipt(), paper, dots);
    QCOMPARE(image.width(), qRound(paperWidth(paper) * dots));
    const int margin = qFloor((paperWidth(paper) - printableWidth(paper)) / 2 * dots) - 1;
    const int bottom = qFloor((isRoll(paper) ? 9 : 14) * dots);
    const int top = qFloor((isRoll(paper) ? 3 : 14) * dots);
    qint64 ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const int grey = qGray(image.pixel(x, y));
            ink += grey < 128 ? 1 : 0;
            const bool outside = x < margin || x >= image.width() - margin || y < top || y >= image.height() - bottom;
            if (outside && grey != 255)
                QFAIL(qPrintable(u"ink at %1, %2"_s.arg(x).arg(y)));
        }
    }
    QVERIFY(ink > 2'000);
    if (const QString folder = qEnvironmentVariable("KASSI_PICTURES"); !folder.isEmpty())
        QVERIFY(image.save(u"%1/%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

void ReceiptLayoutTest::amountsEndAtTheRight()
{
    QFETCH(ReceiptPaper, paper);
    const Receipt printed = receipt();
    const PdfPages pdf = boxesIn(pdfOf(printed, paper));
    const QString last = printed.amount.value.section(QChar(0x00a0), -1);
    const auto amount = std::ranges::find_if(pdf.words, [&](const Word &word) { return word.text.endsWith(last); });
    QVERIFY2(amount != pdf.words.end(), qPrintable(last));
    const double right = (paperWidth(paper) + printableWidth(paper)) / 2;
    // A sheet that is too full is made smaller as a whole.
    const bool shrunk = paper == ReceiptPaper::A4 && std::ranges::all_of(pdf.words, [&](const Word &word) {
                            return word.box.right() < right - 0.8;
                        });
    QVERIFY2(shrunk || std::abs(amount->box.right() - right) < 0.8, qPrintable(QString::number(amount->box.right())));
}

// From afar, and torn in two: not to be taken for a receipt.
void ReceiptLayoutTest::aTrainingReceiptIsFramedAboveAndBelow()
{
    Receipt training = usual(u"is"_s);
    training.warning = u"ÆFING – EKKI KVITTUN"_s;
    const QString text = QString::fromUtf8(readPdf({u"-raw"_s}, pdfOf(training, ReceiptPaper::Mm58)));
    QCOMPARE(text.count(training.warning), 2);
    QVERIFY(text.trimmed().startsWith(training.warning));
    QVERIFY(text.trimmed().endsWith(training.warning));
}

void ReceiptLayoutTest::aFileThatCannotBeWrittenIsTold()
{
    QFile inTheWay(m_folder.filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(QDir(m_folder.path()).mkdir(u"folder.pdf"_s));
    for (const QString &file :
         QStringList{inTheWay.fileName() + u"/receipt.pdf"_s, m_folder.filePath(u"folder.pdf"_s)}) {
        const Printed printed = printReceipt({.receipt = bare(u"is"_s), .file = file});
        QVERIFY2(!printed, qPrintable(file));
        QCOMPARE(printed.error(), PrintTrouble::FileFailed);
    }
}

void ReceiptLayoutTest::aMachineWithoutPrintersIsTold()
{
    qputenv("CUPS_SERVER", m_folder.filePath(u"no-server.sock"_s).toUtf8()); // whatever this machine may have
    for (const QString &name : {u"till"_s, u"default"_s}) {
        const Printed printed = printReceipt({.receipt = bare(u"is"_s), .printer = name});
        QVERIFY(!printed);
        QCOMPARE(printed.error(), PrintTrouble::NoPrinter);
    }
}

QTEST_MAIN(ReceiptLayoutTest)
#include "receipt_layout_test.moc"
