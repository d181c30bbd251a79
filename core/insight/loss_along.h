#pragma once

#include "core/graph/plan.h"
#include "core/graph/trace.h"
#include "core/network/model.h"

#include <optional>

namespace deltaflow {

/// The loss of a pass as a function of one of its parameters or inputs, with every other number
/// held fast, and its tangent where the pass stands: L(x) ≈ L₀ + g (x − x₀). L is what is
/// differentiated: the mean over the pass's samples, and the penalty; g is the stored adjoint.
class LossAlong {
public:
    /// Nothing for a number that the loss is not differentiated by.
    [[nodiscard]] static std::optional<LossAlong>
    of(const Model& model, std::shared_ptr<const Trace> trace, const Ref& ref);

    [[nodiscard]] double start() const { return m_start; }    ///< x₀
    [[nodiscard]] double startLoss() const { return m_loss; } ///< L₀
    [[nodiscard]] double slope() const { return m_slope; }    ///< g
    [[nodiscard]] double tangent(double x) const { return m_loss + m_slope * (x - m_start); }
    /// Costs a forward pass.
    [[nodiscard]] double at(double x);
    /// About how many multiplications a forward pass is.
    [[nodiscard]] double cost() const { return m_cost; }

private:
    LossAlong(const Model& model, std::shared_ptr<const Trace> trace, const Ref& ref);

    std::shared_ptr<const Graph> m_graph;
    std::shared_ptr<const Trace> m_trace;
    NodeId m_output;
    Ref m_ref;
    double m_start;
    double m_loss;
    double m_slope;
    double m_cost;
    std::optional<Plan> m_plan; ///< Made when first asked for.
};

} // namespace deltaflow
