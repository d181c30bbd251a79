#pragma once

#include "core/graph/trace.h"
#include "core/hunt/wrong_rule.h"

#include <optional>
#include <vector>

namespace deltaflow {

/// The number of a bug's place that is furthest off, in a pass that was run with it.
struct WrongNumber {
    Ref at;
    RulePair rules;   ///< How it is computed, and how it should be.
    double wrong = 0; ///< What the engine with the bug has there.
    double right = 0; ///< By the right rule, on the same numbers.
};

/// `trace` is a pass of sabotaged(project, right, sabotage), not before firstShown. A number that
/// should be finite and is not is the furthest off, the first of such; where no number should be
/// finite, the first of all.
[[nodiscard]] WrongNumber worstNumber(const Sabotage& sabotage, const Project& project,
                                      const Model& right, const Trace& trace);

/// What proves a bug, on the numbers of a pass that was run with it, not before firstShown.
struct BugEvidence : WrongNumber {
    /// ∂L/∂(that number's value) by central difference; nothing at an update.
    std::optional<double> numeric;

    /// The gradient check of the engine with the bug.
    std::size_t checked = 0;
    std::size_t differing = 0;
    std::vector<NodeId> wrongLeaves; ///< Parameters and inputs of which some gradient differs.

    /// The loss of all samples after 0, 1, 2 … updates from the document's start, with the bug and
    /// without it; as many as can be trained while one waits.
    std::vector<double> lossWrong;
    std::vector<double> lossRight;
};

/// `trace` is a pass of sabotaged(project, right, sabotage).
[[nodiscard]] BugEvidence evidenceOf(const Sabotage& sabotage,
                                     const std::shared_ptr<const Project>& project,
                                     const std::shared_ptr<const Model>& right, const Trace& trace);

} // namespace deltaflow
