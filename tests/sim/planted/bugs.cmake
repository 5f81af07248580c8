# SPDX-License-Identifier: MIT
# Mistakes that a hurried change could make. Never delete one because it is hard to find: that is the point.

# ---- the create call, its key and its body
planted_bug(post_before_plan STORE memory SOURCE machine/stepper_inputs.cpp
    WHAT "the create call leaves before its plan is durable"
    FIND "    append(Record::Planned{input.plan});"
    REPLACE "    call(Call::Create);\n    append(Record::Planned{input.plan});")
planted_bug(key_made_at_send STORE memory SOURCE checkout/checkout_controller.cpp
    WHAT "each send of the create call has a new key"
    FIND "m_ports.api.create(create.idempotencyKey, create.body,"
    REPLACE "m_ports.api.create(m_ports.random.uuid(), create.body,")
planted_bug(body_rebuilt STORE memory SOURCE checkout/checkout_controller.cpp
    WHAT "the body is made anew for each send"
    FIND "m_ports.api.create(create.idempotencyKey, create.body,"
    REPLACE "m_ports.api.create(create.idempotencyKey, encodeSessionRequest(m_request),")
planted_bug(journal_error_ignored STORE memory SOURCE checkout/checkout_controller.cpp
    WHAT "a record that could not be written counts as written"
    FIND "        answer = Input::RecordFailed{record, written.error()};"
    REPLACE "")
planted_bug(record_not_waited_for STORE memory SOURCE checkout/checkout_controller.cpp
    WHAT "an attempt goes on while its record is on its way to the disk"
    FIND "    m_writing = true;\n    m_inputsBefore = std::ssize(m_inputs);"
    REPLACE "    m_inputsBefore = 0;")

# ---- what a reply must agree with
planted_bug(amount_unchecked STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "a session of another amount is believed"
    FIND "if (session.amount.value_or(m_state.plan.money.amount) != m_state.plan.money.amount)"
    REPLACE "if (false)")
planted_bug(currency_unchecked STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "a session of another currency is believed"
    FIND "if (session.currency.value_or(m_state.plan.money.currency) != m_state.plan.money.currency)"
    REPLACE "if (false)")
planted_bug(session_unchecked STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "a reply about another session is believed"
    FIND "(!m_state.session.isEmpty() && session.id != m_state.session) || "
    REPLACE "")
planted_bug(mode_unchecked STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "a session of another kind is believed"
    FIND " || session.mode != m_state.plan.mode)"
    REPLACE ")")
planted_bug(payment_unchecked STORE memory SOURCE machine/stepper_inputs.cpp
    WHAT "a reply about another payment is believed"
    FIND "if (input.reply->id != m_state.payment)"
    REPLACE "if (false)")
planted_bug(payment_amount_unchecked STORE memory SOURCE machine/stepper_inputs.cpp
    WHAT "a payment of another amount is believed"
    FIND "if (input.reply->money != m_state.plan.money)"
    REPLACE "if (false)")
planted_bug(doubled_field_believed STORE memory SOURCE gateway/codec.cpp
    WHAT "an answer that gives a field twice is believed"
    FIND "    if (!isStrictJson(body))"
    REPLACE "    if (false)")

# ---- what decides an outcome
planted_bug(event_trusted STORE memory SOURCE machine/stepper_inputs.cpp
    WHAT "the page's word completed is enough for paid"
    FIND "        confirm(ConfirmReason::Hint);\n    hint();"
    REPLACE "        return confirm(ConfirmReason::Complete), conclude(Outcome::Paid, {}, true);\n    hint();")
planted_bug(complete_is_paid STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "an accepted krafa is called paid"
    FIND "return conclude(Outcome::Pending, {}, true);"
    REPLACE "return conclude(Outcome::Paid, {}, true);")
planted_bug(unread_krafa_is_paid STORE memory SOURCE machine/stepper_inputs.cpp
    WHAT "a key that may not read payments calls a krafa paid"
    FIND "m_state.plan.maySettleLater ? Outcome::Pending : Outcome::Paid"
    REPLACE "Outcome::Paid")
planted_bug(told_before_durable STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "an outcome is told before it is written"
    FIND "    append(*m_state.settling);"
    REPLACE "    finish(outcome, m_state.settling->error);")
planted_bug(cancel_unasked STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "cancelled without asking the gateway"
    FIND "before the withdrawal\n        return;\n    }\n    call(Call::PollSession);"
    REPLACE "before the withdrawal\n        return;\n    }\n    conclude(Outcome::Cancelled, {}, false);")
planted_bug(asked_before_taken_away STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "the checkout stays on the screen while it is asked whether anything was paid"
    FIND "    append(Record::Withdrawn{reason});\n    withdraw();"
    REPLACE "    append(Record::Withdrawn{reason});")
planted_bug(processing_is_cancelled STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "cancelled while a card is being authorised"
    FIND "    case PaymentStatus::Processing: return askAgainOrGiveUp();\n    case PaymentStatus::Succeeded:\n    case PaymentStatus::Refunded:"
    REPLACE "    case PaymentStatus::Processing: return conclude(Outcome::Cancelled, {}, false);\n    case PaymentStatus::Succeeded:\n    case PaymentStatus::Refunded:")
planted_bug(processing_is_expired STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "expired while a card is being authorised"
    FIND "    case PaymentStatus::Processing: return askAgainOrGiveUp();\n    case PaymentStatus::Succeeded:\n    case PaymentStatus::PartiallyRefunded:"
    REPLACE "    case PaymentStatus::Processing: return conclude(Outcome::Expired, {}, false);\n    case PaymentStatus::Succeeded:\n    case PaymentStatus::PartiallyRefunded:")
planted_bug(one_word_of_failure STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "a lagging server's failed is final"
    FIND "    case PaymentStatus::Failed: // unless that is the card before, told by a server that lags behind\n        if (confirmingMs() < pendingGraceMs)"
    REPLACE "    case PaymentStatus::Failed:\n        if (false)")
planted_bug(shown_is_unavailable STORE memory SOURCE machine/stepper_inputs.cpp
    WHAT "a restart forgets that a session was shown"
    FIND "    m_state.exposed = !m_state.session.isEmpty();"
    REPLACE "    m_state.exposed = false;")
planted_bug(taken_over_is_unavailable STORE memory SOURCE machine/stepper_inputs.cpp
    WHAT "a take-over that cannot be planned is told as unavailable"
    FIND "m_state.exposed || !m_state.plan.session.isEmpty();"
    REPLACE "m_state.exposed;")

# ---- late money
planted_bug(expired_rewritten STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "money that comes late rewrites the outcome"
    FIND "    if (outcome == Outcome::Paid || m_state.tookLate) {"
    REPLACE "    if (outcome == Outcome::Paid)\n        return append(*m_state.settling);\n    if (m_state.tookLate) {")
planted_bug(late_money_lost STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "money that comes late is not noticed"
    FIND "    if (outcome == Outcome::Paid || m_state.tookLate) {"
    REPLACE "    if (m_state.tookLate) {")
planted_bug(closed_at_first_expiry STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "an expired session is not looked at once more"
    FIND "    if (outcome == Outcome::Expired && !m_state.expiredBefore)"
    REPLACE "    if (false)")
planted_bug(late_money_untold STORE memory SOURCE checkout/payment_guardian.cpp
    WHAT "a restart does not alarm about late money again"
    FIND "        for (const Attempt &attempt : attempts)\n            tellIfLate(attempt);"
    REPLACE "")

# ---- one payment for one order
planted_bug(open_not_resumed STORE memory SOURCE machine/order_rules.cpp
    WHAT "a retry makes a second session beside an open attempt"
    FIND "    return attempt.isOpen() ? OrderDecision(Order::Resume{attempt}) : Order::TakeOver{attempt};"
    REPLACE "    return attempt.isOpen() ? OrderDecision(Order::StartNew{}) : Order::TakeOver{attempt};")
planted_bug(payable_not_taken_over STORE memory SOURCE machine/order_rules.cpp
    WHAT "a retry after a cancel makes a second session"
    FIND "OrderDecision(Order::Resume{attempt}) : Order::TakeOver{attempt};"
    REPLACE "OrderDecision(Order::Resume{attempt}) : Order::StartNew{attempt.payment};")
planted_bug(expired_not_attached STORE memory SOURCE machine/order_rules.cpp
    WHAT "after an expiry the order gets a second payment"
    FIND "attach ? earlier->payment : QString()"
    REPLACE "QString()")
planted_bug(paid_charged_again STORE memory SOURCE machine/order_rules.cpp
    WHAT "a paid order is charged again"
    FIND "        return Order::AlreadyPaid{*paid};"
    REPLACE "        return Order::StartNew{};")
planted_bug(other_amount_accepted STORE memory SOURCE machine/order_rules.cpp
    WHAT "one reference, two amounts"
    FIND "if (countsAsOrder && attempt.plan.money != money)"
    REPLACE "if (false)")

# ---- one payment in two places
planted_bug(phone_is_another_payment STORE memory SOURCE checkout/checkout_pair.cpp
    WHAT "the phone's session is made for a payment of its own"
    FIND "    request.payment = shown->payment;\n"
    REPLACE "")
planted_bug(phone_beside_phone STORE memory SOURCE checkout/checkout_pair.cpp
    WHAT "each press makes another session for a phone"
    FIND "    if (m_phone.isLive())\n        return {};\n"
    REPLACE "")
planted_bug(phone_beside_nothing STORE memory SOURCE machine/order_rules.cpp
    WHAT "a phone's session of an earlier run is not seen"
    FIND "        return isBeside(other) && areTwo(*form, other) && live(other);"
    REPLACE "        return other.plan.attempt.isEmpty() && live(other);")
planted_bug(both_call_it_paid STORE memory SOURCE checkout/checkout_pair.cpp
    WHAT "the place that did not win goes on by itself"
    FIND "    if (!loser.isLive())\n        return;"
    REPLACE "    if (!m_told)\n        return;")
planted_bug(loser_is_shown STORE memory SOURCE checkout/checkout_pair.cpp
    WHAT "the form stays on the screen when the phone has paid"
    FIND "                               [](const Result<void> &) {});\n    takeAway(loser);\n"
    REPLACE "                               [](const Result<void> &) {});\n")
planted_bug(cancels_the_form_only STORE memory SOURCE checkout/checkout_pair.cpp
    WHAT "a cancel leaves the phone's code on the screen"
    FIND "        m_phone.controller->cancel(reason);"
    REPLACE "        (void)reason;")
planted_bug(second_is_paid STORE memory SOURCE machine/order_rules.cpp
    WHAT "what the other place found is not looked at"
    FIND "            most = MoneyElsewhere::Taken;"
    REPLACE "            most = MoneyElsewhere::None;")
planted_bug(second_is_silent STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "money that may have been taken twice is told to nobody"
    FIND "    if (m_state.elsewhere == MoneyElsewhere::Taken)\n        return concludeSecond();"
    REPLACE "    if (m_state.elsewhere == MoneyElsewhere::Taken)\n        return conclude(Outcome::Cancelled, {}, true);")
planted_bug(late_first_is_no_first STORE memory SOURCE machine/order_rules.cpp
    WHAT "money that came late in one place does not count in the other"
    FIND "other.outcome == Outcome::Paid || (other.lateMoney && !other.lateSecond)"
    REPLACE "other.outcome == Outcome::Paid")
planted_bug(loser_takes_the_money STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "an expired form calls the phone's money late"
    FIND "        if (m_state.elsewhere != MoneyElsewhere::None) // that attempt has the money\n            return conclude(Outcome::Expired, {}, false);\n"
    REPLACE "")
planted_bug(phone_owns_the_form STORE memory SOURCE machine/order_rules.cpp
    WHAT "the form is no longer watched once there is a phone's session"
    FIND "other.plan.session.isEmpty() && other.plan.beside.isEmpty();"
    REPLACE "other.plan.session.isEmpty();")
planted_bug(form_owns_the_phone STORE memory SOURCE machine/order_rules.cpp
    WHAT "the phone's session is no longer watched once the form was taken over"
    FIND "other.plan.session.isEmpty() && other.plan.beside.isEmpty();"
    REPLACE "other.plan.beside.isEmpty();")
planted_bug(phone_wants_no_quiet STORE memory SOURCE checkout/checkout_pair.cpp
    WHAT "a Retry-After that one place is answered with is not honoured by the other"
    FIND "    phone->setSharedQuiet(m_quietUntil);\n"
    REPLACE "")
planted_bug(paid_elsewhere_is_live STORE memory SOURCE machine/order_rules.cpp
    WHAT "a form whose payment was promised on the phone is shown again"
    FIND "            most = std::max(most, MoneyElsewhere::Promised);"
    REPLACE "            most = std::max(most, MoneyElsewhere::None);")
planted_bug(once_counts_twice STORE memory SOURCE machine/record.cpp
    WHAT "an order whose money went back counts as paid by what somebody saw was taken once"
    FIND "        attempt.kept = true;\n"
    REPLACE "        attempt.kept = true;\n        attempt.lateSecond = false;\n")

# ---- folding records
planted_bug(payment_not_folded STORE memory SOURCE machine/record.cpp
    WHAT "the journal's payment is forgotten"
    FIND "        attempt.payment = record.payment;\n"
    REPLACE "")
planted_bug(settled_is_closed STORE memory SOURCE machine/record.cpp
    WHAT "a settled attempt is never watched"
    FIND "attempt.sessionClosed = record.sessionClosed;"
    REPLACE "attempt.sessionClosed = true;")
planted_bug(refused_refund_is_done STORE memory SOURCE machine/record.cpp
    WHAT "a refund that failed counts as made"
    FIND "            attempt.refunds.pop_back();\n"
    REPLACE "            refund.status = RefundStatus::Succeeded;\n")

# ---- looking ahead
planted_bug(ahead_wants_no_quiet STORE memory SOURCE machine/stepper_rules.cpp
    WHAT "a Retry-After that a look ahead is answered with is not honoured"
    FIND "    if (!reply)\n        keepQuiet(reply.error());\n"
    REPLACE "")

# ---- the guardian
planted_bug(forgets_after_cancel STORE memory SOURCE checkout/payment_guardian.cpp
    WHAT "the guardian adopts only what has no outcome"
    FIND "        if (attempt.isUnresolved())"
    REPLACE "        if (attempt.isOpen())")
planted_bug(forgets_after_restart STORE memory SOURCE checkout/payment_guardian.cpp
    WHAT "a restart takes up only what has no outcome"
    FIND "        take(*attempt, 0);"
    REPLACE "        if (attempt->isOpen())\n            take(*attempt, 0);")
planted_bug(two_owners STORE memory SOURCE checkout/payment_guardian.cpp
    WHAT "two attempts watch one payment, and good money is called late"
    FIND "    if (hasNewOwner(attempt, history)) {"
    REPLACE "    if (false) {")
planted_bug(unread_is_forgotten STORE memory SOURCE checkout/payment_guardian.cpp
    WHAT "an order that cannot be read when it is adopted is forgotten"
    FIND "            if (!m_released.contains(reference))\n                adopt(reference);"
    REPLACE "            (void)reference;")
planted_bug(refund_key_made_at_send STORE memory SOURCE checkout/payment_guardian.cpp
    WHAT "each send of a refund has a new key"
    FIND "    m_api.refund(refund.plan.idempotencyKey,"
    REPLACE "    m_api.refund(m_ports.random.uuid(),")
planted_bug(lost_refund_is_refused STORE memory SOURCE machine/refund_rules.cpp
    WHAT "a refund whose answer was lost counts as refused"
    FIND "    if (!reply && (accepted || reply.error().code != ErrorCode::Refused))"
    REPLACE "    if (!reply && accepted)")
planted_bug(accepted_refund_is_made STORE memory SOURCE machine/record.cpp
    WHAT "a refund that was accepted counts as made"
    FIND "        refund.status = record.status;"
    REPLACE "        refund.status = RefundStatus::Succeeded;")
planted_bug(accepted_refund_not_looked_at STORE memory SOURCE checkout/payment_guardian.cpp
    WHAT "a refund that was accepted is sent again instead of looked at"
    FIND "    if (!refund.id.isEmpty()) // accepted"
    REPLACE "    if (false) // accepted")
planted_bug(refund_before_durable STORE memory SOURCE checkout/payment_guardian.cpp
    WHAT "a refund leaves before it is durable"
    FIND "    m_unsent.insert(plan.idempotencyKey);"
    REPLACE "    m_api.refund(plan.idempotencyKey, plan.body, [](const auto &) {});")
planted_bug(refund_above_the_rest STORE memory SOURCE machine/record.cpp
    WHAT "a refund is not held against what is left"
    FIND "amount >= 1 && amount <= rest();"
    REPLACE "amount >= 1;")
planted_bug(refunded_is_still_there STORE memory SOURCE machine/record.cpp
    WHAT "what went back is still counted as left"
    FIND "        left -= refund.amount;"
    REPLACE "        left -= refund.status == RefundStatus::Succeeded ? 0 : refund.amount;")
planted_bug(part_refunded_is_free STORE memory SOURCE machine/record.cpp
    WHAT "an order that was refunded in part is charged again"
    FIND "    return isTaken() && rest() > 0;"
    REPLACE "    return isTaken() && refunds.empty();")
planted_bug(refund_amount_unchecked STORE memory SOURCE machine/refund_rules.cpp
    WHAT "an answer about a refund of another amount is believed"
    FIND "asked.plan.amount == 0 || reply.money.amount == asked.amount;"
    REPLACE "true;")
planted_bug(refused_key_is_refused_refund STORE memory SOURCE machine/refund_rules.cpp
    WHAT "a key that was taken away counts as the refusal of a refund that had left"
    FIND "    if (!reply && sentBefore && isKeyTrouble(reply.error()))"
    REPLACE "    if (false)")
planted_bug(guardian_in_a_hurry STORE memory SOURCE checkout/paced_api.cpp
    WHAT "the guardian keeps no gap between its calls"
    FIND "m_lastLeft ? *m_lastLeft + m_gapMs - m_clock.monotonicMs() : 0"
    REPLACE "0")

# ---- asking too often, and secrets
planted_bug(retry_after_ignored STORE memory SOURCE machine/poll_schedule.cpp
    WHAT "a Retry-After is not honoured"
    FIND "    if (retryAfterMs)\n        return *retryAfterMs;\n"
    REPLACE "")
planted_bug(hints_in_bursts STORE memory SOURCE machine/poll_schedule.cpp
    WHAT "a page can make Kassi ask without end"
    FIND "    return hints < 5 ? 300 : 2'000;"
    REPLACE "    return hints < 0 ? 300 : 0;")
planted_bug(secret_in_a_note STORE memory SOURCE machine/evidence_notes.cpp
    WHAT "a client secret is written down as evidence"
    FIND "Record::Noted{u\"shown\"_s, command.session.id}"
    REPLACE "Record::Noted{u\"shown\"_s, command.session.clientSecret.reveal()}")

# ---- the journal, on a disk that forgets
planted_bug(sync_dropped STORE sqlite SOURCE journal/sql_journal.cpp
    WHAT "the journal does not sync"
    FIND "{u\"synchronous\"_s, u\"FULL\"_s, u\"2\"_s}"
    REPLACE "{u\"synchronous\"_s, u\"OFF\"_s, u\"0\"_s}")
planted_bug(sync_at_checkpoints STORE sqlite SOURCE journal/sql_journal.cpp
    WHAT "the journal syncs at checkpoints only"
    FIND "{u\"synchronous\"_s, u\"FULL\"_s, u\"2\"_s}"
    REPLACE "{u\"synchronous\"_s, u\"NORMAL\"_s, u\"1\"_s}")
planted_bug(commit_unchecked STORE sqlite SOURCE journal/sql_journal.cpp
    WHAT "a transaction that failed counts as written"
    FIND "    if (!grown)\n        return grown;\n"
    REPLACE "")
planted_bug(unresolved_not_marked STORE sqlite SOURCE journal/summary.cpp
    WHAT "the list of unresolved attempts holds what was open at last"
    FIND "            .unresolved = attempt.isUnresolved()};"
    REPLACE "            .unresolved = attempt.isOpen()};")
planted_bug(closed_not_read STORE sqlite SOURCE journal/record_codec.cpp
    WHAT "every settled session reads as closed"
    FIND "    settled.sessionClosed = fields.flag(u\"session_closed\"_s);"
    REPLACE "    settled.sessionClosed = fields.flag(u\"session_closed\"_s) || true;")
