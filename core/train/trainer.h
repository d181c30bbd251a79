#pragma once

#include "core/graph/plan.h"
#include "core/network/model.h"
#include "core/train/optimiser.h"

#include <optional>

namespace deltaflow {

/// Minibatch training of a project, fast: the graph is compiled once for the batch (and once for
/// what is left over at the end of an epoch), and a step allocates nothing. Samples are taken in
/// the order in which they are given; the minibatches are the data itself, not copies of it.
///
/// The numbers agree with History's to rounding, not to the bit: sums may be formed in another
/// order, and plain gradient descent adds a gradient to its weights without storing it.
class Trainer {
public:
    /// `batch` samples a step, 1 ≤ batch; more than there are means all. Throws Error otherwise.
    Trainer(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
            Index batch);

    /// One pass over all samples: ⌈samples / batch⌉ steps.
    void epoch();
    /// The update from the minibatch of samples [first, first + batch).
    void step(Index first);

    /// The loss at the present parameters, as the mean over all samples; costs a forward pass.
    [[nodiscard]] double loss();
    /// One after another, in the order of Graph::parameters().
    [[nodiscard]] std::span<const double> parameters() const { return m_plan.parameters(); }
    /// What the last step has carried on, of a buffer; the value of any other node is its own.
    [[nodiscard]] std::span<const double> value(NodeId node) const { return m_plan.value(node); }
    /// The project with the present parameters and what buffers carry; without edits, since they
    /// are of its history.
    [[nodiscard]] Project trained() const;

private:
    void bind(Plan& plan, Index first) const;
    void run(Plan& plan, Index first);
    void carry(const Plan& plan);

    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    Index m_batch;
    Plan m_plan;
    std::optional<Plan> m_rest; ///< For a last minibatch that is smaller.
    OptimiserState m_state;
    bool m_carries;     ///< Whether there are buffers, so that a pass leaves more than gradients.
    bool m_planUpdates; ///< Whether a plan's backward pass takes the step itself.
};

} // namespace deltaflow
