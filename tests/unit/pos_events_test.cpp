// SPDX-License-Identifier: MIT
// The events of the POS API: numbered, replayed from where a listener was, and honest where they are gone.
#include "pos/event_log.h"

#include <QTest>

#include <thread>

using namespace Kassi::Pos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class PosEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listenerGoesOnWhereItWas();
    void listenerWithoutAnIdHearsWhatComes();
    void whatIsGoneIsSaid();
    void anotherRunsIdIsNotTaken();
    void tooSlowListenerIsTold();
    void waitingEndsWithNewsOrTheEnd();
    void looksLikeAnEvent();
};

void PosEventsTest::listenerGoesOnWhereItWas()
{
    EventLog log(u"run"_s);
    log.add("charge", "1");
    log.add("charge", "2");
    log.add("health", "3");
    const auto place = log.place(u"run-1"_s);
    QVERIFY(place);
    QVERIFY(*log.after(*place, 0ms) == (Event{u"run-2"_s, "charge", "2"}));
    QVERIFY(*log.after(*place + 1, 0ms) == (Event{u"run-3"_s, "health", "3"}));
    QVERIFY(!log.after(*place + 2, 0ms));
    QCOMPARE(*log.place(u"run-0"_s), quint64(0)); // the first is still there
}

void PosEventsTest::listenerWithoutAnIdHearsWhatComes()
{
    EventLog log(u"run"_s);
    log.add("charge", "1");
    const auto place = log.place({});
    QVERIFY(place && !log.after(*place, 0ms));
    log.add("charge", "2");
    QCOMPARE(log.after(*place, 0ms)->id, u"run-2"_s);
}

void PosEventsTest::whatIsGoneIsSaid()
{
    EventLog log(u"run"_s);
    for (std::size_t i = 0; i < EventLog::mostEvents + 2; ++i)
        log.add("charge", QByteArray::number(int(i)));
    QVERIFY(!log.place(u"run-1"_s));
    QVERIFY(log.place(u"run-2"_s));
    QCOMPARE(log.after(*log.place(u"run-2"_s), 0ms)->data, QByteArray("2"));
}

void PosEventsTest::anotherRunsIdIsNotTaken()
{
    EventLog log(u"run"_s);
    log.add("charge", "1");
    for (const QString &id : {u"old-1"_s, u"run-2"_s, u"run-x"_s, u"1"_s, u"run-01"_s, u"run-"_s, u"-1"_s})
        QVERIFY2(!log.place(id), qPrintable(id));
    QVERIFY(log.place(u"run-1"_s));
}

void PosEventsTest::tooSlowListenerIsTold()
{
    EventLog log(u"run"_s);
    for (std::size_t i = 0; i < EventLog::mostEvents + 1; ++i)
        log.add("charge", "1");
    const auto event = log.after(0, 0ms);
    QVERIFY(event && event->type == "reset" && event->id.isEmpty());
}

void PosEventsTest::waitingEndsWithNewsOrTheEnd()
{
    EventLog log(u"run"_s);
    std::thread teller([&log] { log.add("charge", "1"); });
    QVERIFY(log.after(0, 60s));
    teller.join();
    std::thread ender([&log] { log.end(); });
    QVERIFY(!log.after(1, 60s));
    ender.join();
}

void PosEventsTest::looksLikeAnEvent()
{
    QCOMPARE(eventText({u"run-1"_s, "charge", "{}"}), QByteArray("id: run-1\nevent: charge\ndata: {}\n\n"));
    QCOMPARE(eventText({{}, "reset", "{}"}), QByteArray("event: reset\ndata: {}\n\n"));
}

QTEST_GUILESS_MAIN(PosEventsTest)
#include "pos_events_test.moc"
