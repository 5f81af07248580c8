// SPDX-License-Identifier: MIT
#include "machine/evidence_notes.h"

#include <algorithm>
#include <array>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QString wordFor(const Error &error)
{
    const QString code = errorCodeName(error.code);
    return error.httpStatus > 0 ? u"%1 %2"_s.arg(code).arg(error.httpStatus) : code;
}

template <std::size_t count, typename Value>
QString wordFrom(const std::array<const char *, count> &words, Value value)
{
    return QString::fromLatin1(words.at(size_t(value)));
}

using Note = std::optional<Record::Noted>;

const QString by = u"by"_s;
constexpr std::array acts{"charge", "cancel", "refund", "keep", "permit"};

struct InputNote
{
    Note operator()(const Input::Begin &) const { return {}; } // its plan says it all
    Note operator()(const Input::Resume &input) const
    {
        return Record::Noted{u"asked"_s, wordFrom(std::array{"present", "settle", "watch"}, input.purpose)};
    }
    Note operator()(const Input::Recorded &input) const
    {
        if (std::holds_alternative<Record::Planned>(input.record))
            return Record::Noted{u"asked"_s, u"charge"_s};
        return {};
    }
    Note operator()(const Input::RecordFailed &) const { return {}; }
    Note operator()(const Input::CreateReply &input) const
    {
        return Record::Noted{u"created"_s, input.reply
                                               ? u"%1 %2"_s.arg(sessionStatusName(input.reply->status), input.reply->id)
                                               : wordFor(input.reply.error())};
    }
    Note operator()(const Input::SessionReply &input) const
    {
        return Record::Noted{u"session"_s,
                             input.reply ? sessionStatusName(input.reply->status) : wordFor(input.reply.error())};
    }
    Note operator()(const Input::PaymentReply &input) const
    {
        return Record::Noted{u"payment"_s,
                             input.reply ? paymentStatusName(input.reply->status) : wordFor(input.reply.error())};
    }
    Note operator()(const Input::PageEvent &input) const
    {
        if (std::holds_alternative<Event::Resize>(input.event) ||
            std::holds_alternative<Event::Unsupported>(input.event))
            return {};
        return Record::Noted{u"page"_s,
                             wordFrom(std::array{"ready", "processing", "completed", "cancelled", "failed", "expired"},
                                      input.event.index())};
    }
    Note operator()(const Input::PageLost &input) const { return Record::Noted{u"page_lost"_s, wordFor(input.error)}; }
    Note operator()(const Input::TimerFired &) const { return {}; }
    Note operator()(const Input::Cancel &input) const
    {
        return Record::Noted{u"pressed"_s, cancelReasonName(input.reason)};
    }
};

struct CommandNote
{
    Note operator()(const Command::Create &) const { return Record::Noted{u"sent"_s, u"create"_s}; }
    Note operator()(const Command::Present &command) const { return Record::Noted{u"shown"_s, command.session.id}; }
    Note operator()(const Command::Withdraw &) const { return Record::Noted{u"taken_away"_s, {}}; }
    Note operator()(const Command::Announce &command) const
    {
        return Record::Noted{u"told"_s, outcomeName(command.outcome)};
    }
    template <typename Other>
    Note operator()(const Other &) const
    {
        return {};
    }
};

} // namespace

Note noteOf(const AnyInput &input)
{
    return std::visit(InputNote{}, input);
}

Note noteOf(const AnyCommand &command)
{
    return std::visit(CommandNote{}, command);
}

Record::Noted noteBy(StaffAct act, const QString &name)
{
    return {by, wordFrom(acts, act) + u' ' + name};
}

std::optional<std::pair<StaffAct, QString>> actOf(const Record::Noted &noted)
{
    const QString word = noted.detail.section(u' ', 0, 0);
    const auto known = std::ranges::find(acts, word.toStdString());
    if (noted.what != by || known == acts.end())
        return {};
    return std::pair(StaffAct(known - acts.begin()), noted.detail.section(u' ', 1));
}

} // namespace Kassi
