// SPDX-License-Identifier: MIT
// The set-up's test payment: `kassi charge` once more, beside the set-up, with the settings that were just saved. It
// goes the way of every other payment and stands in the till's journal like one.
#pragma once

#include "command_line.h"
#include "payment/outcome.h"
#include "payment/result.h"

#include <QObject>

#include <functional>

class QProcess;

namespace Kassi {

class TestCharge final : public QObject
{
    Q_OBJECT

public:
    using Told = std::function<void(const Result<Outcome> &)>;

    /// `options`: where the settings are, and the state folder of the till.
    TestCharge(QString program, CommonOptions options, QObject *parent = nullptr);
    /// One that still runs is cancelled, as far as it can be.
    ~TestCharge() override;

    /// Answers once. Not while another one is under way.
    void start(qint64 amount, const QString &reference, const Told &told);

private:
    void end(bool started);

    QString m_program;
    CommonOptions m_options;
    QProcess *m_process;
    Told m_told;
};

} // namespace Kassi
