#pragma once

#include "core/derive/node_rules.h"
#include "core/derive/step.h"
#include "core/network/model.h"

#include <functional>
#include <optional>
#include <vector>

namespace deltaflow {

/// A run of steps of one kind over one node: its units one after another, each in `terms` steps.
struct Stage {
    Phase phase = Phase::Forward;
    StepKind kind = StepKind::PreActivation;
    int layer = 0;         ///< 1 … L; 0 for the loss and for what has no layers.
    NodeId node = kNoNode; ///< Whose value, adjoint or update is written.
    /// An adjoint's: the activation through which all of it comes and whose own adjoint is gathered
    /// in this stage's first terms; kNoNode where there is none.
    NodeId through = kNoNode;
    Index units = 1; ///< Elements written one by one below layer level.
    Index terms = 1; ///< Arrivals of each unit's sum at term level; of the longest, if ragged.
    Index first = 0; ///< The number of its first step, at the table's level.
    Index count = 0; ///< How many steps it has there; 0 for one that this level leaves out.
    /// Where each unit's terms begin, and where the last one's end; empty unless they are ragged.
    std::vector<Index> begins;

    [[nodiscard]] Index termsOf(Index unit) const {
        const auto u = static_cast<std::size_t>(unit);
        return begins.empty() ? terms : begins[u + 1] - begins[u];
    }
};

/// Where a step stands. A term of kLastTerm is the last of its unit.
inline constexpr Index kLastTerm = -1;
struct StepPlace {
    std::size_t stage = 0;
    Index unit = 0;
    Index term = 0;
};

/// All stages of a pass in order, numbered at one level: every computed node forwards, every one
/// that leads to the loss backwards, every parameter's gradient and update. Every level has the
/// same stages, so that a moment at one level can be found at another. O(nodes) in time and space;
/// O(elements) for a pooling and for what reaches it or a convolution.
class StageTable {
public:
    /// Of a pass over so many samples.
    StageTable(const Project& project, const Model& model, Index samples, Level level,
               WayBack wayBack);

    [[nodiscard]] Index size() const;
    [[nodiscard]] const std::vector<Stage>& stages() const { return m_stages; }
    [[nodiscard]] Level level() const { return m_level; }

    [[nodiscard]] StepPlace place(Index step) const;        ///< Throws std::out_of_range.
    [[nodiscard]] Index step(const StepPlace& place) const; ///< The step that covers the place.
    /// The stage that writes (node, quantity), if one does.
    [[nodiscard]] std::optional<std::size_t> stageOf(NodeId node, Quantity quantity) const;
    /// The stage that tells a loss's parts one by one.
    [[nodiscard]] std::optional<std::size_t> partsOf(NodeId loss) const;

private:
    void addForward(const Model& model, const NodeRules& rules);
    void addLoss(const Model& model, const NodeRules& rules);
    void addBackward(const Model& model, const NodeRules& rules);
    void addGradients(const Model& model, const NodeRules& rules);
    void addUpdates(const Model& model, Index microSteps);
    Stage& add(Phase phase, StepKind kind, const Model& model, NodeId node, Index units,
               Index terms, bool atLayerLevel = true);
    void setRagged(Stage& stage, const std::function<Index(Index)>& termsAt) const;

    Level m_level;
    WayBack m_wayBack;
    std::vector<Stage> m_stages;
};

/// How many micro-steps an optimiser's update of one parameter has: its state, then the parameter.
[[nodiscard]] Index updateSteps(OptimiserKind kind);

/// How the way back is told in a notation: joined where layers are one thing (W, δ), separate where
/// the text has an activation as a node or a layer of its own, and in any graph without layers.
[[nodiscard]] WayBack wayBackOf(NotationKind notation, const Model& model);

/// Which of a node's elements is its `unit`-th: a row of a sample's value, or row and column of a
/// parameter.
[[nodiscard]] Ref elementRef(const Shape& shape, NodeId node, Quantity quantity, Index unit,
                             int sample);

} // namespace deltaflow
