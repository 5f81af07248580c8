// SPDX-License-Identifier: MIT
#include "setup/gateway_step.h"

#include "common/error_text.h"
#include "settings/credentials.h"
#include "settings/setting_values.h"
#include "setup/setup_field.h"

#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

const QString keychainName = u"borga"_s;

QRadioButton *makeChoice(const QString &name, QWidget *parent)
{
    auto *choice = new QRadioButton(parent);
    choice->setObjectName(name);
    choice->setMinimumHeight(44);
    return choice;
}

} // namespace

GatewayStep::GatewayStep(QString keyFile, QWidget *parent)
    : SetupStep(parent)
    , m_keyFile(std::move(keyFile))
    , m_merchant(new SetupField(u"merchant"_s, 100, this))
    , m_key(new SetupField(u"key"_s, 600, this))
    , m_placeLabel(new QLabel(this))
    , m_inFile(makeChoice(u"in-file"_s, this))
    , m_inKeychain(makeChoice(u"in-keychain"_s, this))
    , m_asIs(makeChoice(u"as-is"_s, this))
    , m_url(new SetupField(u"base-url"_s, 300, this))
    , m_findings(new QLabel(this))
{
    m_key->edit().setEchoMode(QLineEdit::Password);
    m_inFile->setChecked(true);
    m_findings->setObjectName(u"findings"_s);
    m_findings->setWordWrap(true);
    m_findings->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_merchant);
    layout->addWidget(m_key);
    layout->addWidget(m_placeLabel);
    layout->addWidget(m_inFile);
    layout->addWidget(m_inKeychain);
    layout->addWidget(m_asIs);
    layout->addWidget(m_url);
    layout->addWidget(m_findings);
    layout->addStretch();
    for (SetupField *field : {m_merchant, m_key, m_url})
        connect(field, &SetupField::edited, this, &GatewayStep::forget);
    for (const QRadioButton *place : {m_inFile, m_inKeychain, m_asIs})
        connect(place, &QRadioButton::toggled, this, &GatewayStep::forget);
    m_asIs->hide();
}

GatewayStep::~GatewayStep() = default;

QString GatewayStep::title() const
{
    return tr("Your account at Borga");
}

QString GatewayStep::purpose() const
{
    return tr("Merchant number, API key, address of the gateway");
}

QString GatewayStep::nextText() const
{
    if (isBusy())
        return tr("Asking Borga…");
    return m_good ? doneText() : tr("Check");
}

void GatewayStep::retranslate()
{
    const bool keeps = !m_answers.merchantId.isEmpty();
    m_merchant->setTexts(tr("Merchant number"), tr("From Borga's dashboard; starts with mer_"));
    m_key->setTexts(tr("API key"), keeps
                                       ? tr("Leave empty to keep the one that is there")
                                       : tr("From Borga's dashboard; starts with sk_live_, or sk_test_ for training"));
    m_url->setTexts(tr("Address of the gateway"), {});
    m_placeLabel->setText(tr("Where the key is kept"));
    m_inFile->setText(tr("In a file that only this user can read"));
    m_inKeychain->setText(tr("In the desktop's keychain"));
    m_asIs->setText(tr("Where it is now, as the settings file says"));
    showFindings();
}

void GatewayStep::enter(const SetupAnswers &answers)
{
    m_answers = answers;
    if (!answers.merchantId.isEmpty()) // whoever comes back finds what they typed
        m_merchant->setText(answers.merchantId);
    m_url->setText(answers.baseUrl);
    const bool inKeychain = std::holds_alternative<KeySource::Keychain>(answers.keySource);
    const bool inFile = std::holds_alternative<KeySource::File>(answers.keySource);
    m_asIs->setVisible(!inKeychain && !inFile);
    (inKeychain ? m_inKeychain : inFile ? m_inFile : m_asIs)->setChecked(true);
    m_merchant->edit().setFocus();
    retranslate();
}

void GatewayStep::next()
{
    if (isBusy())
        return;
    if (m_good)
        return Q_EMIT done(m_answers);
    if (!isFilledIn())
        return;
    const auto secret = key();
    if (!secret) {
        m_trouble = secret.error();
        return showFindings();
    }
    ask(*secret);
}

bool GatewayStep::isFilledIn()
{
    bool complete = true;
    if (!parseBaseUrl(m_url->text())) {
        m_url->setProblem(tr("Has to be a web address that starts with https:// and has no path"));
        complete = false;
    }
    const QString typed = m_key->text();
    const bool keeps = typed.isEmpty() && !m_answers.merchantId.isEmpty();
    if (!keeps && !hasKeyShape(typed)) {
        m_key->setProblem(typed.isEmpty() ? tr("Paste the key here")
                                          : tr("This is not an API key of Borga. Copy it again, whole, from the "
                                               "dashboard."));
        complete = false;
    }
    if (!typed.isEmpty() && m_asIs->isChecked()) {
        m_key->setProblem(tr("Kassi cannot put a new key where the old one is: choose below where it is to be kept"));
        complete = false;
    }
    if (!parseMerchantId(m_merchant->text())) {
        m_merchant->setProblem(tr("Has to start with mer_ and hold letters and digits only"));
        complete = false;
    }
    return complete;
}

Result<Secret> GatewayStep::key() const
{
    if (!m_key->text().isEmpty())
        return Secret(m_key->text());
    return loadApiKey(m_answers.keySource, CredentialEnvironment::ofThisProcess());
}

bool GatewayStep::staysInPlace() const
{
    if (m_inKeychain->isChecked())
        return std::holds_alternative<KeySource::Keychain>(m_answers.keySource);
    return m_asIs->isChecked() || std::holds_alternative<KeySource::File>(m_answers.keySource);
}

void GatewayStep::ask(const Secret &key)
{
    forget();
    m_asked = key;
    m_answers.baseUrl = m_url->text();
    m_test = isTestKey(key);
    auto api =
        BorgaApi::make({.baseUrl = *parseBaseUrl(m_url->text()), .merchantId = m_merchant->text(), .apiKey = key});
    if (!api) {
        m_trouble = api.error();
        return showFindings();
    }
    m_api = *std::move(api);
    m_readiness = std::make_unique<Readiness>(*m_api);
    connect(m_readiness.get(), &Readiness::merchantFound, this, [this](const Merchant &merchant) { take(merchant); });
    connect(m_readiness.get(), &Readiness::found, this, [this](const ReadinessPoint &point) { take(point); });
    // Later: it must not be destroyed by its own signal.
    connect(m_readiness.get(), &Readiness::finished, this, &GatewayStep::finish, Qt::QueuedConnection);
    m_readiness->start();
    showFindings();
    Q_EMIT changed();
}

void GatewayStep::take(const Merchant &merchant)
{
    m_found = merchant;
}

void GatewayStep::take(const ReadinessPoint &point)
{
    m_points.push_back(point);
    showFindings();
}

void GatewayStep::finish()
{
    m_readiness.reset();
    m_api.reset();
    const bool another = m_found && m_found->id != m_merchant->text();
    m_good = !another && std::ranges::all_of(m_points, &ReadinessPoint::isReady);
    if (m_good) {
        m_answers.merchantId = m_merchant->text();
        m_answers.merchantName = m_found ? m_found->name : QString();
        m_answers.isTestKey = m_test;
        m_moves = m_key->text().isEmpty() && !staysInPlace();
        if (!m_key->text().isEmpty() || m_moves) {
            m_answers.newKey = m_asked;
            m_answers.keySource = m_inKeychain->isChecked() ? ApiKeySource(KeySource::Keychain{keychainName})
                                                            : ApiKeySource(KeySource::File{m_keyFile});
        }
    }
    showFindings();
    Q_EMIT changed();
}

// What was found out holds for what was asked, and for nothing else.
void GatewayStep::forget()
{
    m_asked = {};
    m_readiness.reset();
    m_api.reset();
    m_found.reset();
    m_points.clear();
    m_trouble.reset();
    m_good = false;
    m_moves = false;
    showFindings();
    Q_EMIT changed();
}

void GatewayStep::showFindings()
{
    QStringList lines;
    if (m_trouble)
        lines << textFor(*m_trouble);
    if (m_found && m_found->id != m_merchant->text())
        lines << tr("The key belongs to another merchant, %1 (%2). Compare the two numbers.")
                     .arg(m_found->name, m_found->id);
    for (const ReadinessPoint &point : std::as_const(m_points)) {
        switch (point.finding) {
        case ReadinessFinding::Good: break;
        case ReadinessFinding::KeyIsRestricted: break;
        case ReadinessFinding::MayNotReadSessions:
            lines << tr("This key may not read payment sessions, so no payment could ever be confirmed. Use a key that "
                        "starts with sk_.");
            break;
        case ReadinessFinding::MayNotReadPayments:
            lines << tr("This key may not read payments. Claims (krafa) would stay pending for ever; leave them out.");
            break;
        case ReadinessFinding::KnowsTheImpossible:
            lines << tr("What answers at this address is not Borga. Look at the address of the gateway.");
            break;
        case ReadinessFinding::CallFailed:
            if (point.error && !lines.contains(textFor(*point.error)))
                lines << textFor(*point.error);
            break;
        default: break; // of a till that is set up already
        }
    }
    if (m_good) {
        const QString name = m_found && !m_found->name.isEmpty() ? m_found->name : m_answers.merchantId;
        lines.prepend(m_test ? tr("✓ %1 – a test key, no money moves").arg(name)
                             : tr("✓ %1 – a live key, real money moves").arg(name));
        if (m_moves)
            lines << tr("The key moves. Where it was until now it stays: delete it there.");
    }
    m_findings->setProperty("role", m_good ? u"notice"_s : u"error"_s);
    m_findings->style()->unpolish(m_findings);
    m_findings->style()->polish(m_findings);
    m_findings->setText(lines.join(u'\n'));
    m_findings->setVisible(!lines.isEmpty());
}

} // namespace Kassi
