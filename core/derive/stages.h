#pragma once

#include "core/derive/step.h"
#include "core/network/model.h"

#include <optional>
#include <vector>

namespace deltaflow {

/// A run of steps of one kind over one node: its units one after another, each in `terms` steps.
struct Stage {
    Phase phase = Phase::Forward;
    StepKind kind = StepKind::PreActivation;
    int layer = 0;         ///< 1 … L; 0 for the loss.
    NodeId node = kNoNode; ///< Whose value, adjoint or update is written.
    Index units = 1;       ///< Elements written one by one below layer level.
    Index terms = 1;       ///< Arrivals of each unit's sum at term level.
    Index first = 0;       ///< The number of its first step, at the table's level.
    Index count = 0;       ///< How many steps it has there; 0 for one that this level leaves out.
};

/// Where a step stands.
struct StepPlace {
    std::size_t stage = 0;
    Index unit = 0;
    Index term = 0;
};

/// All stages of a pass in order, numbered at one level. Every level has the same stages, so that a
/// moment at one level can be found at another. O(layers) in time and space.
class StageTable {
public:
    StageTable(const Project& project, const Model& model, Level level);

    [[nodiscard]] Index size() const;
    [[nodiscard]] const std::vector<Stage>& stages() const { return m_stages; }
    [[nodiscard]] Level level() const { return m_level; }

    [[nodiscard]] StepPlace place(Index step) const;        ///< Throws std::out_of_range.
    [[nodiscard]] Index step(const StepPlace& place) const; ///< The step that covers the place.
    /// The stage that writes (node, quantity), if one does.
    [[nodiscard]] std::optional<std::size_t> stageOf(NodeId node, Quantity quantity) const;
    [[nodiscard]] std::optional<std::size_t> find(StepKind kind, int layer) const;

private:
    void add(Phase phase, StepKind kind, int layer, NodeId node, Index units, Index terms,
             bool atLayerLevel = true);

    Level m_level;
    std::vector<Stage> m_stages;
};

/// How many micro-steps an optimiser's update of one parameter has: its state, then the parameter.
[[nodiscard]] Index updateSteps(OptimiserKind kind);

} // namespace deltaflow
