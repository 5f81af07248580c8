// SPDX-License-Identifier: MIT
#include "cashier/day_page.h"

#include "cashier/day_comparison_panel.h"
#include "cashier/day_text.h"
#include "common/error_text.h"
#include "common/parts.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFrame>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableWidget>

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 34;
constexpr int mostClosings = 366;
constexpr int narrowestLines = 560; ///< Likewise the buttons at its end.
constexpr int narrowest = 800;      ///< Below it sums and comparison stand one below the other.

} // namespace

DayPage::DayPage(const CheckoutPorts &ports, const DayPageOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_ports(ports)
    , m_options(options)
    , m_desk(options.journalFile, options.receipts)
    , m_back(makeSideButton(u"small"_s, u"day-back"_s, this))
    , m_title(makeLabel(u"heading"_s, u"day-title"_s, this))
    , m_days(new QComboBox(this))
    , m_period(makeLabel(u"quiet"_s, u"day-period"_s, this))
    , m_comparison(new DayComparisonPanel(ports, this))
    , m_note(makeLabel(u"quiet"_s, u"day-note"_s, this))
{
    setObjectName(u"page"_s);
    m_days->setObjectName(u"day-days"_s);
    m_days->setFocusPolicy(Qt::TabFocus);
    m_days->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_days->setItemDelegate(new QStyledItemDelegate(m_days)); // the box's own knows no heights made for fingers
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_back);
    top->addWidget(m_title, 1);
    top->addWidget(m_days);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(16);
    m_columns->addWidget(makeTotals(), 5);
    m_columns->addWidget(m_comparison, 4);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 14, 20, 16);
    whole->setSpacing(8);
    whole->addLayout(top);
    whole->addWidget(m_period);
    whole->addLayout(m_columns, 1);
    whole->addWidget(m_note);
    whole->addLayout(makeActions());
    makeConfirmation();
    whole->addWidget(m_confirmation);

    connect(m_back, &QPushButton::clicked, this, &DayPage::back);
    connect(m_days, &QComboBox::activated, this, [this] {
        m_closedNow = 0;
        tell({}, false);
        readDay();
    });
    connect(m_comparison, &DayComparisonPanel::differs, this, &DayPage::differs);
    connectDesk();
    retranslate();
}

QWidget *DayPage::makeTotals()
{
    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    m_totals = new QTableWidget(0, 3, column);
    m_totals->setObjectName(u"day-totals"_s);
    m_totals->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_totals->setSelectionMode(QAbstractItemView::NoSelection);
    m_totals->setFocusPolicy(Qt::TabFocus);
    m_totals->setShowGrid(false);
    m_totals->setTabKeyNavigation(false);
    m_totals->verticalHeader()->hide();
    m_totals->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_totals->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_totals->horizontalHeader()->setSectionsClickable(false);
    m_totals->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_totals->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_totals->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_totals->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_method = makeLabel(u"quiet"_s, u"day-method"_s, column);
    layout->addWidget(m_totals, 1);
    layout->addWidget(m_method);
    return column;
}

QLayout *DayPage::makeActions()
{
    m_actions = new QWidget(this);
    m_actionsLine = new QBoxLayout(QBoxLayout::LeftToRight, m_actions);
    m_actionsLine->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    m_actionsLine->addLayout(row, 1);
    m_print = makeSideButton(u"small"_s, u"day-print"_s, m_actions);
    m_csv = makeSideButton(u"small"_s, u"day-csv"_s, m_actions);
    m_pdf = makeSideButton(u"small"_s, u"day-pdf"_s, m_actions);
    m_close = makeSideButton(u"primary"_s, u"day-close"_s, m_actions);
    m_print->setVisible(m_desk.hasPrinter());
    row->addWidget(m_print);
    row->addWidget(m_csv);
    row->addWidget(m_pdf);
    row->addStretch(1);
    m_actionsLine->addWidget(m_close);
    const std::pair<Qt::Key, QPushButton *> keys[] = {
        {Qt::Key_F6, m_print}, {Qt::Key_F7, m_csv}, {Qt::Key_F8, m_pdf}, {Qt::Key_F12, m_close}};
    for (const auto &[key, button] : keys)
        connect(new QShortcut(QKeySequence(key), this), &QShortcut::activated, button, [button = button] {
            if (button->isVisible())
                button->click();
        });
    connect(m_print, &QPushButton::clicked, this, [this] {
        if (m_isRead)
            m_desk.print(slip());
    });
    connect(m_pdf, &QPushButton::clicked, this, [this] {
        if (m_isRead)
            m_desk.savePdf(fileName(), slip());
    });
    connect(m_csv, &QPushButton::clicked, this, &DayPage::save);
    connect(m_close, &QPushButton::clicked, this, &DayPage::askToClose);
    auto *line = new QHBoxLayout;
    line->addWidget(m_actions);
    return line;
}

// In the place of the buttons, and no dialog: whoever does not want it just goes on.
void DayPage::makeConfirmation()
{
    m_confirmation = new QFrame(this);
    m_confirmation->setObjectName(u"day-confirmation"_s);
    m_confirmation->setProperty("role", u"notice"_s);
    m_consequence = new QLabel(m_confirmation);
    m_consequence->setObjectName(u"day-consequence"_s);
    m_consequence->setWordWrap(true);
    m_confirm = makeSideButton(u"primary"_s, u"day-confirm"_s, m_confirmation);
    m_notYet = makeSideButton(u"small"_s, u"day-not-yet"_s, m_confirmation);
    m_confirmationLine = new QBoxLayout(QBoxLayout::LeftToRight, m_confirmation);
    m_confirmationLine->setContentsMargins(12, 8, 8, 8);
    m_confirmationLine->addWidget(m_consequence, 1);
    m_confirmationLine->addWidget(m_notYet);
    m_confirmationLine->addWidget(m_confirm);
    connect(m_notYet, &QPushButton::clicked, this, [this] { confirm(false); });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        const auto granted = [this] { close(); };
        if (m_permission)
            m_permission(granted);
        else
            granted();
    });
    connect(new QShortcut(QKeySequence(Qt::Key_F11), this), &QShortcut::activated, m_confirm, [this] {
        if (m_confirm->isVisible())
            m_confirm->click();
    });
    m_confirmation->hide();
}

void DayPage::connectDesk()
{
    connect(&m_desk, &DayDesk::dayRead, this, &DayPage::showDay);
    connect(&m_desk, &DayDesk::told, this,
            [this](ReceiptStage stage, const QString &text) { tell(text, stage == ReceiptStage::Trouble); });
}

void DayPage::begin()
{
    m_closedNow = 0;
    m_days->setCurrentIndex(-1); // what stood there before is not asked for again
    confirm(false);
    tell({}, false);
    showClosings();
    readDay();
    m_totals->setFocus();
}

void DayPage::refresh()
{
    if (isVisible() && isOpen() && m_confirmation->isHidden() && !m_isWriting)
        readDay();
}

void DayPage::setPaymentOnScreen(bool is)
{
    m_paymentOnScreen = is;
    m_comparison->setPaused(is);
}

void DayPage::readDay()
{
    m_isRead = false;
    const QVariant number = m_days->currentData();
    m_desk.read(number.isValid() ? std::optional(number.toLongLong()) : std::nullopt);
}

// The open day first, then those that were closed, the latest first.
void DayPage::showClosings()
{
    const QVariant chosen = m_days->currentData();
    m_days->clear();
    m_days->addItem(tr("The open day"));
    const auto closings =
        m_ports.journal.tillRecords({.kind = tillRecordName(TillFact::DayClosed{}), .limit = mostClosings});
    if (!closings)
        tell(textFor(closings.error()), true);
    for (const TimedTillRecord &closing : closings.value_or(std::vector<TimedTillRecord>())) {
        const qint64 number = std::get<TillFact::DayClosed>(closing.record).number;
        m_days->addItem(tr("Day %1: %2").arg(QString::number(number), momentText(closing.atMs)), number);
    }
    m_days->setCurrentIndex(std::max(0, m_days->findData(chosen)));
    m_days->setVisible(m_days->count() > 1);
}

void DayPage::showDay(const Result<Day> &day)
{
    const bool wantsToClose = std::exchange(m_wantsToClose, false);
    if (!day)
        return tell(tr("The journal could not be read. %1").arg(textFor(day.error())), true);
    m_day = *day;
    m_isRead = true;
    m_title->setText(isOpen() ? tr("End of day") : tr("Day %1, closed").arg(m_day.number));
    QString period = periodText(m_day);
    if (m_day.closed && !m_day.closed->by.isEmpty())
        period += u" · "_s + tr("Closed by %1").arg(m_day.closed->by);
    if (isOpen() && m_day.fromMs && m_day.changes.empty())
        period += u" · "_s + tr("Nothing has happened since then.");
    m_period->setText(period);
    showTotals();
    m_close->setVisible(isOpen());
    m_close->setEnabled(!m_day.changes.empty() && !m_isWriting);
    arrange();
    m_comparison->setDay(m_day);
    if (wantsToClose && isOpen() && !m_day.changes.empty())
        confirm(true);
}

void DayPage::showTotals()
{
    const bool slim = m_totals->isColumnHidden(1);
    const std::vector<DayLine> lines = linesOf(m_day.totals);
    m_totals->setRowCount(int(lines.size()));
    for (int row = 0; row < m_totals->rowCount(); ++row) {
        const DayLine &line = lines[std::size_t(row)];
        const QString count = QLocale().toString(line.count);
        const QString what = (line.isPart ? u"    "_s : QString()) + line.what;
        const QString texts[] = {slim ? u"%1 (%2)"_s.arg(what, count) : what, count, line.amount};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            QFont font = m_totals->font();
            font.setBold(line.isSum);
            item->setFont(font);
            m_totals->setItem(row, column, item);
        }
    }
}

// ---------------------------------------------------------------- closing

void DayPage::askToClose()
{
    if (m_paymentOnScreen)
        return tell(tr("A payment is on the screen. Close the day when it is over."), true);
    m_wantsToClose = true; // with what the journal says now
    readDay();
}

void DayPage::confirm(bool shown)
{
    m_confirmation->setVisible(shown);
    m_actions->setVisible(!shown);
    m_days->setEnabled(!shown);
    if (!shown)
        return m_totals->setFocus();
    QString text = tr("Day %1 is written into the journal with these sums, for good: it cannot be opened again. What "
                      "comes later belongs to the next day.")
                       .arg(m_day.number);
    if (!m_day.unresolved.empty())
        text += u' ' + tr("Still open: %L1. Kassi goes on looking after them.").arg(m_day.unresolved.size());
    const auto counts = m_comparison->compared();
    if (!counts)
        text += u' ' + tr("It was not compared with the gateway.");
    else if (counts->different > 0)
        text += u' ' + tr("Different at the gateway: %L1.").arg(counts->different);
    m_consequence->setText(text);
    m_confirm->setText(tr("Close day %1").arg(m_day.number) + u"  F11"_s);
    m_notYet->setFocus(); // neither the same key once more nor a scanner's Enter closes a day
}

void DayPage::close()
{
    if (m_isWriting || m_confirmation->isHidden())
        return;
    if (m_paymentOnScreen) // it began while permission was asked for
        return tell(tr("A payment is on the screen. Close the day when it is over."), true);
    m_isWriting = true;
    const qint64 number = m_day.number;
    m_ports.journal.appendTillThen(TillFact::DayClosed{.number = number,
                                                       .after = m_day.after,
                                                       .through = m_day.through,
                                                       .by = m_person,
                                                       .training = m_options.training,
                                                       .totals = m_day.totals,
                                                       .compared = m_comparison->compared()},
                                   [self = QPointer(this), number](const Result<void> &written) {
                                       if (!self)
                                           return;
                                       self->m_isWriting = false;
                                       self->confirm(false);
                                       self->showClosings();
                                       if (!written) {
                                           self->tell(tr("The day is not closed. %1").arg(textFor(written.error())),
                                                      true);
                                           return self->readDay();
                                       }
                                       self->m_closedNow = number;
                                       self->m_days->setCurrentIndex(self->m_days->findData(number));
                                       self->tell(tr("Day %1 is closed. A new one has begun.").arg(number), false);
                                       self->readDay();
                                       Q_EMIT self->closed();
                                   });
}

void DayPage::back()
{
    if (!m_confirmation->isHidden())
        return confirm(false);
    Q_EMIT left();
}

void DayPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return back();
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()); button && isEnter(*event))
        return button->click();
    QWidget::keyPressEvent(event);
}

// ---------------------------------------------------------------- papers

Receipt DayPage::slip() const
{
    return makeDaySlip(m_day, {.shop = m_options.receipts.shop,
                               .merchant = m_merchant,
                               .tillName = m_options.tillName,
                               .training = m_options.training,
                               .copy = m_day.closed && m_closedNow != m_day.number,
                               .nowMs = m_ports.clock.wallMs(),
                               .compared = m_comparison->compared()});
}

QString DayPage::fileName() const
{
    return (isOpen() ? tr("day-%1-open") : tr("day-%1")).arg(m_day.number);
}

void DayPage::save()
{
    if (!m_isRead)
        return;
    m_desk.saveCsv(fileName(), m_day,
                   {.tillName = m_options.tillName,
                    .training = m_options.training,
                    .gateway = m_comparison->verdicts(),
                    .zone = QTimeZone::systemTimeZone()});
}

void DayPage::tell(const QString &text, bool trouble)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    const QString role = trouble ? u"error"_s : u"quiet"_s;
    if (m_note->property("role").toString() == role)
        return;
    m_note->setProperty("role", role);
    m_note->setStyleSheet(m_note->styleSheet()); // looks again at what it is
}

void DayPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

// One below the other the page is scrolled, and what stands on it is not.
void DayPage::arrange()
{
    const bool narrow = width() < narrowest;
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const bool slim = width() < narrowestLines;
    for (QBoxLayout *line : {m_actionsLine, m_confirmationLine})
        line->setDirection(slim ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (m_totals->isColumnHidden(1) != slim) { // how many stands behind what, then
        m_totals->setColumnHidden(1, slim);
        if (m_isRead)
            showTotals();
    }
    const int rows = m_totals->verticalHeader()->length() + m_totals->horizontalHeader()->sizeHint().height();
    m_totals->setMinimumHeight(narrow ? rows + rowHeight : 0);
}

void DayPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DayPage::retranslate()
{
    m_back->setText(tr("Back") + u"  Esc"_s);
    m_print->setText(tr("Print") + u"  F6"_s);
    m_csv->setText(tr("CSV") + u"  F7"_s);
    m_pdf->setText(tr("PDF") + u"  F8"_s);
    m_close->setText(tr("Close the day") + u"  F12"_s);
    m_notYet->setText(tr("Not yet") + u"  Esc"_s);
    m_days->setAccessibleName(tr("Which day"));
    m_totals->setHorizontalHeaderLabels({tr("What"), tr("Number"), tr("Amount")});
    m_totals->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_totals->setAccessibleName(tr("Sums of the day"));
    m_method->setText(tr("The gateway does not tell whether a payment was made by card or another way."));
    if (m_days->count() > 0) // somebody was here
        showClosings();
    if (m_isRead)
        showDay(m_day);
    if (!m_confirmation->isHidden())
        confirm(true);
}

} // namespace Kassi
