// SPDX-License-Identifier: MIT
// Every text of Kassi's own screens exists in Icelandic: nothing unfinished, no placeholder lost, and nothing in the
// source that the translation file does not know.
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

/// Context and source text → translation; empty where there is none.
QMap<QString, QString> readTranslations(const QString &path)
{
    QMap<QString, QString> texts;
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
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed(); // plural forms
            texts.insert(context + u'|' + source, unfinished ? QString() : text);
        }
    }
    return texts;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated();
    void everyTextOfTheSourceIsKnown();
};

void TranslationsTest::everyTextIsTranslated()
{
    const auto texts = readTranslations(QStringLiteral(KASSI_SOURCE_DIR "/resources/translations/kassi_is.ts"));
    QVERIFY(!texts.isEmpty());
    static const QRegularExpression placeholder(u"%\\d"_s);
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        QVERIFY2(!text.value().isEmpty(), qPrintable(text.key()));
        QCOMPARE(text.value().count(placeholder), text.key().count(placeholder));
    }
}

void TranslationsTest::everyTextOfTheSourceIsKnown()
{
    QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh.ts"_s);
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(KASSI_SOURCE_DIR));
    lupdate.start(QStringLiteral(KASSI_LUPDATE), {u"ui"_s, u"app"_s, u"-silent"_s, u"-ts"_s, fresh});
    QVERIFY(lupdate.waitForFinished());
    const auto known = readTranslations(QStringLiteral(KASSI_SOURCE_DIR "/resources/translations/kassi_is.ts"));
    const auto found = readTranslations(fresh);
    QVERIFY(!found.isEmpty());
    QCOMPARE(known.keys(), found.keys());
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
