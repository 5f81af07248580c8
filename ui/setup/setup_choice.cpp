// SPDX-License-Identifier: MIT
#include "setup/setup_choice.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace Kassi {

namespace {
constexpr int touchHeight = 46;
}

SetupChoice::SetupChoice(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_box(new QComboBox(this))
{
    m_box->setObjectName(name);
    m_box->setMinimumHeight(touchHeight);
    m_label->setBuddy(m_box);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addWidget(m_box);
}

void SetupChoice::setTexts(const QString &label, const std::vector<Item> &items)
{
    const QVariant chosen = value();
    m_label->setText(label);
    m_box->setAccessibleName(label);
    m_box->clear();
    for (const Item &item : items)
        m_box->addItem(item.text, item.value);
    setValue(chosen);
}

QVariant SetupChoice::value() const
{
    return m_box->currentData();
}

void SetupChoice::setValue(const QVariant &value)
{
    m_box->setCurrentIndex(std::max(m_box->findData(value), 0));
}

} // namespace Kassi
