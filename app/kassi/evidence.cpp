// SPDX-License-Identifier: MIT
// `kassi evidence`: writes what the journal holds about an order into a file, and checks such a file.
#include "checkout/system_ports.h"
#include "exit_code.h"
#include "journal/evidence_source.h"
#include "runs.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <cstdio>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int exitNotWhole = 1;
constexpr int exitNothingToRead = 3;

int complain(int code, const QString &what)
{
    std::fprintf(stderr, "kassi: %s\n", qUtf8Printable(what));
    return code;
}

void say(const QString &line)
{
    std::printf("%s\n", qUtf8Printable(line));
}

// Never over another file: it could be evidence, too. For our user only, since the order may name its customer.
int writeOut(const QByteArray &bytes, const QString &output)
{
    QFile file(output);
    const bool opened =
        output.isEmpty() ? file.open(stdout, QIODevice::WriteOnly)
                         : file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner);
    if (!opened || file.write(bytes) != bytes.size() || !file.flush())
        return complain(ExitOther, u"\"%1\" cannot be written: %2. It has to be a new file."_s.arg(
                                       output.isEmpty() ? u"standard output"_s : output, file.errorString()));
    return 0;
}

int write(const Run::Evidence &options, const QString &journal)
{
    auto evidence = readEvidence(journal, options.reference);
    if (!evidence)
        return complain(exitNothingToRead, evidence.error().message);
    if (evidence->rows.empty())
        return complain(exitNothingToRead,
                        u"The journal \"%1\" knows no order \"%2\"."_s.arg(journal, options.reference));
    evidence->version = QCoreApplication::applicationVersion();
    evidence->writtenAtMs = SystemClock().wallMs();
    return writeOut(writeEvidence(*evidence), options.output);
}

// The journal's side of it, where this till's journal is at hand and knows the order.
QStringList compare(const Result<QString> &journal, const Evidence &evidence)
{
    const auto compared = journal.and_then([&](const QString &file) { return compareWithJournal(file, evidence); });
    if (compared && *compared) {
        if ((*compared)->isEmpty())
            say(u"It says what this till's journal says (\"%1\")."_s.arg(*journal));
        return **compared;
    }
    say(u"It was not compared with a journal: %1"_s.arg(
        compared ? u"that of this till (\"%1\") does not know the order."_s.arg(*journal) : compared.error().message));
    return {};
}

int verify(const Run::Evidence &options, const Result<QString> &journal)
{
    QFile file(options.verify);
    if (!file.open(QIODevice::ReadOnly))
        return complain(exitNothingToRead, u"\"%1\" cannot be read: %2."_s.arg(options.verify, file.errorString()));
    const EvidenceVerdict verdict = verifyEvidence(file.readAll());
    for (const QString &wrong : verdict.wrong)
        say(wrong);
    if (!verdict.wrong.isEmpty()) {
        say(u"\"%1\" is not as Kassi wrote it."_s.arg(options.verify));
        return exitNotWhole;
    }
    const Evidence &evidence = verdict.evidence;
    say(u"\"%1\" is whole: %2 rows about the order \"%3\", written on %4 by Kassi %5."_s.arg(
        options.verify, QString::number(evidence.rows.size()), evidence.reference,
        QDateTime::fromMSecsSinceEpoch(evidence.writtenAtMs, QTimeZone::utc()).toUTC().toString(Qt::ISODate),
        evidence.version));
    const QStringList differing = compare(journal, evidence);
    for (const QString &wrong : differing)
        say(wrong);
    return differing.isEmpty() ? 0 : exitNotWhole;
}

} // namespace

int runEvidence(const Run::Evidence &options)
{
    const auto journal = journalFileFor(options.common);
    if (!options.verify.isEmpty())
        return verify(options, journal);
    if (!journal)
        return complain(exitCodeFor(journal.error()), journal.error().message);
    return write(options, *journal);
}

} // namespace Kassi
