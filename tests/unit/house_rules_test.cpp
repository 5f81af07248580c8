// SPDX-License-Identifier: MIT
// Rules about how files here are written that no compiler holds: see CONTRIBUTING.md.
#include "support/source_tree.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace Kassi::Testing;

namespace {

constexpr qsizetype longestFile = 600;

/// Written in two pieces, so that this file obeys its own rules.
const QStringList forbiddenWords{u"TO"_s
                                 u"DO"_s,
                                 u"FIX"_s
                                 u"ME"_s,
                                 u"NO"_s
                                 u"LINT"_s,
                                 u"QS"_s
                                 u"KIP"_s};

} // namespace

class HouseRulesTest : public QObject
{
    Q_OBJECT

    static inline const QStringList everywhere{u"app"_s,   u"core"_s,      u"ui"_s, u"resources"_s,
                                               u"tests"_s, u"packaging"_s, u".ci"_s};
    const std::vector<SourceFile> m_sources = sourceTree(
        everywhere, {u"*.h"_s, u"*.cpp"_s, u"*.js"_s, u"*.css"_s, u"*.sh"_s, u"*.py"_s, u"CMakeLists.txt"_s});
    const std::vector<SourceFile> m_scripts = sourceTree({u"tests"_s, u"packaging"_s, u".ci"_s}, {u"*"_s});

    static QString at(const SourceFile &file, qsizetype line) { return u"%1:%2: "_s.arg(file.path).arg(line + 1); }

private Q_SLOTS:
    /// What a program or a person left behind does not slip in. `build` is where the README's commands build.
    void topLevelHoldsTheProjectAlone()
    {
        const QStringList expected =
            u".ci .clang-format .clang-tidy .editorconfig .git .gitignore ARCHITECTURE.md CHANGELOG.md CMakeLists.txt "
            "CMakePresets.json CMakeUserPresets.json CONTRIBUTING.md LICENSE README.md SECURITY.md app build core "
            "packaging resources tests ui"_s.split(u' ');
        QStringList found =
            QDir(QStringLiteral(KASSI_SOURCE_DIR)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        found.removeIf([&](const QString &name) { return expected.contains(name); });
        QCOMPARE(found, QStringList());
    }

    void filesOpenWithTheirLicence()
    {
        QVERIFY(m_sources.size() > 20); // else the tree was not found
        for (const SourceFile &file : m_sources) {
            const bool script = file.lines.first().startsWith(u"#!");
            QVERIFY2(file.lines.value(script ? 1 : 0).contains(u"SPDX-License-Identifier: MIT"_s),
                     qPrintable(file.path + u": the SPDX line comes first"_s));
        }
    }

    void headersSayWhyTheyExist()
    {
        for (const SourceFile &file : m_sources) {
            if (file.path.endsWith(u".h"))
                QVERIFY2(file.lines.value(1).startsWith(u"// "),
                         qPrintable(file.path + u": the second line says why the file exists"_s));
        }
    }

    void headersGuardThemselves()
    {
        for (const SourceFile &file : m_sources) {
            if (file.path.endsWith(u".h"))
                QVERIFY2(file.lines.contains(u"#pragma once"_s), qPrintable(file.path + u": #pragma once"_s));
        }
    }

    void filesFitAHead()
    {
        for (const SourceFile &file : m_sources)
            QVERIFY2(file.lines.size() <= longestFile + 1,
                     qPrintable(
                         u"%1: %2 lines; %3 are enough"_s.arg(file.path).arg(file.lines.size() - 1).arg(longestFile)));
    }

    void nothingIsPostponedOrSilenced()
    {
        for (const SourceFile &file : m_sources) {
            for (qsizetype line = 0; line < file.lines.size(); ++line) {
                for (const QString &word : forbiddenWords)
                    QVERIFY2(!file.lines[line].contains(word), qPrintable(at(file, line) + word));
            }
        }
    }

    /// A payment's outcome comes when it comes: nothing may stand before it until somebody presses a button.
    void noDialogStopsAPayment()
    {
        static const QRegularExpression dialogs(
            u"QMessageBox|QInputDialog|QErrorMessage|QProgressDialog|setModal\\(|Qt::(Application|Window)Modal"_s);
        for (const SourceFile &file : sourceTree({u"app"_s, u"ui"_s}, {u"*.h"_s, u"*.cpp"_s})) {
            for (qsizetype line = 0; line < file.lines.size(); ++line)
                QVERIFY2(!dialogs.match(file.lines[line]).hasMatch(), qPrintable(at(file, line) + u"a dialog"_s));
        }
    }

    void linesEndCleanly()
    {
        for (const SourceFile &file : m_sources) {
            QVERIFY2(file.lines.last().isEmpty(), qPrintable(file.path + u": the last line ends with a line feed"_s));
            for (qsizetype line = 0; line < file.lines.size(); ++line) {
                const QString &text = file.lines[line];
                QVERIFY2(!text.contains(u'\t') && !text.contains(u'\r') && !text.endsWith(u' '),
                         qPrintable(at(file, line) + u"tab, carriage return or space at the end"_s));
            }
        }
    }

    void scriptsStopAtTheFirstError()
    {
        qsizetype scripts = 0;
        for (const SourceFile &file : m_scripts) {
            if (!file.lines.first().startsWith(u"#!"))
                continue;
            ++scripts;
            QVERIFY2(QFileInfo(QStringLiteral(KASSI_SOURCE_DIR "/") + file.path).isExecutable(),
                     qPrintable(file.path + u": starts with #! and is not executable"_s));
            QVERIFY2(file.lines.first() != u"#!/bin/bash"_s || file.lines.contains(u"set -euo pipefail"_s),
                     qPrintable(file.path + u": set -euo pipefail"_s));
        }
        QVERIFY(scripts > 3);
    }

    void nothingNamesAPersonsMachine()
    {
        static const QRegularExpression machinePath(u"(^|[\\s\"'=(])/(root|work|Users)/"_s);
        for (const auto *files : {&m_sources, &m_scripts}) {
            for (const SourceFile &file : *files) {
                for (qsizetype line = 0; line < file.lines.size(); ++line)
                    QVERIFY2(!machinePath.match(file.lines[line]).hasMatch(),
                             qPrintable(at(file, line) + u"a path of one machine"_s));
            }
        }
    }
};

QTEST_GUILESS_MAIN(HouseRulesTest)
#include "house_rules_test.moc"
