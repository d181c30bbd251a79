#include "ui/player/player.h"
#include "ui/player/structure.h"

namespace deltaflow {

void Player::setSabotage(const std::optional<Sabotage>& sabotage) {
    if (sabotage == m_sabotage) return;
    if (sabotage) {
        auto model =
            sabotaged(*m_project, *rightModel(), *sabotage); // throws before anything moves
        setPlaying(false);
        if (!m_sabotage) layAside();
        m_sabotage = sabotage;
        m_shelf.clear();
        m_model = std::move(model);
        m_history = makeHistory();
        m_view.iteration = 0;
        m_view.step = -1;
    } else {
        setPlaying(false);
        takeBack();
    }
    finishMotion();
    m_view.litPath.clear();
    m_view.marked.clear();
    loadTrace();
    m_view.step = std::min(m_view.step, derivation().size() - 1);
    readStep();
    emit engineChanged();
    emit numbersChanged();
    emit stepChanged();
}

std::shared_ptr<const Model> Player::rightModel() const {
    return m_aside ? m_aside->shown.model : m_model;
}

std::int64_t Player::leftIteration() const {
    return m_aside ? m_aside->shown.iteration : 0;
}

void Player::layAside() {
    m_aside = std::make_unique<Aside>();
    m_aside->shown = {m_project, m_model, std::move(m_history), m_view.iteration};
    m_aside->shelf = std::move(m_shelf);
    m_shelf.clear();
}

/// What was laid aside, or, if numbers were changed meanwhile, a training of them that an undo
/// leaves for it.
void Player::takeBack() {
    const auto aside = std::move(m_aside);
    m_sabotage.reset();
    m_model = aside->shown.model;
    m_shelf = std::move(aside->shelf);
    if (sameNumbers(*aside->shown.project, *m_project)) {
        m_history = std::move(aside->shown.history);
        m_view.iteration = aside->shown.iteration;
        return;
    }
    m_shelf.push_front(std::move(aside->shown));
    m_history = makeHistory();
    m_view.iteration = 0;
}

bool Player::endsHunt(const Project& next) const {
    return m_sabotage && (m_opening || !sameStructure(*m_project, next) ||
                          !isPossible(*m_sabotage, next, *rightModel()));
}

/// Without taking back what was shown: another model comes.
void Player::dropSabotage() {
    const auto aside = std::move(m_aside);
    m_sabotage.reset();
    m_history.reset();
    m_shelf.clear();
    if (m_opening) return;
    m_shelf = std::move(aside->shelf);
    m_shelf.push_front(std::move(aside->shown));
}

std::shared_ptr<const Model> Player::makeModel(const Project& project) const {
    return m_sabotage ? sabotaged(project, *rightModel(), *m_sabotage) : buildModel(project);
}

} // namespace deltaflow
