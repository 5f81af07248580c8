// SPDX-License-Identifier: MIT
#include "journal/evidence.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSet>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <optional>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;

constexpr int formatVersion = 1;

constexpr auto about =
    "Everything that the journal of a Kassi till holds about one order, in the order in which it was written down. "
    "Times are UTC, by the till's own clock.";
constexpr auto howToVerify =
    "kassi evidence --verify FILE. Without Kassi: the last line's sha256 is that of all bytes before that line. Each "
    "row's hash is the SHA-256 of hash_before followed by row, attempt, exact.reference, exact.at_ms, kind, "
    "exact.body and exact.unresolved (0 or 1), each written as its length in bytes, a colon, the bytes, a comma. "
    "hash_before is the hash of the journal's row before it; rows of other orders are not in this file.";

// What a reader who does not know Kassi needs to know about "kind".
constexpr std::pair<const char *, const char *> kinds[] = {
    {"planned", "an attempt to charge the order, with the call to the gateway, before it was sent"},
    {"created", "the gateway made the checkout session; from here on the customer could pay"},
    {"withdrawn", "the checkout was taken away, and by whom"},
    {"settled", "the outcome, as the gateway had said it"},
    {"expired", "the gateway said that the session is expired"},
    {"closed", "the session can take no money any more"},
    {"late_money", "the gateway took the money after the outcome had been something else"},
    {"kept", "somebody decided that late money stays"},
    {"refund_planned",
     "somebody decided that money goes back, all or a part, with the call to the gateway, before it was "
     "sent"},
    {"refund_answered", "what the gateway said of the refund"},
    {"noted", "seen, asked or pressed: asked, sent, created, session, payment (the gateway's answers), page (what the "
              "page said, a hint only), page_lost, pressed (who ended it), shown, taken_away, told (the outcome as it "
              "was announced), by (who of the staff did it)"},
};

std::string utf8(const QString &text)
{
    return text.toStdString();
}

std::string utf8(const QByteArray &text)
{
    return text.toStdString();
}

QByteArray lineOf(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

std::string timeOf(qint64 wallMs)
{
    // toUTC() makes it "Z": of a zone that is merely UTC, Qt before 6.5 writes "+00:00".
    return utf8(QDateTime::fromMSecsSinceEpoch(wallMs, QTimeZone::utc()).toUTC().toString(Qt::ISODateWithMs));
}

// The record for reading: a call's body as the JSON that it is, instead of base64.
Json readable(const QByteArray &body)
{
    Json record = Json::parse(body.toStdString(), nullptr, false);
    if (!record.is_object())
        return record.is_discarded() ? Json() : record;
    record.erase("kind");
    const auto call = record.find("body_base64");
    if (call != record.end() && call->is_string()) {
        const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(call->get<std::string>()));
        Json request = Json::parse(bytes.toStdString(), nullptr, false);
        record["request"] = request.is_discarded() ? Json(bytes.toStdString()) : std::move(request);
        record.erase("body_base64");
    }
    return record;
}

QByteArray rowLine(const EvidenceRow &stored)
{
    const ChainRow &row = stored.row;
    return lineOf(Json{{"row", row.seq},
                       {"time", timeOf(row.atMs)},
                       {"kind", utf8(row.kind)},
                       {"attempt", utf8(row.attempt)},
                       {"record", readable(row.body)},
                       {"exact",
                        {{"reference", utf8(row.reference)},
                         {"at_ms", row.atMs},
                         {"body", utf8(row.body)},
                         {"unresolved", row.unresolved ? 1 : 0}}},
                       {"hash_before", utf8(stored.hashBefore)},
                       {"hash", utf8(stored.hash)}});
}

QByteArray headerLine(const Evidence &evidence)
{
    QSet<QByteArray> attempts;
    for (const EvidenceRow &stored : evidence.rows)
        attempts.insert(stored.row.attempt);
    Json legend = Json::object();
    for (const auto &[kind, meaning] : kinds)
        legend[kind] = meaning;
    return lineOf(Json{{"kassi_evidence", formatVersion},
                       {"about", about},
                       {"reference", utf8(evidence.reference)},
                       {"attempts", attempts.size()},
                       {"rows", evidence.rows.size()},
                       {"written", timeOf(evidence.writtenAtMs)},
                       {"written_ms", evidence.writtenAtMs},
                       {"kassi", utf8(evidence.version)},
                       {"journal_head", {{"row", evidence.head.seq}, {"hash", utf8(evidence.head.hash)}}},
                       {"verify", howToVerify},
                       {"kinds", legend}});
}

QByteArray endLine(const QByteArray &before)
{
    return lineOf(Json{{"end", {{"lines", before.count('\n')}, {"sha256", utf8(sha256(before))}}}});
}

// Takes typed values out of an object, and remembers whether one was not there.
class Taken
{
public:
    explicit Taken(const Json &json)
        : m_json(json)
    {
    }

    QByteArray text(const char *name)
    {
        const Json *value = find(name);
        m_whole = m_whole && value && value->is_string();
        return m_whole ? QByteArray::fromStdString(value->get<std::string>()) : QByteArray();
    }
    qint64 integer(const char *name)
    {
        const Json *value = find(name);
        m_whole = m_whole && value && value->is_number_integer();
        return m_whole ? value->get<qint64>() : 0;
    }
    Json object(const char *name)
    {
        const Json *value = find(name);
        return value ? *value : Json();
    }
    [[nodiscard]] bool isWhole() const { return m_whole; }

private:
    [[nodiscard]] const Json *find(const char *name) const
    {
        if (!m_json.is_object())
            return nullptr;
        const auto found = m_json.find(name);
        return found == m_json.end() ? nullptr : &*found;
    }

    const Json &m_json;
    bool m_whole = true;
};

std::optional<EvidenceRow> readRow(const QByteArray &line)
{
    const Json json = Json::parse(line.toStdString(), nullptr, false);
    Taken outer(json);
    const Json exactJson = outer.object("exact");
    Taken exact(exactJson);
    EvidenceRow stored = {.row = {.seq = outer.integer("row"),
                                  .attempt = outer.text("attempt"),
                                  .reference = exact.text("reference"),
                                  .atMs = exact.integer("at_ms"),
                                  .kind = outer.text("kind"),
                                  .body = exact.text("body"),
                                  .unresolved = exact.integer("unresolved") == 1},
                          .hashBefore = outer.text("hash_before"),
                          .hash = outer.text("hash")};
    if (!outer.isWhole() || !exact.isWhole())
        return std::nullopt;
    return stored;
}

// Goes through the lines once and collects what is wrong with them.
class Verifier
{
public:
    EvidenceVerdict verify(const QByteArray &file)
    {
        if (!file.endsWith('\n'))
            wrong(file.count('\n') + 1, u"is cut off"_s);
        QList<QByteArray> lines = file.split('\n');
        lines.removeLast(); // what is behind the last line feed
        if (lines.size() < 2) {
            wrong(1, u"there are fewer lines than a file of evidence has"_s);
            return m_verdict;
        }
        const QByteArray last = lines.takeLast() + '\n';
        if (last != endLine(file.left(file.lastIndexOf(last))))
            wrong(lines.size() + 1, u"the digest does not fit the lines above it"_s);
        if (!header(lines.takeFirst()))
            return m_verdict;
        for (qsizetype i = 0; i < lines.size(); ++i)
            row(i + 2, lines.at(i));
        if (m_expectedRows != qint64(m_verdict.evidence.rows.size()))
            wrong(1, u"says %1 rows, but %2 are there"_s.arg(m_expectedRows).arg(m_verdict.evidence.rows.size()));
        return m_verdict;
    }

private:
    void wrong(qsizetype line, const QString &what) { m_verdict.wrong.append(u"line %1: %2"_s.arg(line).arg(what)); }

    bool header(const QByteArray &line)
    {
        const Json json = Json::parse(line.toStdString(), nullptr, false);
        Taken outer(json);
        const qint64 format = outer.integer("kassi_evidence");
        if (!outer.isWhole() || format != formatVersion) {
            wrong(1, outer.isWhole() ? u"is of version %1, which this Kassi does not know"_s.arg(format)
                                     : u"is not the beginning of a file of evidence"_s);
            return false;
        }
        const Json headJson = outer.object("journal_head");
        Taken head(headJson);
        Evidence &evidence = m_verdict.evidence;
        evidence.reference = QString::fromUtf8(outer.text("reference"));
        evidence.version = QString::fromUtf8(outer.text("kassi"));
        evidence.writtenAtMs = outer.integer("written_ms");
        evidence.head = {.seq = head.integer("row"), .hash = head.text("hash")};
        m_expectedRows = outer.integer("rows");
        if (!outer.isWhole() || !head.isWhole())
            wrong(1, u"is not as Kassi writes it"_s);
        return true;
    }

    void row(qsizetype line, const QByteArray &text)
    {
        const auto read = readRow(text);
        if (!read)
            return wrong(line, u"is not a row as Kassi writes it"_s);
        const ChainRow &row = read->row;
        if (rowLine(*read) != text + '\n')
            wrong(line, u"what it shows is not what was hashed"_s);
        if (chained({.seq = row.seq - 1, .hash = read->hashBefore}, row).hash != read->hash)
            wrong(line, u"the hash does not fit what is written there"_s);
        if (QString::fromUtf8(row.reference) != m_verdict.evidence.reference)
            wrong(line, u"belongs to another order"_s);
        const qint64 above = m_verdict.evidence.rows.empty() ? 0 : m_verdict.evidence.rows.back().row.seq;
        if (row.seq <= above || row.seq > m_verdict.evidence.head.seq)
            wrong(line, u"is not in its place"_s);
        else if (row.seq == above + 1 && above > 0 && m_verdict.evidence.rows.back().hash != read->hashBefore)
            wrong(line, u"does not follow the line above"_s);
        m_verdict.evidence.rows.push_back(*read);
    }

    EvidenceVerdict m_verdict;
    qint64 m_expectedRows = 0;
};

} // namespace

QByteArray writeEvidence(const Evidence &evidence)
{
    QByteArray file = headerLine(evidence);
    for (const EvidenceRow &stored : evidence.rows)
        file += rowLine(stored);
    return file + endLine(file);
}

EvidenceVerdict verifyEvidence(const QByteArray &file)
{
    return Verifier().verify(file);
}

} // namespace Kassi
