// SPDX-License-Identifier: MIT
#include "bench/arena.h"

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

Arena::Arena(ArenaOptions chosen)
    : options(std::move(chosen))
    , gateway(options.delay)
    , webTill(gateway.sandbox(), element.origin())
    , own(kassi(gateway, element))
    , peers(findPeers(QString::fromStdString(webTill.url()), options.chromium))
    , missing(peers.missing)
{
    // Of what is installed not all stands: Debian 12's cog knows no X11.
    std::erase_if(peers.found, [this](const Contestant &peer) {
        try {
            makeTill(peer)->start();
        } catch (const Failure &failure) {
            missing << u"%1 (%2): %3"_s.arg(peer.name, peer.version, QString::fromUtf8(failure.what()));
            return true;
        }
        return false;
    });
}

std::unique_ptr<Till> Arena::makeTill(const Contestant &contestant)
{
    return std::make_unique<Till>(contestant, gateway, element, options.pictures, options.takesPictures);
}

Tills Arena::makeTills()
{
    Tills tills;
    tills.push_back(makeTill(own));
    for (const Contestant &peer : peers.found)
        tills.push_back(makeTill(peer));
    return tills;
}

std::vector<Till *> inTurn(const Tills &tills, int round)
{
    std::vector<Till *> order;
    for (std::size_t i = 0; i < tills.size(); ++i)
        order.push_back(tills[(i + std::size_t(round)) % tills.size()].get());
    return order;
}

void Series::add(const QString &what, const Till &till, std::optional<double> value)
{
    if (value)
        add(what, till, *value);
}

Figures Series::figures(const QString &what, const QString &unit, std::optional<Target> target) const
{
    const auto all = m_values.find(what);
    if (all == m_values.end())
        return {};
    const auto ours = all->second.find(u"Kassi"_s);
    if (ours == all->second.end())
        return {};
    Figure figure = figureOf(what, unit, ours->second);
    figure.target = target;
    Figures figures;
    for (const auto &[name, values] : all->second) {
        if (name != ours->first)
            figures.push_back(figureBeside(figure, name, values));
    }
    if (figures.empty())
        figures.push_back(figure);
    return figures;
}

} // namespace Kassi::Bench
