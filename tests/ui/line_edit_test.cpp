// SPDX-License-Identifier: MIT
// The menu of a field speaks the language of the screen, offers what can be done, and shows no secret to the clipboard.
#include "common/language.h"
#include "common/line_edit.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class LineEditTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] static QStringList offered(const QMenu &menu)
    {
        QStringList can;
        for (const QAction *action : menu.actions()) {
            if (action->isEnabled())
                can << action->objectName();
        }
        return can;
    }

private Q_SLOTS:
    void itsMenuSpeaksTheLanguage_data();
    void itsMenuSpeaksTheLanguage();
    void offersWhatCanBeDone();
    void aRightClickOpensIt();
};

void LineEditTest::itsMenuSpeaksTheLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("Icelandic") << u"is"_s << QStringList{u"Klippa"_s, u"Afrita"_s, u"Líma"_s, u"Velja allt"_s};
    QTest::newRow("Polish") << u"pl"_s << QStringList{u"Wytnij"_s, u"Kopiuj"_s, u"Wklej"_s, u"Zaznacz wszystko"_s};
    QTest::newRow("English") << u"en"_s << QStringList{u"Cut"_s, u"Copy"_s, u"Paste"_s, u"Select all"_s};
}

void LineEditTest::itsMenuSpeaksTheLanguage()
{
    QFETCH(QString, language);
    QFETCH(QStringList, texts);
    Language spoken;
    spoken.use(language);
    LineEdit field;
    const std::unique_ptr<QMenu> menu(field.makeMenu());
    QStringList found;
    for (const QAction *action : menu->actions())
        found << action->text();
    QCOMPARE(found, texts);
}

void LineEditTest::offersWhatCanBeDone()
{
    QGuiApplication::clipboard()->setText(u"990"_s);
    LineEdit field;
    const auto menu = [&field] { return std::unique_ptr<QMenu>(field.makeMenu()); };
    QCOMPARE(offered(*menu()), QStringList{u"paste"_s});
    menu()->findChild<QAction *>(u"paste"_s)->trigger();
    QCOMPARE(field.text(), u"990"_s);
    menu()->findChild<QAction *>(u"select-all"_s)->trigger();
    QCOMPARE(offered(*menu()), (QStringList{u"cut"_s, u"copy"_s, u"paste"_s, u"select-all"_s}));
    field.setReadOnly(true);
    QCOMPARE(offered(*menu()), (QStringList{u"copy"_s, u"select-all"_s}));
    field.setReadOnly(false);
    field.setEchoMode(QLineEdit::Password);
    QCOMPARE(offered(*menu()), (QStringList{u"paste"_s, u"select-all"_s}));
}

void LineEditTest::aRightClickOpensIt()
{
    LineEdit field;
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    QContextMenuEvent click(QContextMenuEvent::Mouse, QPoint(3, 3), field.mapToGlobal(QPoint(3, 3)));
    QApplication::sendEvent(&field, &click);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(menu->findChild<QAction *>(u"paste"_s));
    menu->close();
    QTRY_VERIFY(!field.findChild<QMenu *>());
}

QTEST_MAIN(LineEditTest)
#include "line_edit_test.moc"
