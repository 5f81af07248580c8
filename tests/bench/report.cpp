// SPDX-License-Identifier: MIT
#include "bench/report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QThread>

#include <cmath>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

QString number(double value)
{
    return QString::number(value, 'f', std::abs(value) < 10 ? 2 : 0);
}

QString spread(double least, double most, int count)
{
    const QString range = number(least) + u" … "_s + number(most);
    return count > 0 ? range + u" ("_s + QString::number(count) + u")"_s : range;
}

QString targetText(const Figure &figure)
{
    if (!figure.target)
        return {};
    const QString limit = u"≤ "_s + number(figure.target->limit);
    switch (figure.target->of) {
    case Target::Of::Ratio: return limit + u" ×"_s;
    case Target::Of::Value: return limit + u' ' + figure.unit;
    case Target::Of::Most: return u"all "_s + limit + u' ' + figure.unit;
    }
    Q_UNREACHABLE();
}

QString metText(const Figure &figure)
{
    const std::optional<bool> met = figure.isMet();
    return met ? (*met ? u"yes"_s : u"**no**"_s) : figure.target ? u"not measured"_s : QString();
}

/// The rest of the line in /proc that begins with `name`.
QString procLine(const QString &file, const QByteArray &name)
{
    QFile proc(file);
    if (!proc.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : proc.readAll().split('\n')) {
        if (line.startsWith(name))
            return QString::fromUtf8(line.mid(name.size())).section(u':', 1).trimmed();
    }
    return {};
}

QJsonObject asJson(const Figure &figure)
{
    QJsonObject one{{u"name"_s, figure.name},
                    {u"unit"_s, figure.unit},
                    {u"median"_s, figure.median},
                    {u"least"_s, figure.least},
                    {u"most"_s, figure.most}};
    if (figure.count > 0)
        one[u"count"_s] = figure.count;
    if (figure.peer) {
        one[u"peer"_s] = figure.peerName;
        one[u"peer_median"_s] = *figure.peer;
    }
    if (figure.peerCount > 0) {
        one[u"peer_least"_s] = figure.peerLeast;
        one[u"peer_most"_s] = figure.peerMost;
        one[u"peer_count"_s] = figure.peerCount;
    }
    if (const auto ratio = figure.ratio())
        one[u"ratio"_s] = *ratio;
    if (figure.target) {
        one[u"target"_s] = targetText(figure);
        one[u"limit"_s] = figure.target->limit;
    }
    if (const auto met = figure.isMet())
        one[u"met"_s] = *met;
    return one;
}

} // namespace

QList<std::pair<QString, QString>> describeMachine()
{
    QFile load(u"/proc/loadavg"_s);
    const QString busy =
        load.open(QIODevice::ReadOnly) ? QString::fromLatin1(load.readAll()).section(u' ', 0, 0) : u"?"_s;
    const double kilobytes = procLine(u"/proc/meminfo"_s, "MemTotal").section(u' ', 0, 0).toDouble();
    return {{u"processor"_s, procLine(u"/proc/cpuinfo"_s, "model name")},
            {u"cores"_s, QString::number(QThread::idealThreadCount())},
            {u"memory"_s, QString::number(kilobytes / 1048576.0, 'f', 1) + u" GiB"_s},
            {u"system"_s,
             QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion()},
            {u"load before"_s, busy},
            {u"qt"_s, QString::fromLatin1(qVersion())}};
}

void printTable(const Report &report, QTextStream &out)
{
    for (const auto &[name, value] : report.surroundings)
        out << "- " << name << ": " << value << "\n";
    out << "\n| what | median | least … most (count) | peer | its median | least … most (count) | ratio | target | met "
           "|\n"
        << "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const Figure &figure : report.figures) {
        out << "| " << figure.name << " | " << number(figure.median) << ' ' << figure.unit << " | "
            << spread(figure.least, figure.most, figure.count) << " | ";
        if (figure.peer)
            out << figure.peerName << " | " << number(*figure.peer) << ' ' << figure.unit << " | "
                << (figure.peerCount > 0 ? spread(figure.peerLeast, figure.peerMost, figure.peerCount) : QString())
                << " | ";
        else
            out << " | | | ";
        const auto ratio = figure.ratio();
        out << (ratio ? number(*ratio) : QString()) << " | " << targetText(figure) << " | " << metText(figure)
            << " |\n";
    }
    for (const QString &what : report.missing)
        out << "| missing: " << what << " | | | | | | | | |\n";
}

void printJson(const Report &report, QTextStream &out)
{
    QJsonArray figures;
    for (const Figure &figure : report.figures)
        figures.append(asJson(figure));
    QJsonObject surroundings;
    for (const auto &[name, value] : report.surroundings)
        surroundings[name] = value;
    const QJsonObject result{{u"surroundings"_s, surroundings},
                             {u"figures"_s, figures},
                             {u"missing"_s, QJsonArray::fromStringList(report.missing)}};
    out << QJsonDocument(result).toJson(QJsonDocument::Compact) << "\n";
}

} // namespace Kassi::Bench
