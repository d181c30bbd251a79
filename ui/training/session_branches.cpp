// What becomes of a training and its curve where another project, or another engine, is shown.
#include "ui/training/training_session.h"

#include "ui/player/structure.h"

#include <algorithm>

namespace deltaflow {
namespace {

constexpr std::size_t kMostGhosts = 8;

} // namespace

/// What one engine has trained is not the other's.
void TrainingSession::engineChanged() {
    abandon();
    m_scored.reset();
    const bool hunted = m_player.sabotage().has_value();
    if (hunted && !m_aside)
        m_aside = {m_project, std::move(m_curve), std::move(m_ghosts), m_reached,
                   m_verdict, m_lastGood,         m_diverged};
    m_curve.clear();
    m_ghosts.clear();
    m_reached = 0;
    forgetVerdict();
    if (hunted) {
        m_project = m_player.document().shared();
    } else if (m_aside) { // if it is of another project, projectChanged() sees to that
        m_project = m_aside->project;
        m_curve = std::move(m_aside->curve);
        m_ghosts = std::move(m_aside->ghosts);
        m_reached = m_aside->reached;
        m_verdict = m_aside->verdict;
        m_lastGood = m_aside->lastGood;
        m_diverged = m_aside->diverged;
        m_aside.reset();
    }
    m_runName = nameOfRun(m_project.get());
    emit progressed();
}

std::optional<std::int64_t> TrainingSession::leftAside() const {
    if (!m_aside || m_aside->reached == 0 || m_aside->curve.empty()) return std::nullopt;
    const std::int64_t shown = m_player.leftIteration();
    const std::int64_t last = shown > 0 ? shown : m_aside->reached;
    return m_aside->lastGood ? std::min(last, *m_aside->lastGood) : last;
}

/// The player shows another project: a number was changed, or the structure, or an undo did it.
void TrainingSession::projectChanged() {
    const auto project = m_player.document().shared();
    if (m_showing || project == m_project) return;
    const bool same = m_project && sameNumbers(*m_project, *project);
    const bool comparable = m_project && sameStructure(*m_project, *project);
    if (same) {
        m_project = project;
        m_runName = nameOfRun(m_project.get());
        return;
    }
    const bool wasRunning = isRunning();
    abandon();
    m_scored.reset();
    branchTo(project, comparable);
    m_project = project;
    m_runName = nameOfRun(m_project.get());
    forgetVerdict();
    if (wasRunning) {
        launch();
        emit runningChanged();
    }
    emit progressed();
}

void TrainingSession::branchTo(const std::shared_ptr<const Project>& project, bool comparable) {
    const std::int64_t iteration = m_player.view().iteration;
    const auto again = std::ranges::find_if(
        m_ghosts, [&](const Ghost& ghost) { return sameNumbers(*ghost.project, *project); });
    const std::optional<Ghost> known =
        again == m_ghosts.end() ? std::nullopt : std::optional(std::move(*again));
    if (known) m_ghosts.erase(again);
    const std::int64_t from = comparable ? differFrom(*m_project, *project) : 0;
    if (m_curve.size() > 1 && m_curve.back().iteration >= from) { // some of it is no more
        m_ghosts.push_back({m_project, m_curve, m_reached, m_runName});
        if (m_ghosts.size() > kMostGhosts) m_ghosts.erase(m_ghosts.begin());
    }
    if (known) {
        m_curve = known->curve;
        m_reached = std::max(iteration, known->reached);
        return;
    }
    std::erase_if(m_curve, [&](const CurvePoint& p) { return p.iteration >= from; });
    m_reached = iteration;
}

void TrainingSession::clearGhosts() {
    m_ghosts.clear();
    emit progressed();
}

} // namespace deltaflow
