// SPDX-License-Identifier: MIT
// Evidence is readable, stays the same format, and shows every change: of a byte, of a line, and of a row whose digest
// somebody put right.
#include "journal/evidence.h"
#include "journal/record_codec.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

/// Rows 1 to 6 of a journal; the third belongs to another order.
Evidence makeEvidence()
{
    const Plan plan = {.attempt = u"a"_s,
                       .idempotencyKey = u"key-a"_s,
                       .body = R"({"amount":4990,"reference":"Pöntun 1"})",
                       .reference = u"Pöntun 1"_s,
                       .money = {.amount = 4990, .currency = u"ISK"_s}};
    const std::vector<JournalRecord> records = {
        Record::Planned{plan},
        Record::Noted{.what = u"sent"_s, .detail = u"create"_s},
        Record::Closed{},
        Record::Created{u"pses_1"_s, u"pay_1"_s, u"2030-01-01T00:00:00Z"_s},
        Record::Noted{.what = u"pressed"_s, .detail = u"staff"_s},
        Record::Settled{.outcome = Outcome::Declined,
                        .error = Error{ErrorCode::Refused, u"nei \u2028\t\x7f \\"_s},
                        .sessionClosed = true}};
    Evidence evidence = {
        .reference = u"Pöntun 1"_s, .version = u"0.1.0"_s, .writtenAtMs = 1'700'000'100'000, .head = {}, .rows = {}};
    for (const JournalRecord &record : records) {
        const bool other = std::holds_alternative<Record::Closed>(record);
        const ChainHead before = evidence.head;
        const ChainRow row = {.seq = before.seq + 1,
                              .attempt = other ? "b" : "a",
                              .reference = other ? "ORDER-2" : "Pöntun 1",
                              .atMs = 1'700'000'000'000 + before.seq,
                              .kind = recordName(record).toUtf8(),
                              .body = encodeRecord(record),
                              .unresolved = !other};
        evidence.head = chained(before, row);
        if (!other)
            evidence.rows.push_back({.row = row, .hashBefore = before.hash, .hash = evidence.head.hash});
    }
    return evidence;
}

/// The file with a digest that fits again: what somebody does who knows of the digest.
QByteArray withDigest(const QList<QByteArray> &lines)
{
    const QByteArray before = lines.join('\n') + '\n';
    return before + R"({"end":{"lines":)" + QByteArray::number(lines.size()) + R"(,"sha256":")" +
           QCryptographicHash::hash(before, QCryptographicHash::Sha256).toHex() + "\"}}\n";
}

/// Its lines without the digest.
QList<QByteArray> linesOf(const QByteArray &file)
{
    QList<QByteArray> lines = file.split('\n');
    lines.removeLast();
    lines.removeLast();
    return lines;
}

} // namespace

class EvidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChainIsWhatItsHeaderSays();
    void aFileReadsBackAsItWasWritten();
    void aRowShowsTheCallAndTheTime();
    void theFormatStaysTheSame();
    void everyChangedByteIsNoticed();
    void everyLineIsMissedAndKeptInItsPlace();
    void anEditWithAFittingDigestIsNoticed_data();
    void anEditWithAFittingDigestIsNoticed();
    void whatIsNoEvidenceIsSaidSo_data();
    void whatIsNoEvidenceIsSaidSo();
};

// The expected values were computed with Python's hashlib from the words in chain.h.
void EvidenceTest::theChainIsWhatItsHeaderSays()
{
    const ChainHead first = chained({}, {.seq = 1,
                                         .attempt = "a",
                                         .reference = "Pöntun 1",
                                         .atMs = 1'700'000'000'000,
                                         .kind = "expired",
                                         .body = R"({"kind":"expired"})",
                                         .unresolved = true});
    QCOMPARE(first.seq, 1);
    QCOMPARE(first.hash, QByteArray("899420ce894b58bb6c9b9fa44ca8dce600866d34e32d0c714218b34d6762b7a7"));
    const ChainHead second = chained(first, {.seq = 2,
                                             .attempt = "a",
                                             .reference = "Pöntun 1",
                                             .atMs = -1,
                                             .kind = "noted",
                                             .body = R"({"detail":"","kind":"noted","what":"shown"})",
                                             .unresolved = false});
    QCOMPARE(second.hash, QByteArray("f31171127e8994fb741731a9569eb9bf3f732ddcffcc9fcef2aea0a67c559bbf"));
}

void EvidenceTest::aFileReadsBackAsItWasWritten()
{
    const Evidence evidence = makeEvidence();
    const EvidenceVerdict verdict = verifyEvidence(writeEvidence(evidence));
    QCOMPARE(verdict.wrong, QStringList());
    QVERIFY(verdict.evidence == evidence);
}

void EvidenceTest::aRowShowsTheCallAndTheTime()
{
    const QList<QByteArray> lines = linesOf(writeEvidence(makeEvidence()));
    QCOMPARE(lines.size(), 6);
    const QJsonObject header = QJsonDocument::fromJson(lines.at(0)).object();
    QCOMPARE(header[u"reference"_s].toString(), u"Pöntun 1"_s);
    QCOMPARE(header[u"rows"_s].toInt(), 5);
    QCOMPARE(header[u"attempts"_s].toInt(), 1);
    QCOMPARE(header[u"written"_s].toString(), u"2023-11-14T22:15:00.000Z"_s);
    QCOMPARE(header[u"kinds"_s].toObject().size(), qsizetype(std::variant_size_v<JournalRecord>));
    const QJsonObject planned = QJsonDocument::fromJson(lines.at(1)).object();
    QCOMPARE(planned[u"time"_s].toString(), u"2023-11-14T22:13:20.000Z"_s);
    QCOMPARE(planned[u"record"_s][u"idempotency_key"_s].toString(), u"key-a"_s);
    QCOMPARE(planned[u"record"_s][u"request"_s][u"amount"_s].toInt(), 4990);
    QCOMPARE(QJsonDocument::fromJson(lines.at(4)).object()[u"record"_s][u"detail"_s].toString(), u"staff"_s);
}

// A file has to verify in ten years, with the Kassi of then.
void EvidenceTest::theFormatStaysTheSame()
{
    const QByteArray row = linesOf(writeEvidence(makeEvidence())).at(2);
    const QByteArray before = makeEvidence().rows.at(0).hash;
    const QByteArray hash = makeEvidence().rows.at(1).hash;
    QCOMPARE(row, QByteArray(R"({"row":2,"time":"2023-11-14T22:13:20.001Z","kind":"noted","attempt":"a",)"
                             R"("record":{"detail":"create","what":"sent"},"exact":{"reference":"Pöntun 1",)"
                             R"("at_ms":1700000000001,"body":"{\"detail\":\"create\",\"kind\":\"noted\",)"
                             R"(\"what\":\"sent\"}","unresolved":1},"hash_before":")") +
                      before + R"(","hash":")" + hash + "\"}");
}

void EvidenceTest::everyChangedByteIsNoticed()
{
    const QByteArray file = writeEvidence(makeEvidence());
    for (qsizetype at = 0; at < file.size(); ++at) {
        QByteArray changed = file;
        changed[at] = file.at(at) == 'x' ? 'y' : 'x';
        QVERIFY2(!verifyEvidence(changed).wrong.isEmpty(), qPrintable(u"byte %1"_s.arg(at)));
        QVERIFY2(!verifyEvidence(file.left(at)).wrong.isEmpty(), qPrintable(u"cut off at %1"_s.arg(at)));
    }
    QVERIFY(!verifyEvidence(file + "more\n").wrong.isEmpty());
}

// With a digest that fits, so that only the lines themselves can tell.
void EvidenceTest::everyLineIsMissedAndKeptInItsPlace()
{
    const QList<QByteArray> lines = linesOf(writeEvidence(makeEvidence()));
    QCOMPARE(verifyEvidence(withDigest(lines)).wrong, QStringList());
    for (qsizetype at = 0; at < lines.size(); ++at) {
        QList<QByteArray> changed = lines;
        changed.removeAt(at);
        QVERIFY2(!verifyEvidence(withDigest(changed)).wrong.isEmpty(), qPrintable(u"%1 missing"_s.arg(at)));
        changed = lines;
        changed.insert(at, lines.at(at));
        QVERIFY2(!verifyEvidence(withDigest(changed)).wrong.isEmpty(), qPrintable(u"%1 twice"_s.arg(at)));
        for (qsizetype other = at + 1; other < lines.size(); ++other) {
            changed = lines;
            changed.swapItemsAt(at, other);
            QVERIFY2(!verifyEvidence(withDigest(changed)).wrong.isEmpty(),
                     qPrintable(u"%1 and %2 swapped"_s.arg(at).arg(other)));
        }
    }
}

void EvidenceTest::anEditWithAFittingDigestIsNoticed_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, int line, const char *what, const char *by, const char *says) {
        QTest::newRow(name) << line << QByteArray(what) << QByteArray(by) << QString::fromLatin1(says);
    };
    row("what was pressed, for reading only", 5, R"("detail":"staff","what")", R"("detail":"customer","what")",
        "line 5: what it shows is not what was hashed");
    row("what was pressed, in the exact text only", 5, R"(\"staff\")", R"(\"customer\")", "line 5: the hash");
    row("the amount of the call", 2, R"("request":{"amount":4990)", R"("request":{"amount":1)",
        "line 2: what it shows");
    row("the time, for reading only", 4, "22:13:20", "22:13:21", "line 4: what it shows");
    row("the exact time", 4, R"("at_ms":1700000000003)", R"("at_ms":1700000000004)", "line 4: the hash");
    row("the row's number", 4, R"("row":4)", R"("row":3)", "line 4: the hash");
    row("the kind", 4, R"("kind":"created","attempt")", R"("kind":"closed","attempt")", "line 4: the hash");
    row("the attempt", 4, R"("attempt":"a")", R"("attempt":"b")", "line 4: the hash");
    row("whether it was settled", 4, R"("unresolved":1)", R"("unresolved":0)", "line 4: the hash");
    row("another order", 4, R"("exact":{"reference":"P)", R"("exact":{"reference":"p)",
        "line 4: belongs to another order");
    row("a field more", 4, R"({"row":4)", R"({"by":"me","row":4)", "line 4: what it shows");
    row("a field twice", 4, R"({"row":4)", R"({"row":4,"row":4)", "line 4: what it shows");
    row("a wrong type", 4, R"("row":4)", R"("row":"4")", "line 4: is not a row");
    row("the number of rows", 1, R"("rows":5)", R"("rows":6)", "line 1: says 6 rows");
    row("the order in the header", 1, R"("reference":"P)", R"("reference":"p)", "line 2: belongs to another order");
    row("the head", 1, R"("journal_head":{"row":6)", R"("journal_head":{"row":5)", "line 6: is not in its place");
}

void EvidenceTest::anEditWithAFittingDigestIsNoticed()
{
    QFETCH(int, line);
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, by);
    QFETCH(QString, says);
    QList<QByteArray> lines = linesOf(writeEvidence(makeEvidence()));
    QVERIFY2(lines.at(line - 1).contains(what), lines.at(line - 1).constData());
    lines[line - 1].replace(what, by);
    const QStringList wrong = verifyEvidence(withDigest(lines)).wrong;
    QVERIFY2(wrong.join(u'\n').contains(says), qPrintable(wrong.join(u'\n')));
}

void EvidenceTest::whatIsNoEvidenceIsSaidSo_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an empty line") << QByteArray("\n");
    QTest::newRow("a text") << QByteArray("Kæra dagbók\nÍ dag\n");
    QTest::newRow("other JSON") << QByteArray("{}\n{}\n{}\n");
    QTest::newRow("no JSON objects") << QByteArray("1\n[]\nnull\n");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("of a newer Kassi") << withDigest({R"({"kassi_evidence":2})"});
}

void EvidenceTest::whatIsNoEvidenceIsSaidSo()
{
    QFETCH(QByteArray, file);
    QVERIFY(!verifyEvidence(file).wrong.isEmpty());
}

QTEST_GUILESS_MAIN(EvidenceTest)
#include "evidence_test.moc"
