// SPDX-License-Identifier: MIT
#include "sandbox/idempotency_store.h"

namespace Kassi::Sandbox {

namespace {

bool isFinal(int status)
{
    return (status >= 200 && status < 300) || status == 400 || status == 404 || status == 422;
}

} // namespace

IdempotencyStore::Verdict IdempotencyStore::begin(const std::string &key, const std::string &fingerprint)
{
    const auto [entry, isNew] = m_entries.try_emplace(key, Entry{.fingerprint = fingerprint});
    if (isNew)
        return Fresh{};
    if (entry->second.fingerprint != fingerprint)
        return Reused{};
    if (entry->second.status == 0)
        return InFlight{};
    return Replay{HttpReply{.status = entry->second.status, .body = entry->second.body}};
}

void IdempotencyStore::finish(const std::string &key, const HttpReply &reply)
{
    if (!isFinal(reply.status)) {
        m_entries.erase(key);
        return;
    }
    Entry &entry = m_entries.at(key);
    entry.status = reply.status;
    entry.body = reply.body;
    ++m_revision;
}

Json IdempotencyStore::toJson() const
{
    Json kept = Json::object();
    for (const auto &[key, entry] : m_entries) {
        if (entry.status != 0)
            kept[key] = Json{{"fingerprint", entry.fingerprint}, {"status", entry.status}, {"body", entry.body}};
    }
    return kept;
}

void IdempotencyStore::fromJson(const Json &state)
{
    for (const auto &[key, entry] : state.items()) {
        m_entries[key] = Entry{.fingerprint = entry.at("fingerprint").get<std::string>(),
                               .status = entry.at("status").get<int>(),
                               .body = entry.at("body").get<std::string>()};
    }
}

} // namespace Kassi::Sandbox
