// SPDX-License-Identifier: MIT
#include "screen_audit.h"

#include "common/theme_colours.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHash>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <algorithm>

namespace Kassi::Audit {
using namespace Qt::StringLiterals;

namespace {

constexpr int finger = 44;

QList<QWidget *> visibleIn(const QWidget &window)
{
    QList<QWidget *> all = window.findChildren<QWidget *>();
    all.removeIf([](const QWidget *widget) { return !widget->isVisible() || widget->size().isEmpty(); });
    return all;
}

QString nameOf(const QWidget &widget)
{
    QString text;
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        text = label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        text = button->text();
    return u"%1 %2 \"%3\""_s.arg(QLatin1StringView(widget.metaObject()->className()), widget.objectName(),
                                 text.left(60));
}

bool isControl(const QWidget &widget)
{
    if (qobject_cast<const QLineEdit *>(&widget)) // neither the inside of another control, nor to be read only
        return !qobject_cast<const QComboBox *>(widget.parentWidget()) &&
               !static_cast<const QLineEdit &>(widget).isReadOnly();
    if (widget.inherits("QLineEditIconButton") || widget.inherits("QTableCornerButton"))
        return false;
    return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QComboBox *>(&widget) ||
           (qobject_cast<const QAbstractItemView *>(&widget) && !qobject_cast<const QHeaderView *>(&widget));
}

bool isScrolled(const QWidget &widget)
{
    for (const QWidget *parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(parent))
            return true;
    }
    return false;
}

/// Every text that a person or a screen reader gets from it.
QStringList textsOf(const QWidget &widget)
{
    QStringList texts{widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        texts << field->placeholderText();
    if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
    }
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view && view->model()) {
        const QAbstractItemModel &model = *view->model();
        for (int column = 0; column < model.columnCount(); ++column) {
            if (qobject_cast<const QTableView *>(view))
                texts << model.headerData(column, Qt::Horizontal).toString();
            for (int row = 0; row < model.rowCount(); ++row)
                texts << model.index(row, column).data().toString();
        }
    }
    return texts;
}

// Of the stage, or a proper name, or the name of a key.
QString withoutData(QString text)
{
    static const QRegularExpression marked(u"⟦[^⟦⟧]*⟧"_s);
    static const QRegularExpression data(
        u"\\bF\\d+\\b|\\bEsc\\b|\\bCtrl\\+S\\b|Guðrún Ósk|Jón Þór|four thousand nine hundred and ninety "
        u"krónur|\\bkr\\.|PÖNTUN-\\d+|\\b(pay|pses|mer|cus|ref)_\\w*…?|Þórsbúð ehf\\.|Kassi( 1)?|"
        "checkout\\.borga\\.is|https?://\\S+|Íslenska|English|Polski|\\b(80|58) mm|\\bA4\\b|Epson-TM-T20III|^C$|"
        "\\S+/kassi\\.toml|Kaffi latte|Te með mjólk|Flatkaka með hangikjöti|Snúður|Drykkir|Matur|"
        "\\b[34679ACDEFGHJKMNPQRTWXY]{4}\\b|^A\\+$|^\\p{L}$|^ABC$|--mode cashier"_s);
    while (text.contains(marked))
        text.remove(marked);
    return text.remove(data);
}

bool fits(const QLabel &label)
{
    if (label.text().isEmpty())
        return true;
    constexpr int rounding = 1;
    const int height = label.wordWrap() ? label.heightForWidth(label.width()) : label.sizeHint().height();
    if (height > label.height() + rounding)
        return false;
    const QMargins margins = label.contentsMargins();
    int needed = 0;
    const QStringList parts =
        label.wordWrap() ? label.text().split(QRegularExpression(u"\\s+|(?<=/)"_s)) : label.text().split(u'\n');
    for (const QString &part : parts)
        needed = std::max(needed, label.fontMetrics().horizontalAdvance(part));
    return needed <= label.width() - margins.left() - margins.right() + rounding;
}

bool fits(const QAbstractButton &button)
{
    constexpr int edges = 8;
    if (qobject_cast<const QCheckBox *>(&button) || qobject_cast<const QRadioButton *>(&button))
        return button.sizeHint().width() <= button.width() + 1;
    return button.fontMetrics().horizontalAdvance(button.text()) + edges <= button.width() &&
           button.fontMetrics().height() <= button.height();
}

bool fits(const QTableView &table)
{
    constexpr int padding = 14;
    const int last = table.model()->columnCount() - 1;
    for (int column = 0; column <= last; ++column) {
        if (table.isColumnHidden(column))
            continue;
        const int width = table.columnWidth(column);
        const QString head = table.model()->headerData(column, Qt::Horizontal).toString();
        if (table.horizontalHeader()->fontMetrics().horizontalAdvance(head) + padding > width)
            return false;
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            const QModelIndex index = table.model()->index(row, column);
            const int icon = index.data(Qt::DecorationRole).isValid() ? 28 : 0;
            if (table.fontMetrics().horizontalAdvance(index.data().toString()) + padding + icon > width)
                return false;
        }
    }
    return true;
}

struct Ground
{
    QColor colour;
    double best = 1; ///< The largest contrast that anything there has to it.
};

/// What most of that part of the picture is filled with.
Ground groundOf(const QImage &picture, const QRect &part)
{
    QHash<QRgb, int> seen;
    const QRect inside = part.intersected(picture.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = inside.left(); x <= inside.right();) { // by runs: most of a screen is
            const int from = x;
            while (x <= inside.right() && line[x] == line[from])
                ++x;
            seen[line[from]] += x - from;
        }
    }
    if (seen.isEmpty())
        return {};
    const auto most = std::ranges::max_element(seen.begin(), seen.end(), {}, [](const int &count) { return count; });
    Ground ground{.colour = QColor(most.key())};
    for (auto it = seen.cbegin(); it != seen.cend(); ++it)
        ground.best = std::max(ground.best, Theme::contrast(QColor(it.key()), ground.colour));
    return ground;
}

} // namespace

QStringList texts(const QWidget &window)
{
    QStringList all{window.windowTitle()};
    for (const QWidget *widget : visibleIn(window))
        all << textsOf(*widget);
    all.removeAll(QString());
    return all;
}

QStringList unmarkedTexts(const QWidget &window)
{
    static const QRegularExpression word(u"\\p{L}{2,}|\\p{L}"_s);
    QStringList found;
    QList<QWidget *> all = visibleIn(window);
    for (const QWidget *widget : all) {
        for (const QString &text : textsOf(*widget)) {
            if (withoutData(text).contains(word))
                found << nameOf(*widget) + u": "_s + text;
        }
    }
    if (withoutData(window.windowTitle()).contains(word))
        found << u"title: "_s + window.windowTitle();
    return found;
}

QStringList namelessControls(const QWidget &window)
{
    QStringList found;
    for (QWidget *widget : visibleIn(window)) {
        const bool isPicture = widget->inherits("Kassi::QrCode") ||
                               (qobject_cast<QLabel *>(widget) && !static_cast<QLabel *>(widget)->pixmap().isNull());
        if (!isControl(*widget) && !isPicture)
            continue;
        const auto *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            found << nameOf(*widget);
    }
    return found;
}

QStringList smallControls(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : visibleIn(window)) {
        if (isControl(*widget) && (widget->width() < finger || widget->height() < finger))
            found << u"%1: %2×%3"_s.arg(nameOf(*widget)).arg(widget->width()).arg(widget->height());
    }
    return found;
}

QStringList cutOffTexts(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : visibleIn(window)) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *table = qobject_cast<const QTableView *>(widget);
        if ((label && !fits(*label)) || (button && isControl(*button) && !fits(*button)) || (table && !fits(*table)))
            found << u"%1 in %2×%3"_s.arg(nameOf(*widget)).arg(widget->width()).arg(widget->height());
        if ((label || isControl(*widget)) && !isScrolled(*widget) &&
            widget->visibleRegion().boundingRect() != widget->rect())
            found << nameOf(*widget) + u" is partly out of sight"_s;
    }
    return found;
}

QStringList overlaps(const QWidget &window)
{
    QStringList found;
    QList<QWidget *> all = visibleIn(window);
    all.removeIf([](const QWidget *widget) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        return (!label && !isControl(*widget)) || (label && label->text().isEmpty());
    });
    const auto place = [&window](const QWidget *widget) {
        return QRect(widget->mapTo(&window, QPoint()), widget->size());
    };
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (qsizetype j = i + 1; j < all.size(); ++j) {
            const QRect both = place(all[i]).intersected(place(all[j]));
            const bool inEachOther = all[i]->isAncestorOf(all[j]) || all[j]->isAncestorOf(all[i]);
            const bool seen = both.isValid() && all[i]->visibleRegion().intersects(
                                                    QRect(all[i]->mapFrom(&window, both.topLeft()), both.size()));
            if (!inEachOther && seen && both.width() > 1 && both.height() > 1)
                found << nameOf(*all[i]) + u" and "_s + nameOf(*all[j]);
        }
    }
    return found;
}

QStringList scrolledSideways(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : visibleIn(window)) {
        const auto *area = qobject_cast<const QScrollArea *>(widget);
        if (const int more = area ? area->horizontalScrollBar()->maximum() : 0; more > 0)
            found << u"%1 is %2 px too wide"_s.arg(QLatin1StringView(area->widget()->metaObject()->className()))
                         .arg(more);
    }
    return found;
}

QStringList faintTexts(QWidget &window)
{
    constexpr double needed = 4.5;
    QStringList found;
    const QImage picture = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    for (const QWidget *widget : visibleIn(window)) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString text = label ? label->text() : button && button->isEnabled() ? button->text() : QString();
        if (text.trimmed().isEmpty())
            continue;
        const QRect seen = widget->visibleRegion().boundingRect();
        if (seen.height() < widget->height() / 2) // scrolled away
            continue;
        constexpr int edge = 6; // a button's own may be stronger than its words
        const QRect part(widget->mapTo(&window, seen.topLeft()), seen.size());
        const Ground ground = groundOf(picture, button ? part.adjusted(edge, edge, -edge, -edge) : part);
        if (ground.best < needed)
            found << u"%1: %2 on %3"_s.arg(nameOf(*widget)).arg(ground.best, 0, 'f', 2).arg(ground.colour.name());
    }
    return found;
}

QStringList unreachableControls(QWidget &window)
{
    QStringList found;
    QList<QWidget *> reached;
    constexpr int enough = 100;
    for (int i = 0; i < enough; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
        QWidget *at = QApplication::focusWidget();
        if (!at || reached.contains(at))
            break;
        reached << at;
        const QImage with = at->grab().toImage().convertToFormat(QImage::Format_RGB32);
        at->clearFocus();
        const QImage without = at->grab().toImage().convertToFormat(QImage::Format_RGB32);
        at->setFocus(Qt::TabFocusReason);
        qint64 changed = 0;
        for (int y = 0; y < with.height(); ++y) {
            const auto *first = reinterpret_cast<const QRgb *>(with.constScanLine(y));
            const auto *second = reinterpret_cast<const QRgb *>(without.constScanLine(y));
            for (int x = 0; x < with.width(); ++x)
                changed += first[x] == second[x] ? 0 : 1;
        }
        if (isControl(*at) && changed < at->width() + at->height())
            found << nameOf(*at) + u": nothing shows that it has the focus"_s;
    }
    for (QWidget *widget : visibleIn(window)) {
        const QString role = widget->property("role").toString(); // keypads, and the keyboard on the screen
        const bool hasKeysOfItsOwn = role.endsWith(u"key"_s) || role.startsWith(u"typing-"_s);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        // Of several of which one is chosen Tab comes to that one, and arrows to the others.
        const bool isOther = button && ((button->group() && button->group()->exclusive()) || button->autoExclusive()) &&
                             !button->isChecked();
        if (isControl(*widget) && widget->isEnabled() && !hasKeysOfItsOwn && !isOther && !reached.contains(widget))
            found << nameOf(*widget) + u": Tab does not come to it"_s;
    }
    return found;
}

} // namespace Kassi::Audit
