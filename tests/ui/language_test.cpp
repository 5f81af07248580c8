// SPDX-License-Identifier: MIT
// Two windows of one program in two languages, and neither ever in the other's.
#include "common/language.h"
#include "common/outcome_text.h"
#include "customer/customer_outcome.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

/// Tells how often it was told that the language changed.
class Told : public QWidget
{
public:
    using QWidget::QWidget;
    int changes = 0;

protected:
    void changeEvent(QEvent *event) override { changes += event->type() == QEvent::LanguageChange ? 1 : 0; }
};

QString paid()
{
    return shortTextFor(Outcome::Paid);
}

} // namespace

class LanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowMaySpeakAnotherLanguage();
    void whatMovesSpeaksTheLanguageOfItsWindow();
    void onlyThatWindowIsTold();
    void withoutALanguageNothingChanges();
    void everyOutcomeIsToldAsItIs_data();
    void everyOutcomeIsToldAsItIs();
};

// What staff and customers do next hangs on it: hand over, charge again, wait.
void LanguageTest::everyOutcomeIsToldAsItIs_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("nothingTaken");
    QTest::addColumn<QString>("notAgain"); // to staff
    QTest::addColumn<QString>("handOver");
    QTest::newRow("is") << u"is"_s << u"ekkert var tekið"_s << u"ekki rukka aftur"_s << u"afhentu"_s;
    QTest::newRow("en") << u"en"_s << u"nothing was taken"_s << u"not charge again"_s << u"hand over"_s;
    QTest::newRow("pl") << u"pl"_s << u"niczego nie pobrano"_s << u"nie pobieraj ponownie"_s << u"wydaj"_s;
}

void LanguageTest::everyOutcomeIsToldAsItIs()
{
    QFETCH(QString, code);
    QFETCH(QString, nothingTaken);
    QFETCH(QString, notAgain);
    QFETCH(QString, handOver);
    Language language;
    language.use(code);
    QSet<QString> titles;
    QSet<QString> customersTitles;
    constexpr std::array outcomes = {Outcome::Paid,    Outcome::Pending,     Outcome::Declined,   Outcome::Cancelled,
                                     Outcome::Expired, Outcome::Unavailable, Outcome::Unconfirmed};
    for (const Outcome outcome : outcomes) {
        const bool isOver = outcome != Outcome::Paid && outcome != Outcome::Pending && outcome != Outcome::Unconfirmed;
        const OutcomeText staff = textFor(outcome);
        const QString toStaff = QStringList{staff.title, staff.meaning, staff.next}.join(u' ').toLower();
        QCOMPARE(toStaff.contains(nothingTaken), isOver);
        QCOMPARE(toStaff.contains(notAgain), outcome == Outcome::Pending || outcome == Outcome::Unconfirmed);
        QCOMPARE(toStaff.contains(handOver), outcome == Outcome::Paid);
        const CustomerOutcome::Words customer = CustomerOutcome::wordsFor({.outcome = outcome});
        QCOMPARE(customer.text.toLower().contains(nothingTaken), isOver);
        titles << staff.title;
        customersTitles << customer.title;
    }
    QCOMPARE(titles.size(), qsizetype(outcomes.size()));
    QCOMPARE(customersTitles.size(), qsizetype(outcomes.size()));
    const Settlement late{.outcome = Outcome::Cancelled, .error = Error{.code = ErrorCode::LateMoney, .message = {}}};
    const OutcomeText toStaff = textFor(late);
    QVERIFY(!(toStaff.meaning + toStaff.next).toLower().contains(nothingTaken));
    QVERIFY(toStaff.next.toLower().contains(notAgain));
    QVERIFY(!CustomerOutcome::wordsFor(late).text.toLower().contains(nothingTaken));
}

void LanguageTest::aWindowMaySpeakAnotherLanguage()
{
    Language language;
    language.use(u"is"_s);
    QWidget window;
    auto *inside = new QWidget(&window);
    Language::give(window, u"en"_s);
    QCOMPARE(paid(), u"Greitt"_s);
    {
        const Language::Here speaking(*inside);
        QCOMPARE(paid(), u"Paid"_s);
        QCOMPARE(Language::spoken(), u"en"_s);
        QCOMPARE(QLocale().language(), QLocale::Icelandic); // numbers are written one way
        QWidget another;
        Language::give(another, u"is"_s);
        {
            const Language::Here nested(another);
            QCOMPARE(paid(), u"Greitt"_s);
        }
        QCOMPARE(paid(), u"Paid"_s);
    }
    QCOMPARE(paid(), u"Greitt"_s);
    QCOMPARE(Language::spoken(), u"is"_s);
    language.use(u"en"_s);
    QCOMPARE(paid(), u"Paid"_s);
}

void LanguageTest::whatMovesSpeaksTheLanguageOfItsWindow()
{
    Language language;
    language.use(u"is"_s);
    QWidget cashiers;
    QWidget customers;
    Language::give(customers, u"en"_s);
    auto *moving = new QWidget(&cashiers);
    for (const auto &[window, text] : {std::pair{&customers, u"Paid"_s}, std::pair{&cashiers, u"Greitt"_s}}) {
        moving->setParent(window);
        const Language::Here speaking(*moving);
        QCOMPARE(paid(), text);
    }
}

void LanguageTest::onlyThatWindowIsTold()
{
    Language language;
    language.use(u"is"_s);
    Told customers;
    auto *inside = new Told(&customers);
    Told cashiers;
    QCoreApplication::sendPostedEvents();
    cashiers.changes = customers.changes = inside->changes = 0;
    Language::give(customers, u"en"_s);
    QCOMPARE(inside->changes, 1);
    QCOMPARE(customers.changes, 1);
    QCOMPARE(cashiers.changes, 0);
    language.use(u"en"_s);
    QCoreApplication::sendPostedEvents(); // as Qt tells all windows
    QCOMPARE(cashiers.changes, 1);
}

void LanguageTest::withoutALanguageNothingChanges()
{
    QWidget window;
    Language::give(window, u"is"_s);
    const Language::Here speaking(window);
    QCOMPARE(paid(), u"Paid"_s);
}

QTEST_MAIN(LanguageTest)
#include "language_test.moc"
