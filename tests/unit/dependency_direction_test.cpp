// SPDX-License-Identifier: MIT
// Holds the direction of the tree: app → ui → core, inside core the edges below and no others, and the parts that
// decide about money pure. Reads the #include lines; a new folder has to be added here before it may exist.
#include "support/source_tree.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <optional>

using namespace Kassi::Testing;

namespace {

/// Module → the other modules whose headers it may include.
const std::map<QString, QStringList> DEPENDENCIES{
    {u"core/payment"_s, {}},
    {u"core/machine"_s, {u"core/payment"_s}},
    {u"core/till"_s, {u"core/payment"_s, u"core/machine"_s}},
    {u"core/bridge"_s, {u"core/payment"_s}},
    {u"core/gateway"_s, {u"core/payment"_s}},
    {u"core/journal"_s, {u"core/payment"_s, u"core/machine"_s, u"core/till"_s}},
    {u"core/receipt"_s, {u"core/payment"_s, u"core/machine"_s, u"core/till"_s}},
    {u"core/kiosk"_s, {u"core/payment"_s, u"core/machine"_s}},
    {u"core/settings"_s, {u"core/payment"_s, u"core/receipt"_s, u"core/kiosk"_s}},
    {u"core/readiness"_s,
     {u"core/payment"_s, u"core/gateway"_s, u"core/journal"_s, u"core/checkout"_s, u"core/receipt"_s}},
    {u"core/http"_s, {}},
    {u"core/sandbox"_s, {u"core/payment"_s, u"core/http"_s}},
    {u"core/pos"_s,
     {u"core/payment"_s, u"core/machine"_s, u"core/gateway"_s, u"core/journal"_s, u"core/checkout"_s, u"core/http"_s}},
    {u"core/checkout"_s,
     {u"core/payment"_s, u"core/machine"_s, u"core/bridge"_s, u"core/gateway"_s, u"core/journal"_s, u"core/till"_s}},
    {u"core/people"_s, {u"core/payment"_s, u"core/journal"_s, u"core/checkout"_s, u"core/till"_s}},
};

/// What core never sees: it runs without a display.
constexpr auto display = "^(QtGui|QtWidgets|QtWebEngine|QtWebChannel|QtQuick|QtQml|QWidget|QWeb|QGuiApplication"
                         "|QApplication|QWindow|QScreen|QPainter|QPixmap|QImage|QIcon|QFont|QColor|QAction|QDialog"
                         "|QMessageBox|QLabel|QPushButton|Q[A-Z][A-Za-z]*Layout)";

/// What the pure modules never see: clocks, timers, randomness, network, disk, threads.
const QStringList pureModules{u"core/payment"_s, u"core/machine"_s, u"core/till"_s, u"core/bridge"_s, u"core/kiosk"_s};
constexpr auto impure =
    "^(QTimer|QBasicTimer|QDeadlineTimer|QElapsedTimer|QDateTime|QRandomGenerator|QNetwork|QTcp|QUdp|QSql|QFile|QDir"
    "|QSaveFile|QTemporary|QSettings|QProcess|QThread|QEventLoop|QCoreApplication|thread|mutex|future|random|fstream"
    "|filesystem|ctime|time\\.h|unistd\\.h|sys/)";
constexpr auto impureUse = "std::chrono::\\w+_clock|std::(rand|time)\\(";

/// "core/payment" of core/payment/money.h; "ui/checkout" of ui/checkout/…; "app/kassi" of app/kassi/….
QString moduleOf(const QString &path)
{
    return path.section(u'/', 0, 1);
}

bool isInside(const QString &path, const QString &folder)
{
    return path.startsWith(folder + u'/');
}

/// The file of ours that an include means, as CMake's include folders resolve it.
std::optional<QString> resolve(const QString &included, const SourceFile &from, const std::vector<SourceFile> &tree)
{
    const QString beside = from.path.left(from.path.lastIndexOf(u'/') + 1) + included;
    for (const QString &candidate : QStringList{u"core/"_s + included, u"ui/"_s + included, beside, included}) {
        if (std::ranges::any_of(tree, [&](const SourceFile &file) { return file.path == candidate; }))
            return candidate;
    }
    return std::nullopt;
}

/// What is wrong with `from` including `target`; nothing when all is well.
QString objection(const QString &from, const QString &target)
{
    if (isInside(from, u"ui"_s) && isInside(target, u"app"_s))
        return u"ui never includes app"_s;
    if (!isInside(from, u"core"_s))
        return {};
    if (!isInside(target, u"core"_s))
        return u"core never includes ui or app"_s;
    const QString module = moduleOf(from);
    const QString other = moduleOf(target);
    const auto allowed = DEPENDENCIES.find(module);
    if (module == other || (allowed != DEPENDENCIES.end() && allowed->second.contains(other)))
        return {};
    return module + u" may not use "_s + other;
}

} // namespace

class DependencyDirectionTest : public QObject
{
    Q_OBJECT

    const std::vector<SourceFile> m_tree = sourceTree({u"app"_s, u"core"_s, u"ui"_s});

    /// One row per source file inside `folders`.
    void rows(const QStringList &folders) const
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_tree.size(); ++i) {
            const QString &path = m_tree[i].path;
            if (std::ranges::any_of(folders, [&](const QString &folder) { return isInside(path, folder); }))
                QTest::newRow(qPrintable(path)) << static_cast<int>(i);
        }
    }
    const SourceFile &file() const
    {
        QFETCH(int, index);
        return m_tree[static_cast<std::size_t>(index)];
    }

private Q_SLOTS:
    void everyFolderOfCoreHasItsPlace()
    {
        QVERIFY(m_tree.size() > 20); // else the tree was not found, and every other test here means nothing
        for (const SourceFile &file : m_tree) {
            if (isInside(file.path, u"core"_s) && !DEPENDENCIES.contains(moduleOf(file.path)))
                QFAIL(qPrintable(file.path + u": say in DEPENDENCIES what its folder may use"_s));
        }
    }

    void modulesAreFreeOfCycles()
    {
        // Taking away what needs nothing that is left must take away everything.
        std::map<QString, QStringList> left = DEPENDENCIES;
        while (!left.empty()) {
            const auto free = std::ranges::find_if(left, [&](const auto &module) {
                return std::ranges::none_of(module.second, [&](const QString &one) { return left.contains(one); });
            });
            QVERIFY2(free != left.end(), qPrintable(u"a circle through "_s + left.begin()->first));
            left.erase(free);
        }
    }

    void includesPointDownwards_data() { rows({u"app"_s, u"core"_s, u"ui"_s}); }
    void includesPointDownwards()
    {
        for (const Include &include : includesOf(file())) {
            const std::optional<QString> target = resolve(include.name, file(), m_tree);
            if (!target)
                continue;
            const QString wrong = objection(file().path, *target);
            QVERIFY2(wrong.isEmpty(), qPrintable(include.describe() + u": "_s + wrong));
        }
    }

    void quotedIncludesInCoreAreFilesOfOurs_data() { rows({u"core"_s}); }
    void quotedIncludesInCoreAreFilesOfOurs()
    {
        for (const Include &include : includesOf(file())) {
            if (include.quoted && !include.name.endsWith(u".moc"))
                QVERIFY2(resolve(include.name, file(), m_tree), qPrintable(include.describe() + u": not found"_s));
        }
    }

    void coreNeedsNoDisplay_data() { rows({u"core"_s}); }
    void coreNeedsNoDisplay()
    {
        static const QRegularExpression forbidden(QString::fromLatin1(display));
        for (const Include &include : includesOf(file()))
            QVERIFY2(!forbidden.match(include.name).hasMatch(),
                     qPrintable(include.describe() + u": core has no widgets, web engine or gui"_s));
    }

    void pureModulesTouchNothing_data() { rows(pureModules); }
    void pureModulesTouchNothing()
    {
        static const QRegularExpression forbidden(QString::fromLatin1(impure));
        static const QRegularExpression forbiddenUse(QString::fromLatin1(impureUse));
        for (const Include &include : includesOf(file()))
            QVERIFY2(!forbidden.match(include.name).hasMatch(),
                     qPrintable(include.describe() + u": this module is pure: no clock, network, disk or thread"_s));
        for (qsizetype line = 0; line < file().lines.size(); ++line)
            QVERIFY2(
                !forbiddenUse.match(file().lines[line]).hasMatch(),
                qPrintable(
                    u"%1:%2: this module is pure: time and chance are parameters"_s.arg(file().path).arg(line + 1)));
    }
};

QTEST_GUILESS_MAIN(DependencyDirectionTest)
#include "dependency_direction_test.moc"
