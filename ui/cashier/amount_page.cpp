// SPDX-License-Identifier: MIT
#include "cashier/amount_page.h"

#include "cashier/latest_payments.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxDigits = 12;

QLabel *makeLabel(const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPushButton *makeButton(const QString &role, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setProperty("role", role);
    button->setObjectName(name);
    return button;
}

QString methodName(const QString &method)
{
    if (method == u"card"_s)
        return AmountPage::tr("Card");
    if (method == u"krafa"_s)
        return AmountPage::tr("Claim (krafa)");
    if (method == u"apple_pay"_s)
        return u"Apple Pay"_s;
    return method == u"google_pay"_s ? u"Google Pay"_s : method;
}

} // namespace

AmountPage::AmountPage(const AmountPageOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_amount(makeLabel(u"amount"_s, this))
    , m_notice(makeLabel(u"notice"_s, this))
    , m_problem(makeLabel(u"error"_s, this))
    , m_referenceLabel(makeLabel(u"quiet"_s, this))
    , m_emailLabel(makeLabel(u"quiet"_s, this))
    , m_methodsLabel(makeLabel(u"quiet"_s, this))
    , m_latestLabel(makeLabel(u"quiet"_s, this))
    , m_reference(new QLineEdit(this))
    , m_email(new QLineEdit(this))
    , m_charge(makeButton(u"primary"_s, u"charge"_s, this))
    , m_phone(makeButton(QString(), u"phone"_s, this))
    , m_erase(makeButton(u"key"_s, u"key-erase"_s, this))
    , m_language(makeButton(u"small"_s, u"language"_s, this))
    , m_latest(new LatestPayments(this))
{
    setObjectName(u"page"_s);
    m_reference->setObjectName(u"reference"_s);
    m_email->setObjectName(u"email"_s);
    m_amount->setObjectName(u"amount"_s);
    m_problem->setObjectName(u"problem"_s);
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_amount->setWordWrap(false);
    m_reference->setMaxLength(200);
    m_email->setMaxLength(254);
    m_phone->setVisible(options.phone);
    m_columns->setSpacing(20);
    m_columns->addWidget(makeKeypad(), 5);
    m_columns->addWidget(makeDetails(options), 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 20);
    layout->addWidget(m_notice);
    layout->addLayout(m_columns, 1);
    connect(m_charge, &QPushButton::clicked, this, [this] { charge(SessionMode::Embedded); });
    connect(m_phone, &QPushButton::clicked, this, [this] { charge(SessionMode::Hosted); });
    connect(m_language, &QPushButton::clicked, this, &AmountPage::languageWanted);
    for (QLineEdit *field : {m_reference, m_email})
        connect(field, &QLineEdit::returnPressed, m_charge, &QPushButton::click);
    setNotice({});
    reset();
    retranslate();
}

QWidget *AmountPage::makeKeypad()
{
    auto *card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    const QStringList keys{u"7"_s, u"8"_s, u"9"_s, u"4"_s, u"5"_s, u"6"_s, u"1"_s, u"2"_s, u"3"_s, u"00"_s, u"0"_s};
    for (int i = 0; i < keys.size(); ++i) {
        QPushButton *key = makeButton(u"key"_s, u"key-"_s + keys[i], card);
        key->setText(keys[i]);
        key->setFocusPolicy(Qt::NoFocus);
        key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        connect(key, &QPushButton::clicked, this, [this, digits = keys[i]] { type(digits); });
        grid->addWidget(key, i / 3, i % 3);
    }
    m_erase->setFocusPolicy(Qt::NoFocus);
    m_erase->setAutoRepeat(true);
    m_erase->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(m_erase, &QPushButton::clicked, this, &AmountPage::erase);
    grid->addWidget(m_erase, 3, 2);

    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(18, 14, 18, 18);
    column->setSpacing(12);
    column->addWidget(m_amount);
    column->addWidget(m_problem);
    column->addLayout(grid, 1);
    column->addWidget(m_charge);
    column->addWidget(m_phone);
    return card;
}

QWidget *AmountPage::makeDetails(const AmountPageOptions &options)
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_referenceLabel);
    column->addWidget(m_reference);
    column->addWidget(m_emailLabel);
    column->addWidget(m_email);
    column->addWidget(m_methodsLabel);
    m_methodsLabel->setVisible(options.methods.size() > 1);
    auto *chips = new QHBoxLayout;
    for (const QString &method : options.methods.size() > 1 ? options.methods : QStringList()) {
        QPushButton *chip = makeButton(u"chip"_s, u"method-"_s + method, side);
        chip->setCheckable(true);
        chip->setChecked(true);
        chip->setProperty("method", method);
        chips->addWidget(chip);
        m_methods << chip;
    }
    chips->addStretch();
    column->addLayout(chips);
    auto *head = new QHBoxLayout;
    head->addWidget(m_latestLabel, 1, Qt::AlignBottom);
    head->addWidget(m_language);
    column->addLayout(head);
    column->addWidget(m_latest, 1);
    return side;
}

void AmountPage::reset()
{
    m_digits.clear();
    m_reference->clear();
    m_email->clear();
    for (QPushButton *chip : m_methods)
        chip->setChecked(true);
    setProblem({});
    showAmount();
    setFocus();
}

void AmountPage::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void AmountPage::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void AmountPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

// Digits typed anywhere but into a field are the amount.
void AmountPage::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    if (text.size() == 1 && text[0] >= u'0' && text[0] <= u'9')
        type(text);
    else if (event->key() == Qt::Key_Backspace)
        erase();
    else if (event->key() == Qt::Key_Escape)
        reset();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_charge->click();
    else
        QWidget::keyPressEvent(event);
}

void AmountPage::resizeEvent(QResizeEvent *event)
{
    m_columns->setDirection(width() >= height() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

void AmountPage::type(const QString &digits)
{
    if (m_digits.size() + digits.size() > maxDigits) {
        // What a scanner types ends with Enter: cut off, it would be charged.
        m_charge->setEnabled(false);
        m_phone->setEnabled(false);
        return setProblem(tr("An amount has at most %1 digits.").arg(maxDigits));
    }
    if (m_digits.isEmpty())
        Q_EMIT begun();
    m_digits += digits;
    while (m_digits.startsWith(u'0'))
        m_digits.remove(0, 1);
    setProblem({});
    showAmount();
}

void AmountPage::erase()
{
    m_digits.chop(1);
    setProblem({});
    showAmount();
}

void AmountPage::charge(SessionMode mode)
{
    SessionRequest request{.mode = mode, .money = {.amount = m_digits.toLongLong()}};
    request.reference = m_reference->text().trimmed();
    request.customerEmail = m_email->text().trimmed();
    const auto chosen = std::ranges::count_if(m_methods, &QPushButton::isChecked);
    if (!m_methods.isEmpty() && chosen == 0)
        return setProblem(tr("Choose at least one way to pay."));
    if (chosen < m_methods.size()) {
        for (const QPushButton *chip : m_methods) {
            if (chip->isChecked())
                request.enabledMethods << chip->property("method").toString();
        }
    }
    Q_EMIT chargeWanted(request);
}

void AmountPage::showAmount()
{
    const qint64 amount = m_digits.toLongLong();
    m_amount->setText(formatMoney({.amount = amount}, QLocale().name()));
    m_charge->setEnabled(amount > 0);
    m_phone->setEnabled(amount > 0);
}

void AmountPage::retranslate()
{
    m_referenceLabel->setText(tr("Reference (order number)"));
    m_reference->setPlaceholderText(tr("Made up if left empty"));
    m_emailLabel->setText(tr("Customer's e-mail"));
    m_email->setPlaceholderText(tr("Not needed"));
    m_methodsLabel->setText(tr("Ways to pay"));
    m_latestLabel->setText(tr("Latest payments"));
    m_charge->setText(tr("Take payment"));
    m_phone->setText(tr("Pay on phone"));
    m_erase->setText(u"⌫"_s);
    m_erase->setAccessibleName(tr("Erase the last digit"));
    m_language->setText(tr("Íslenska"));
    m_amount->setAccessibleName(tr("Amount"));
    for (QPushButton *chip : m_methods)
        chip->setText(methodName(chip->property("method").toString()));
    showAmount();
}

} // namespace Kassi
