// SPDX-License-Identifier: MIT
#include "setup/setup_assistant.h"

#include "common/error_text.h"
#include "common/language.h"
#include "common/page_stack.h"
#include "common/parts.h"
#include "setup/checkout_step.h"
#include "setup/gateway_step.h"
#include "setup/handling_step.h"
#include "setup/look_step.h"
#include "setup/receipt_step.h"
#include "setup/sections_step.h"
#include "setup/welcome_step.h"

#include <QBoxLayout>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStyle>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int readableWidth = 640;
constexpr int lowest = 480; ///< Below it the fields need the room of a large title.

} // namespace

SetupAssistant::SetupAssistant(SetupOptions options, Language &language, QWidget *parent)
    : QWidget(parent)
    , m_options(std::move(options))
    , m_language(language)
    , m_title(makeLabel(u"title"_s, u"setup-title"_s, this))
    , m_progress(makeLabel(u"quiet"_s, u"setup-progress"_s, this))
    , m_problem(makeLabel(u"error"_s, u"setup-problem"_s, this))
    , m_stack(new PageStack(this))
    , m_back(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_end(new QWidget(this))
    , m_endText(makeLabel(u"heading"_s, u"setup-end"_s, m_end))
    , m_try(new TestPayment(m_options.testPayment, m_end))
{
    setObjectName(u"page"_s);
    if (QFileInfo::exists(m_options.settingsFile)) {
        if (const auto settings = loadSettings(m_options.settingsFile))
            m_before = answersFrom(*settings);
    }
    m_answers = m_before.value_or(SetupAnswers{});
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    m_next->setProperty("role", u"primary"_s);
    m_problem->hide();

    if (m_before) {
        m_sections = new SectionsStep(m_options.settingsFile, m_stack);
        add(m_sections);
        connect(m_sections, &SectionsStep::chosen, this, [this](int section) { go(section + 1); });
    } else {
        m_answers.language = m_language.code();
        auto *welcome = new WelcomeStep(m_stack);
        add(welcome);
        connect(welcome, &WelcomeStep::languageWanted, this, [this](const QString &code) {
            m_answers.language = code;
            m_language.use(code);
            current().enter(m_answers);
        });
        connect(welcome, &WelcomeStep::trainingWanted, this, [this] { Q_EMIT finished(SetupEnd::Training); });
    }
    add(new GatewayStep(m_options.keyFile, m_stack));
    add(new CheckoutStep(m_stack));
    add(new TillStep(m_options.printers, m_stack));
    if (m_sections) {
        add(new LookStep(m_stack));
        add(new HandlingStep(m_stack));
        add(new ReceiptStep(m_stack));
        for (std::size_t i = 1; i < m_steps.size(); ++i)
            m_sections->add(*m_steps[i]);
    }
    for (SetupStep *step : m_steps)
        step->setLast(m_sections || step == m_steps.back());
    auto *end = new QVBoxLayout(m_end);
    end->setContentsMargins(0, 0, 0, 0);
    end->addWidget(m_endText);
    end->addWidget(m_try);
    connect(m_try, &TestPayment::changed, this, &SetupAssistant::showButtons);
    end->addStretch();
    m_stack->addScrolled(m_end);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_next);
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addWidget(m_progress);
    column->addWidget(m_title);
    column->addWidget(m_stack, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 24);
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(readableWidth);
    column->setContentsMargins(0, 0, 0, 0);
    middle->setLayout(column);
    layout->addStretch(1);
    layout->addWidget(middle, 100);
    layout->addStretch(1);
    connect(m_back, &QPushButton::clicked, this, [this] { go(m_sections ? 0 : m_at - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_stack->currentPage() == m_end)
            Q_EMIT finished(SetupEnd::Saved);
        else
            current().next();
    });
    retranslate();
    go(0);
}

void SetupAssistant::add(SetupStep *step)
{
    m_steps.push_back(step);
    m_stack->addScrolled(step);
    connect(step, &SetupStep::done, this, &SetupAssistant::stepDone);
    connect(step, &SetupStep::changed, this, &SetupAssistant::showButtons);
}

SetupStep &SetupAssistant::current() const
{
    return *m_steps.at(std::size_t(m_at));
}

void SetupAssistant::go(int step)
{
    m_at = step;
    m_problem->hide();
    m_stack->setCurrentWidget(&current());
    retranslate();
    current().enter(m_answers);
}

void SetupAssistant::stepDone(const SetupAnswers &answers)
{
    if (m_sections && m_at == 0)
        return Q_EMIT finished(SetupEnd::Saved);
    m_answers = answers;
    if (!m_sections && m_at + 1 < int(m_steps.size()))
        return go(m_at + 1);
    save();
}

// The key first: settings that name a place where no key is would be a till that does not start.
void SetupAssistant::save()
{
    if (m_saving)
        return;
    m_saving = true;
    showButtons();
    if (m_answers.newKey.isEmpty())
        return keyStored({});
    if (const auto *file = std::get_if<KeySource::File>(&m_answers.keySource))
        return keyStored(storeApiKey(file->path, m_answers.newKey));
    const auto *keychain = std::get_if<KeySource::Keychain>(&m_answers.keySource);
    Q_ASSERT(keychain);
    m_options.storeInKeychain(keychain->name, m_answers.newKey, [self = QPointer(this)](const Result<void> &stored) {
        if (self)
            self->keyStored(stored);
    });
}

void SetupAssistant::keyStored(const Result<void> &stored)
{
    m_saving = false;
    auto saved = stored;
    if (saved)
        saved = saveSettings(m_options.settingsFile, editsFrom(m_answers, m_before));
    if (!saved) {
        logError(saved.error());
        m_problem->setText(textFor(saved.error()));
        m_problem->show();
        if (m_sections)
            m_answers = *m_before; // what is not written down does not wait for the next part
        return showButtons();
    }
    m_answers.newKey = {};
    m_before = m_answers;
    m_language.use(m_answers.language);
    if (m_sections) {
        go(0);
        return m_sections->tellSaved();
    }
    m_try->setLive(!m_answers.isTestKey);
    m_stack->setCurrentWidget(m_end);
    retranslate();
    m_next->setFocus();
}

void SetupAssistant::showButtons()
{
    const bool ended = m_stack->currentPage() == m_end;
    const QString text = ended ? tr("Open the till") : current().nextText();
    m_next->setText(text);
    m_next->setVisible(!text.isEmpty());
    m_next->setEnabled(ended ? !m_try->isRunning() : !m_saving && !current().isBusy());
    m_back->setVisible(!ended && m_at > 0);
}

void SetupAssistant::resizeEvent(QResizeEvent *event)
{
    const QString role = height() < lowest ? u"heading"_s : u"title"_s;
    if (m_title->property("role") != role) {
        m_title->setProperty("role", role);
        m_title->style()->polish(m_title); // the style reads the role only then
    }
    QWidget::resizeEvent(event);
}

void SetupAssistant::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SetupAssistant::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()); enter && button)
        return button->click();
    if (enter && m_next->isVisible())
        return m_next->click();
    if (event->key() == Qt::Key_Escape && m_back->isVisible())
        return m_back->click();
    QWidget::keyPressEvent(event);
}

void SetupAssistant::retranslate()
{
    const bool ended = m_stack->currentPage() == m_end;
    setWindowTitle(tr("Setting up Kassi"));
    for (SetupStep *step : m_steps)
        step->retranslate();
    m_title->setText(ended ? tr("The till is ready") : current().title());
    m_progress->setText(tr("Step %1 of %2").arg(m_at + 1).arg(m_steps.size()));
    m_progress->setVisible(!ended && !m_sections);
    m_try->retranslate();
    m_back->setText(tr("Back"));
    m_endText->setText(tr("The settings are in %1. You can change them there, or here: type kassi setup.")
                           .arg(QDir::toNativeSeparators(m_options.settingsFile)));
    showButtons();
}

} // namespace Kassi
