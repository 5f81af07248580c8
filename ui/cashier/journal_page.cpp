// SPDX-License-Identifier: MIT
#include "cashier/journal_page.h"

#include "cashier/journal_details.h"
#include "cashier/latest_payments.h"
#include "common/error_text.h"
#include "common/line_edit.h"
#include "common/outcome_text.h"
#include "common/parts.h"
#include "payment/amount_text.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QComboBox>
#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableView>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 44;
constexpr int narrow = 960; ///< Below it the details stand in the place of the list.
constexpr int wide = 1280;  ///< From here on all columns have room beside the details.
constexpr int longestSearch = 200;

// "4.990 kr." is looked for as the amount that it is. What is more than one number could be an order number.
QString searchedFor(const QString &typed)
{
    static const QRegularExpression number(u"^\\s*[0-9][0-9.,\\s']*(kr\\.?|isk)?\\s*$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (!number.match(typed).hasMatch())
        return typed;
    const auto amount = readAmountText(typed);
    return amount ? QString::number(amount->amount) : typed;
}

} // namespace

JournalPage::JournalPage(Journal &journal, Clock &clock, JournalDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_desk(desk)
    , m_model(journal)
    , m_back(makeSideButton(u"small"_s, u"journal-back"_s, this))
    , m_day(makeSideButton(u"small"_s, u"journal-day"_s, this))
    , m_search(new LineEdit(this))
    , m_periods(new QButtonGroup(this))
    , m_status(new QComboBox(this))
    , m_count(new QLabel(this))
    , m_table(new QTableView(this))
    , m_nothing(new QLabel(this))
    , m_details(new JournalDetails(this))
{
    setObjectName(u"page"_s);
    m_search->setObjectName(u"journal-search"_s);
    m_search->setMaxLength(longestSearch);
    m_search->setClearButtonEnabled(true);
    m_status->setObjectName(u"journal-status"_s);
    m_status->setFocusPolicy(Qt::TabFocus);
    m_status->setItemDelegate(new QStyledItemDelegate(m_status)); // the box's own knows no heights made for fingers
    m_count->setObjectName(u"journal-count"_s);
    m_count->setProperty("role", u"quiet"_s);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_count->setWordWrap(true);
    m_nothing->setObjectName(u"journal-nothing"_s);
    m_nothing->setProperty("role", u"heading"_s);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    makeTable();

    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_back);
    top->addWidget(m_search, 1);
    top->addWidget(m_day);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(8);
    for (const Period period : {Today, SevenDays, Always}) {
        QPushButton *chip = makeSideButton(u"chip"_s, u"journal-period-%1"_s.arg(period), this);
        chip->setCheckable(true);
        m_periods->addButton(chip, period);
        filters->addWidget(chip);
    }
    filters->addWidget(m_status);
    filters->addWidget(m_count, 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(m_table, 5);
    columns->addWidget(m_nothing, 5);
    columns->addWidget(m_details, 4);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 14, 20, 20);
    whole->setSpacing(10);
    whole->addLayout(top);
    whole->addLayout(filters);
    whole->addLayout(columns, 1);

    m_search->installEventFilter(this);
    connect(m_back, &QPushButton::clicked, this, &JournalPage::back);
    connect(m_day, &QPushButton::clicked, this, &JournalPage::dayWanted);
    connect(new QShortcut(QKeySequence(Qt::Key_F12), this), &QShortcut::activated, m_day, &QPushButton::click);
    connect(m_search, &QLineEdit::textChanged, this, &JournalPage::ask);
    connect(m_periods, &QButtonGroup::idClicked, this, &JournalPage::ask);
    connect(m_status, &QComboBox::currentIndexChanged, this, &JournalPage::ask);
    connect(new QShortcut(QKeySequence(Qt::Key_F3), this), &QShortcut::activated, this,
            [this] { choosePeriod(Period((m_periods->checkedId() + 1) % (Always + 1))); });
    m_details->hide();
    retranslate();
    connectModel();
    connectDesk();
}

void JournalPage::makeTable()
{
    m_table->setObjectName(u"journal-table"_s);
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::clicked, this, [this] {
        if (m_model.isAnswered()) // else what was clicked at is about to go
            open();
    });
}

void JournalPage::connectModel()
{
    connect(&m_model, &JournalModel::answered, this, [this] {
        m_trouble.clear();
        if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
            m_table->setCurrentIndex(m_model.index(0, 0));
        if (m_openFirst && m_model.rowCount() > 0)
            open();
        showCount();
    });
    connect(&m_model, &JournalModel::failed, this, [this](const Error &error) {
        m_trouble = textFor(error);
        logError(error);
        showCount();
    });
    connect(&m_model, &JournalModel::modelReset, this, &JournalPage::close);
    connect(&m_model, &JournalModel::dataChanged, this, &JournalPage::showCurrent); // it was not there before
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &JournalPage::showCurrent);
}

void JournalPage::connectDesk()
{
    connect(&m_desk, &JournalDesk::timelineRead, m_details, &JournalDetails::setTimeline);
    const auto tell = [this](ReceiptStage stage, const QString &reference, const QString &text) {
        if (reference == m_details->attempt().plan.reference)
            m_details->tell(stage, text);
    };
    connect(&m_desk, &JournalDesk::evidenceBegun, this, [tell](const QString &reference) {
        tell(ReceiptStage::Working, reference, tr("Saving the evidence. The journal is checked first…"));
    });
    connect(&m_desk, &JournalDesk::evidenceSaved, this, [tell](const QString &reference, const QString &file) {
        tell(ReceiptStage::Done, reference, tr("The evidence is in %1").arg(file));
    });
    connect(&m_desk, &JournalDesk::evidenceFailed, this, [tell](const QString &reference, const Error &error) {
        logError(error);
        tell(ReceiptStage::Trouble, reference,
             tr("The evidence could not be saved. %1")
                 .arg(error.code == ErrorCode::Internal // the file could not be written
                          ? tr("See that the disk has room and may be written to, then try again.")
                          : textFor(error)));
    });
    connect(m_details, &JournalDetails::evidenceWanted, this,
            [this] { m_desk.saveEvidence(m_details->attempt().plan.reference); });
    connect(m_details, &JournalDetails::refundWanted, this, [this] { Q_EMIT refundWanted(m_details->attempt()); });
    const auto settlement = [this] {
        const Attempt &attempt = m_details->attempt();
        return Settlement{.outcome = attempt.outcome.value_or(Outcome::Unconfirmed),
                          .reference = attempt.plan.reference,
                          .money = attempt.plan.money,
                          .session = attempt.session,
                          .payment = attempt.payment,
                          .attempt = attempt.plan.attempt,
                          .replayed = true};
    };
    connect(m_details, &JournalDetails::receiptWanted, this,
            [this, settlement] { Q_EMIT receiptWanted(settlement()); });
    connect(m_details, &JournalDetails::refundReceiptWanted, this,
            [this, settlement](std::size_t refund) { Q_EMIT refundReceiptWanted(settlement(), refund); });
}

void JournalPage::begin()
{
    {
        const QSignalBlocker search(m_search);
        const QSignalBlocker status(m_status);
        m_search->clear();
        m_status->setCurrentIndex(0);
    }
    choosePeriod(Today);
    m_search->setFocus();
}

bool JournalPage::tellReceipt(const QString &attempt, ReceiptStage stage, const QString &text)
{
    return attempt == m_details->attempt().plan.attempt && m_details->tell(stage, text);
}

void JournalPage::revise(const Attempt &attempt, ReceiptStage stage, const QString &text)
{
    m_model.revise(attempt);
    if (attempt.plan.attempt != m_details->attempt().plan.attempt)
        return;
    m_details->show(attempt);
    m_details->tell(stage, text);
    m_desk.readTimeline(attempt.plan.attempt);
}

JournalQuery JournalPage::query() const
{
    JournalQuery query{.text = searchedFor(m_search->text())};
    if (const QVariant status = m_status->currentData(); status.isValid())
        query.status = AttemptStatus(status.toInt());
    if (const int period = m_periods->checkedId(); period != Always) {
        const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.wallMs()).date();
        query.fromMs = today.addDays(period == Today ? 0 : -6).startOfDay().toMSecsSinceEpoch();
    }
    return query;
}

void JournalPage::ask()
{
    m_openFirst = false;
    m_model.ask(query());
    showCount();
}

void JournalPage::choosePeriod(Period period)
{
    m_periods->button(period)->setChecked(true);
    ask();
}

void JournalPage::open()
{
    const bool isSearching = m_model.isAsking() && m_model.rowCount() == 0;
    m_openFirst = !m_model.isAnswered() || isSearching;
    if (m_openFirst || !m_table->currentIndex().isValid())
        return;
    m_details->setVisible(true);
    arrange();
    showCurrent();
    m_table->scrollTo(m_table->currentIndex());
}

void JournalPage::showCurrent()
{
    const Attempt *attempt = m_model.attempt(m_table->currentIndex().row());
    if (!m_details->isVisible() || !attempt || attempt->plan.attempt == m_details->attempt().plan.attempt)
        return;
    m_details->show(*attempt);
    m_desk.readTimeline(attempt->plan.attempt);
}

void JournalPage::close()
{
    m_details->hide();
    m_details->show(Attempt());
    arrange();
}

void JournalPage::back()
{
    if (!m_details->isVisible()) {
        Q_EMIT left();
        return;
    }
    close();
    m_search->setFocus();
}

// Arrows and pages go through the list, wherever the focus is.
bool JournalPage::moveBy(const QKeyEvent &event)
{
    const int row = m_table->currentIndex().row();
    const int last = m_model.rowCount() - 1;
    const int page = std::max(1, m_table->viewport()->height() / rowHeight - 1);
    const bool control = event.modifiers() & Qt::ControlModifier;
    int to = 0;
    switch (event.key()) {
    case Qt::Key_Up: to = row - 1; break;
    case Qt::Key_Down: to = row + 1; break;
    case Qt::Key_PageUp: to = row - page; break;
    case Qt::Key_PageDown: to = row + page; break;
    case Qt::Key_Home: to = control ? 0 : -1; break;
    case Qt::Key_End: to = control ? last : -1; break;
    default: return false;
    }
    if ((event.key() == Qt::Key_Home || event.key() == Qt::Key_End) && !control)
        return false;
    if (last >= 0)
        m_table->setCurrentIndex(m_model.index(std::clamp(to, 0, last), 0));
    return true;
}

bool JournalPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (moveBy(*key))
        return true;
    if (isEnter(*key)) {
        open();
        return true;
    }
    if (watched == m_table && !key->text().isEmpty() && key->text().front().isPrint()) {
        keyPressEvent(static_cast<QKeyEvent *>(event)); // the table would look for it among its rows, all of them
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// What is typed anywhere is searched for.
void JournalPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return back();
    if (moveBy(*event))
        return;
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()); button && isEnter(*event))
        return button->click();
    if (event->text().isEmpty() || !event->text().front().isPrint())
        return QWidget::keyPressEvent(event);
    m_search->setFocus();
    m_search->insert(event->text());
}

void JournalPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

void JournalPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void JournalPage::arrange()
{
    const bool isOpen = !m_details->isHidden();
    const bool listFits = !isOpen || width() >= narrow;
    const bool hasRows = m_model.rowCount() > 0;
    m_table->setVisible(hasRows && listFits);
    m_nothing->setVisible(!hasRows);
    const QFontMetrics font(m_table->font());
    int outcome = std::max(font.horizontalAdvance(tr("Not settled yet")),
                           font.horizontalAdvance(JournalModel::tr("Refunded in part")));
    for (const Outcome one : {Outcome::Pending, Outcome::Expired, Outcome::Unavailable, Outcome::Unconfirmed})
        outcome = std::max(outcome, font.horizontalAdvance(shortTextFor(one)));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(JournalModel::Reference, QHeaderView::Stretch);
    const int time = font.horizontalAdvance(u"00.00.0000 00:00"_s) + 24;
    const int amount = font.horizontalAdvance(u"99.999.999 kr."_s) + 24;
    const int status = outcome + 56; // with its mark
    m_table->setMinimumWidth(isOpen ? 0
                                    : time + amount + status + font.horizontalAdvance(u"000000-000000-0000"_s) + 36);
    header->resizeSection(JournalModel::Time, font.horizontalAdvance(u"00.00.0000 00:00"_s) + 24);
    header->resizeSection(JournalModel::Amount, font.horizontalAdvance(u"99.999.999 kr."_s) + 24);
    header->resizeSection(JournalModel::Status, outcome + 56);                // with its mark
    m_table->setColumnHidden(JournalModel::Amount, isOpen && width() < wide); // it stands in the details
}

void JournalPage::showCount()
{
    const AttemptCount count = m_model.count();
    const bool isSearching = m_model.isAsking() && m_model.rowCount() == 0;
    QString text = tr("Payments: %L1").arg(count.count);
    if (count.more)
        text = tr("Payments: more than %L1").arg(std::max<qint64>(count.count, m_model.rowCount()));
    if (isSearching)
        text.clear();
    m_count->setText(m_trouble.isEmpty() ? text : m_trouble);
    QString nothing = m_periods->checkedId() == Today       ? tr("Nothing today. F3 looks further back.")
                      : m_periods->checkedId() == SevenDays ? tr("Nothing in these days. F3 looks in all payments.")
                                                            : tr("Nothing found.");
    if (isSearching)
        nothing = tr("Searching…");
    m_nothing->setText(m_trouble.isEmpty() ? nothing : QString());
    arrange();
}

void JournalPage::retranslate()
{
    m_back->setText(tr("Back") + u"  Esc"_s);
    m_day->setText(tr("End of day") + u"  F12"_s);
    m_search->setPlaceholderText(tr("Search: order number, amount, payment id"));
    m_search->setAccessibleName(tr("Search"));
    m_periods->button(Today)->setText(tr("Today"));
    m_periods->button(SevenDays)->setText(tr("7 days"));
    m_periods->button(Always)->setText(tr("All") + u"  F3"_s);
    m_table->setAccessibleName(tr("Payments"));
    m_status->setAccessibleName(tr("Outcome"));
    const QSignalBlocker blocker(m_status);
    const int chosen = m_status->currentIndex();
    m_status->clear();
    m_status->addItem(tr("All outcomes"));
    const std::pair<AttemptStatus, QString> statuses[] = {
        {AttemptStatus::Paid, shortTextFor(Outcome::Paid)},
        {AttemptStatus::Refunded, tr("Refunded")},
        {AttemptStatus::Pending, shortTextFor(Outcome::Pending)},
        {AttemptStatus::Declined, shortTextFor(Outcome::Declined)},
        {AttemptStatus::Cancelled, shortTextFor(Outcome::Cancelled)},
        {AttemptStatus::Expired, shortTextFor(Outcome::Expired)},
        {AttemptStatus::Unavailable, shortTextFor(Outcome::Unavailable)},
        {AttemptStatus::Unconfirmed, shortTextFor(Outcome::Unconfirmed)},
        {AttemptStatus::Open, tr("Not settled yet")},
    };
    for (const auto &[status, text] : statuses)
        m_status->addItem(text, int(status));
    m_status->setCurrentIndex(std::max(0, chosen));
    showCount();
}

} // namespace Kassi
