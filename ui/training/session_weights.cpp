#include "ui/training/session_weights.h"

#include "core/train/kept_weights.h"

namespace deltaflow {

std::int64_t SessionWeights::iteration() const {
    if (m_session.player().sabotage()) return 0; // what a bug has trained is never the document's
    return m_session.learns() ? m_session.player().view().iteration : 0;
}

Project SessionWeights::project() const {
    const Player& player = m_session.player();
    const Project& own = player.document().project();
    if (iteration() == 0) return own;
    const Moment shown = player.moment();
    checkFinite(shown);
    return withWeightsOf(own, player.model(), shown);
}

std::optional<std::int64_t> SessionWeights::atStake() {
    m_session.stop();
    if (m_session.player().sabotage()) return m_session.leftAside();
    if (!m_session.hasTrained()) return std::nullopt;
    const std::int64_t shown = m_session.player().view().iteration;
    std::int64_t iteration = shown > 0 ? shown : m_session.reached();
    if (const auto good = m_session.lastGood()) iteration = std::min(iteration, *good);
    return iteration > 0 ? std::optional(iteration) : std::nullopt;
}

QString SessionWeights::keep(std::int64_t iteration) {
    m_session.stop();
    m_session.player().setSabotage({}); // those of the right engine
    m_session.player().goToIteration(iteration);
    return m_session.player().keepWeights();
}

} // namespace deltaflow
