// SPDX-License-Identifier: MIT
// Whoever looks at a till can read it: every pair of colours that the style sheet or a painter puts on the screen has
// the contrast that WCAG 2.1 AA asks for, in every scheme and with every brand. The pairs are those of the rules that
// the sheet is made of; a colour that got into it by another way is found here too.
#include "common/theme.h"
#include "common/theme_rules.h"

#include <QRegularExpression>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Theme;
using namespace Qt::StringLiterals;

namespace {

const std::pair<Scheme, const char *> schemes[] = {
    {Scheme::Light, "light"}, {Scheme::Dark, "dark"}, {Scheme::Contrast, "contrast"}};

double neededFor(Purpose purpose, Scheme scheme)
{
    switch (purpose) {
    case Purpose::Words: return scheme == Scheme::Contrast ? 7 : 4.5;
    case Purpose::LargeWords: return scheme == Scheme::Contrast ? 4.5 : 3;
    case Purpose::Control: return 3;
    case Purpose::Ornament: return 1;
    }
    Q_UNREACHABLE();
}

QString problems(Scheme scheme, const std::optional<QColor> &brand)
{
    const Colours colours = coloursFor(scheme, brand);
    QStringList found;
    for (const Pair &pair : pairs()) {
        double ratio = contrast(colours.*pair.colour, colours.*pair.on);
        if (pair.orElse && pair.purpose == Purpose::Control)
            ratio = std::max(ratio, contrast(colours.*pair.orElse, colours.*pair.on));
        if (ratio < neededFor(pair.purpose, scheme))
            found << u"%1: %2 on %3 is %4"_s.arg(pair.where, (colours.*pair.colour).name(), (colours.*pair.on).name())
                         .arg(ratio, 0, 'f', 2);
    }
    return found.join(u'\n');
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsComputedAsItIsDefined();
    void everyPairCanBeRead_data() { eachScheme(); }
    void everyPairCanBeRead();
    void everyBrandCanBeRead_data() { eachScheme(); }
    void everyBrandCanBeRead();
    void aBrandThatCanBeSeenIsLeftAsItIs();
    void noColourComesByAnotherWay();
    void everyRuleWithWordsSaysWhatTheyStandOn();
    void whatIsPaintedFollows();

private:
    static void eachScheme();
};

void ThemeTest::eachScheme()
{
    QTest::addColumn<Scheme>("scheme");
    for (const auto &[scheme, name] : schemes)
        QTest::newRow(name) << scheme;
}

// https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio; #767676 is the well-known lightest grey of AA on white.
void ThemeTest::contrastIsComputedAsItIsDefined()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(contrast(QColor(0x767676), Qt::white) >= 4.5);
    QVERIFY(contrast(QColor(0x777777), Qt::white) < 4.5);
}

void ThemeTest::everyPairCanBeRead()
{
    QFETCH(Scheme, scheme);
    QVERIFY(pairs().size() > 60);
    const QString found = problems(scheme, {});
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

void ThemeTest::everyBrandCanBeRead()
{
    QFETCH(Scheme, scheme);
    for (int red = 0; red < 256; red += 51) {
        for (int green = 0; green < 256; green += 51) {
            for (int blue = 0; blue < 256; blue += 51) {
                const QColor brand(red, green, blue);
                const QString found = problems(scheme, brand);
                QVERIFY2(found.isEmpty(), qPrintable(u"brand %1\n%2"_s.arg(brand.name(), found)));
            }
        }
    }
}

void ThemeTest::aBrandThatCanBeSeenIsLeftAsItIs()
{
    const QColor red(0xc8102e);
    QCOMPARE(coloursFor(Scheme::Light, red).brand, red);
    QCOMPARE(coloursFor(Scheme::Light, red).accent, red);
    const QColor yellow(0xffe600); // on white nobody sees it: there it becomes darker, under words it stays
    QCOMPARE(coloursFor(Scheme::Light, yellow).brand, yellow);
    QVERIFY(coloursFor(Scheme::Light, yellow).accent != yellow);
    QCOMPARE(coloursFor(Scheme::Light, yellow).onBrand, QColor(Qt::black));
    QCOMPARE(coloursFor(Scheme::Contrast, yellow).brand, yellow);
    const QColor grey(0x777777); // no words on it can have the contrast
    QVERIFY(coloursFor(Scheme::Contrast, grey).brand != grey);
}

void ThemeTest::noColourComesByAnotherWay()
{
    static const QRegularExpression colour(
        u"#[0-9a-fA-F]{3,8}|rgba?\\(|hsva?\\(|palette\\(|gradient|\\bwhite\\b|\\bblack\\b"_s);
    for (const Rule &rule : rules()) {
        QVERIFY2(!QString::fromLatin1(rule.measures).contains(colour), rule.selector);
        for (const Edge &edge : rule.edges)
            QVERIFY2(!QString::fromLatin1(edge.property).contains(colour), rule.selector);
    }
}

void ThemeTest::everyRuleWithWordsSaysWhatTheyStandOn()
{
    for (const Rule &rule : rules()) {
        QVERIFY2(!rule.words || rule.fill || !rule.on.empty(), rule.selector);
        for (const Edge &edge : rule.edges)
            QVERIFY2(edge.purpose == Purpose::Ornament || !rule.on.empty(), rule.selector);
    }
}

void ThemeTest::whatIsPaintedFollows()
{
    apply(*qApp, Scheme::Dark);
    QCOMPARE(QColor(ink), coloursFor(Scheme::Dark).ink);
    QVERIFY(qApp->styleSheet().contains(coloursFor(Scheme::Dark).paper.name()));
    QCOMPARE(qApp->palette().color(QPalette::Window), coloursFor(Scheme::Dark).paper);
    apply(*qApp);
    QCOMPARE(QColor(ink), coloursFor(Scheme::Light).ink);
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
