// SPDX-License-Identifier: MIT
#include "cashier/progress_panel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QLabel *centred(const QString &role, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignCenter);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// Which of the four steps it is; none of them yet.
std::optional<qsizetype> stepOf(PaymentStage stage)
{
    switch (stage) {
    case PaymentStage::Preparing:
    case PaymentStage::LookingUp:
    case PaymentStage::NotOpen: return std::nullopt;
    case PaymentStage::Opening:
    case PaymentStage::OnPhone:
    case PaymentStage::TurnedAway:
    case PaymentStage::Waiting: return 0;
    case PaymentStage::Typing: return 1;
    case PaymentStage::Bank: return 2;
    case PaymentStage::Confirming: return 3;
    }
    Q_UNREACHABLE();
}

constexpr qsizetype stepCount = 4;

} // namespace

QString elapsedText(qint64 ms)
{
    const qint64 seconds = ms / 1'000;
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

ProgressPanel::ProgressPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(centred(u"title"_s, u"progress"_s, this))
    , m_since(centred(u"heading"_s, u"progress-since"_s, this))
    , m_why(centred(u"notice"_s, u"progress-why"_s, this))
    , m_where(centred(u"quiet"_s, u"progress-where"_s, this))
    , m_bring(new QPushButton(this))
{
    m_bring->setObjectName(u"bring-here"_s);
    m_bring->setProperty("role", u"small"_s);
    m_bring->setFocusPolicy(Qt::TabFocus);
    connect(m_bring, &QPushButton::clicked, this, &ProgressPanel::bringHereWanted);
    auto *bring = new QShortcut(QKeySequence(Qt::Key_F7), this);
    bring->setContext(Qt::ApplicationShortcut); // the keyboard is with the customer
    bring->setAutoRepeat(false);
    connect(bring, &QShortcut::activated, this, &ProgressPanel::bringHereWanted);

    auto *steps = new QHBoxLayout;
    steps->setSpacing(8);
    for (qsizetype step = 0; step < stepCount; ++step) {
        m_steps << centred(u"quiet"_s, u"step-%1"_s.arg(step), this);
        m_steps.last()->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        steps->addWidget(m_steps.last(), 1);
    }
    auto *text = new QWidget(this);
    text->setMaximumWidth(680);
    auto *column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_since);
    column->addWidget(m_why);
    column->addSpacing(16);
    column->addLayout(steps);
    column->addStretch(2);
    column->addWidget(m_where);
    column->addWidget(m_bring, 0, Qt::AlignHCenter);
    auto *middle = new QHBoxLayout(this);
    middle->setContentsMargins(24, 24, 24, 24);
    middle->addStretch(1);
    middle->addWidget(text, 100); // as wide as it may be; what is left goes to both sides
    middle->addStretch(1);
    m_why->hide();
    retranslate();
}

void ProgressPanel::show(PaymentStage stage, qint64 elapsedMs, const QString &why)
{
    m_since->setText(elapsedText(elapsedMs));
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    if (std::exchange(m_stage, stage) != stage)
        retranslate();
}

void ProgressPanel::setLanguageName(const QString &name)
{
    m_languageName = name;
    retranslate();
}

void ProgressPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProgressPanel::retranslate()
{
    m_title->setText(textFor(m_stage));
    const QStringList steps = {tr("Waiting for card"), tr("Typing"), tr("Bank check"), tr("Confirming")};
    const auto current = stepOf(m_stage);
    for (qsizetype step = 0; step < stepCount; ++step) {
        QLabel *label = m_steps[step];
        const bool now = current == step;
        label->setText((now ? u"●\n"_s : u"○\n"_s) + steps[step]);
        label->setProperty("role", now ? u"heading"_s : u"quiet"_s);
        label->style()->polish(label); // the style reads the role only then
    }
    m_where->setText(tr("The customer pays at their own display (%1).").arg(m_languageName));
    m_bring->setText(tr("Bring the payment to this screen") + u"   F7"_s);
}

} // namespace Kassi
