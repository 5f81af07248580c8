// SPDX-License-Identifier: MIT
// What went wrong, in the language of the till: every code has words in each language, and none of the core's English
// words reaches a screen, whatever fails.
#include "screen_audit.h"
#include "stage.h"
#include "support/source_tree.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"
#include "cashier/cashier_window.h"
#include "cashier/journal_details.h"
#include "cashier/late_money_bar.h"
#include "common/error_text.h"
#include "common/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

using Steps = QList<std::function<void(Stage &)>>;

const QString coreWords = u"The core says which of the cables was cut."_s;

/// One of each kind of words.
std::vector<Error> everyError()
{
    std::vector<Error> all;
    for (int code = 0; code <= int(ErrorCode::Internal); ++code)
        all.push_back({.code = ErrorCode(code), .message = coreWords});
    for (const ErrorCode code : {ErrorCode::InvalidRequest, ErrorCode::Refused}) {
        for (const QString &field : {u"amount"_s, u"customer_email"_s, u"customer"_s, u"external_reference"_s,
                                     u"reason"_s, u"origin"_s, u"a_field_of_next_year"_s})
            all.push_back({.code = code, .message = coreWords, .param = field});
    }
    for (const int status : {400, 401, 403, 404, 422})
        all.push_back(
            {.code = ErrorCode::Refused, .message = coreWords, .gatewayCode = u"code_x"_s, .httpStatus = status});
    all.push_back({.code = ErrorCode::ReferenceConflict, .message = coreWords, .param = u"reference"_s});
    all.push_back({.code = ErrorCode::InvalidSettings, .message = coreWords, .param = u"till.logo"_s});
    all.push_back({.code = ErrorCode::InvalidCredentials, .message = coreWords, .param = u"gateway.api_key"_s});
    all.push_back({.code = ErrorCode::InvalidCredentials, .message = coreWords, .param = u"/state/people.json"_s});
    return all;
}

QString nameOf(const Error &error)
{
    return u"%1 %2 %3"_s.arg(errorCodeName(error.code), error.param).arg(error.httpStatus).simplified();
}

// Nothing that Icelandic has; and the core never says anything without one of them.
const QRegularExpression english(u"\\b(the|cannot|could|which|there|has|is not|no script)\\b"_s,
                                 QRegularExpression::CaseInsensitiveOption);

} // namespace

class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCodeHasWordsInEachLanguage();
    void noScreenShowsTheCoresWords_data();
    void noScreenShowsTheCoresWords();
    void nobodyElseReadsTheCoresWords();

private:
    Language m_language;
};

void ErrorTextTest::init()
{
    Theme::apply(*qApp);
    m_language.use(u"is"_s);
}

void ErrorTextTest::everyCodeHasWordsInEachLanguage()
{
    for (const Error &error : everyError()) {
        QStringList texts;
        for (const LanguageName &language : Language::all()) {
            m_language.use(language.code);
            texts << textFor(error);
            const QString what = nameOf(error) + u": "_s + texts.last();
            QVERIFY2(texts.last().trimmed().size() > 10, qUtf8Printable(what));
            QVERIFY2(!texts.last().contains(coreWords), qUtf8Printable(what));
            QVERIFY2(!texts.last().contains(u'%'), qUtf8Printable(what));
        }
        QCOMPARE(texts.removeDuplicates(), 0);
    }
    // and they are told apart, where that helps
    const auto refusal = [](int status, const QString &field) {
        return textFor(Error{.code = ErrorCode::Refused, .message = {}, .param = field, .httpStatus = status});
    };
    QStringList told{refusal(401, {}),
                     refusal(403, {}),
                     refusal(404, {}),
                     refusal(422, {}),
                     refusal(422, u"customer_email"_s),
                     refusal(422, u"a_field"_s)};
    QCOMPARE(told.removeDuplicates(), 0);
    QVERIFY(told.last().contains(u"a_field"_s));
}

void ErrorTextTest::noScreenShowsTheCoresWords_data()
{
    QTest::addColumn<Steps>("steps"); // after each of which the screen is looked at
    const auto add = [](const QString &name, const std::function<void(Stage &)> &show) {
        QTest::newRow(qPrintable(name)) << Steps{show};
    };
    for (const Error &error : everyError()) {
        const auto notice = [error](Stage &stage) { stage.till().tellTrouble(error); };
        const auto timeline = [error](Stage &stage) {
            stage.press<QPushButton>(u"journal"_s);
            QTest::keyClick(&stage.find<QTableView>(u"journal-table"_s), Qt::Key_Return);
            stage.waitUntil([&] { return stage.find<QListWidget>(u"journal-timeline"_s).count() > 0; });
            stage.find<JournalDetails>(u"journal-details"_s)
                .setTimeline(
                    u"a-PÖNTUN-1042"_s,
                    std::vector<TimedRecord>{{0, Record::Settled{.outcome = Outcome::Unavailable, .error = error}}});
        };
        const auto payment = [error](Stage &stage) {
            State state{.phase = Phase::Presented};
            state.trouble = error;
            stage.showPayment(state);
        };
        const auto outcome = [error](Stage &stage) {
            Settlement settlement = Stage::settlement(Outcome::Unavailable);
            settlement.error = error;
            stage.showOutcome(settlement);
        };
        QTest::newRow(qPrintable(nameOf(error))) << Steps{notice, timeline, payment, outcome};
    }
    const auto charge = [](Stage &stage, const QString &email) {
        auto *page = stage.till().findChild<AmountPage *>();
        QTest::keyClicks(page, u"4990"_s);
        if (!email.isEmpty()) {
            stage.press<QPushButton>(u"more"_s);
            stage.find<QLineEdit>(u"email"_s).setText(email);
        }
        stage.press<QPushButton>(u"charge"_s);
    };
    const auto openDetails = [](Stage &stage) {
        (void)stage.till();
        stage.press<QPushButton>(u"journal"_s);
        QTest::keyClick(&stage.find<QTableView>(u"journal-table"_s), Qt::Key_Return);
    };
    add(u"a journal that cannot be read"_s, [](Stage &stage) {
        stage.journal.attempts = Stage::usualDay();
        stage.journal.unreadable = true;
        (void)stage.till();
        stage.press<QPushButton>(u"journal"_s);
    });
    add(u"a journal that cannot be written"_s, [charge](Stage &stage) {
        stage.journal.full = true;
        charge(stage, {});
    });
    add(u"an e-mail address that is none"_s, [charge](Stage &stage) { charge(stage, u"nobody"_s); });
    add(u"a timeline that cannot be read"_s, [openDetails](Stage &stage) {
        openDetails(stage);
        stage.waitUntil([&] { return stage.find<QListWidget>(u"journal-timeline"_s).count() > 0; });
    });
    add(u"evidence that cannot be read"_s, [openDetails](Stage &stage) {
        openDetails(stage);
        stage.press<QPushButton>(u"journal-evidence"_s);
        stage.waitUntil(
            [&] { return stage.find<QLabel>(u"journal-note"_s).property("role").toString() == u"error"_s; });
    });
    add(u"a refund that cannot be written down"_s, [openDetails](Stage &stage) {
        stage.journal.fails = [](const JournalRecord &record) {
            return std::holds_alternative<Record::RefundPlanned>(record);
        };
        openDetails(stage);
        stage.press<QPushButton>(u"journal-refund"_s);
        stage.press<QPushButton>(u"refund-go-on"_s);
        stage.press<QPushButton>(u"refund-confirm"_s);
    });
    add(u"late money that cannot be decided"_s, [](Stage &stage) {
        Attempt attempt = Stage::attempt(u"PÖNTUN-1039"_s, 1'990, Outcome::Expired, 40);
        attempt.lateMoney = true;
        stage.till().findChild<LateMoneyBar *>()->add(attempt);
        stage.press<QPushButton>(u"late-money-keep"_s); // of which the guardian knows nothing
        stage.waitUntil([&] { return !stage.find<QPushButton>(u"late-money-undo"_s).isVisible(); });
    });
    add(u"a day that cannot be read"_s, [](Stage &stage) {
        (void)stage.till();
        stage.press<QPushButton>(u"journal"_s);
        stage.press<QPushButton>(u"journal-day"_s);
        stage.waitUntil([&] { return stage.find<QLabel>(u"day-note"_s).isVisible(); });
    });
    add(u"a day that cannot be compared"_s, [](Stage &stage) {
        stage.openDay();
        stage.refuseCalls({.code = ErrorCode::Refused, .message = coreWords, .httpStatus = 403});
        stage.compareDay(true);
    });
    add(u"a list of staff that is damaged"_s, [](Stage &stage) {
        stage.damagedStaff = true;
        (void)stage.till();
        stage.press<QPushButton>(u"staff"_s);
    });
    add(u"settings that cannot be read"_s, [](Stage &stage) {
        (void)stage.settings(3);
        stage.spoilSettings();
        stage.press<QPushButton>(u"next"_s);
    });
    add(u"a gateway that cannot be reached"_s, [](Stage &stage) {
        (void)stage.settings(1);
        stage.find<QLineEdit>(u"base-url"_s).setText(u"http://127.0.0.1:9"_s);
        stage.press<QPushButton>(u"next"_s);
        stage.waitUntil([&] { return !stage.find<QLabel>(u"findings"_s).text().isEmpty(); });
    });
}

void ErrorTextTest::noScreenShowsTheCoresWords()
{
    QFETCH(Steps, steps);
    Stage stage(m_language);
    for (const auto &show : steps) {
        show(stage);
        QCoreApplication::processEvents();
        const QStringList texts = Audit::texts(stage.window());
        QVERIFY(texts.size() > 3);
        for (const QString &text : texts)
            QVERIFY2(!text.contains(english), qUtf8Printable(text));
    }
}

// What is not walked over above cannot do it either.
void ErrorTextTest::nobodyElseReadsTheCoresWords()
{
    const QStringList allowed{u"ui/common/error_text.cpp"_s,       // into the log
                              u"ui/checkout/checkout_view.cpp"_s}; // why nothing was prepared, for its tests
    static const QRegularExpression reads(u"(\\.|->)message\\b(?!\\()"_s);
    int files = 0;
    for (const Testing::SourceFile &file : Testing::sourceTree({u"ui"_s})) {
        ++files;
        if (allowed.contains(file.path))
            continue;
        for (const QString &line : file.lines)
            QVERIFY2(!line.contains(reads), qUtf8Printable(file.path + u": "_s + line));
    }
    QVERIFY(files > 100); // else the tree was not found
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<ErrorTextTest>(argc, argv);
}
#include "error_text_test.moc"
