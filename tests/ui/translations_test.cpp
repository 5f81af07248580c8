// SPDX-License-Identifier: MIT
// Every text of Kassi's own screens exists in every language: nothing unfinished, no placeholder lost, as many plural
// forms as the language has, and nothing in the source that a translation file does not know. What never came through a
// translation at all is found by screens_test.
#include "common/language.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

/// One text, or one for each plural form.
QStringList formsOf(QXmlStreamReader &xml)
{
    QStringList forms{QString()};
    while (xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isCharacters() && !xml.isWhitespace())
            forms.front() += xml.text();
        else if (xml.isStartElement())
            forms << xml.readElementText();
    }
    if (forms.size() > 1)
        forms.removeFirst();
    return forms;
}

QString fileFor(const QString &language)
{
    return QStringLiteral(KASSI_SOURCE_DIR "/resources/translations/kassi_%1.ts").arg(language);
}

/// Context and source text → translation, in all its plural forms; empty where there is none.
QMap<QString, QStringList> readTranslations(const QString &path)
{
    QMap<QString, QStringList> texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name"_s)
            context = xml.readElementText();
        else if (xml.name() == u"source"_s)
            source = xml.readElementText();
        else if (xml.name() == u"translation"_s) {
            const bool unfinished = xml.attributes().hasAttribute(u"type"_s);
            const QStringList forms = formsOf(xml);
            texts.insert(context + u'|' + source, unfinished ? QStringList() : forms);
        }
    }
    return texts;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data() { languages(); }
    void everyTextIsTranslated();
    void everyTextOfTheSourceIsKnown_data() { languages(); }
    void everyTextOfTheSourceIsKnown();
    void everyLanguageHasItsFile();

private:
    static void languages();
};

void TranslationsTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("pluralForms");
    QTest::newRow("Icelandic") << u"is"_s << 2;
    QTest::newRow("Polish") << u"pl"_s << 3;
}

void TranslationsTest::everyTextIsTranslated()
{
    QFETCH(QString, language);
    QFETCH(int, pluralForms);
    const auto texts = readTranslations(fileFor(language));
    QVERIFY(!texts.isEmpty());
    static const QRegularExpression placeholder(u"%L?\\d"_s);
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        const bool isPlural = text.key().contains(u"%n"_s);
        QVERIFY2(text.value().size() == (isPlural ? pluralForms : 1), qPrintable(text.key()));
        for (const QString &form : text.value()) {
            QVERIFY2(!form.isEmpty(), qPrintable(text.key()));
            QVERIFY2(form.count(placeholder) == text.key().count(placeholder), qPrintable(text.key()));
            QVERIFY2(!isPlural || form.contains(u"%n"_s), qPrintable(text.key()));
        }
    }
}

void TranslationsTest::everyTextOfTheSourceIsKnown()
{
    QFETCH(QString, language);
    QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh.ts"_s);
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(KASSI_SOURCE_DIR));
    lupdate.start(QStringLiteral(KASSI_LUPDATE), {u"ui"_s, u"app"_s, u"-silent"_s, u"-ts"_s, fresh});
    QVERIFY(lupdate.waitForFinished());
    const auto known = readTranslations(fileFor(language));
    const auto found = readTranslations(fresh);
    QVERIFY(!found.isEmpty());
    QCOMPARE(known.keys(), found.keys());
}

void TranslationsTest::everyLanguageHasItsFile()
{
    for (const Kassi::LanguageName &language : Kassi::Language::all())
        QVERIFY2(language.code == u"en"_s || QFile::exists(fileFor(language.code)), qPrintable(language.code));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
