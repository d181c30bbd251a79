#pragma once

#include "core/graph/plan.h"
#include "core/network/model.h"
#include "core/project/edit.h"
#include "core/train/minibatch_order.h"
#include "core/train/optimiser.h"

#include <limits>
#include <optional>
#include <utility>

namespace deltaflow {

/// All that update `iteration` starts from.
struct Moment {
    std::int64_t iteration = 0;
    std::vector<double> parameters; ///< In the order of Graph::parameters().
    std::vector<double> buffers;    ///< In the order of Graph::buffers().
    OptimiserState optimiser;

    [[nodiscard]] std::size_t bytes() const;
    friend bool operator==(const Moment&, const Moment&) = default;
};

/// Minibatch training of a project, fast: the graph is compiled once for the minibatch (and once
/// for what is left over at the end of an epoch), and an update allocates nothing. The same project
/// gives the same bits, from whatever moment it goes on.
///
/// Plain gradient descent adds a gradient to its weights without storing it, so the numbers agree
/// with those of a pass that stores all adjoints to rounding, not to the bit.
class Trainer {
public:
    /// By the project's own training and edits. Throws Error if an edit is of no parameter of the
    /// model.
    Trainer(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model);
    /// `batch` samples an update in the order in which they stand; throws Error if batch < 1.
    Trainer(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
            Index batch);

    void advance(std::int64_t updates); ///< step() and arrive(), so many times.
    void epoch() { advance(m_order.perEpoch() - m_iteration % m_order.perEpoch()); }

    /// The update of the present iteration, which is one more after it.
    void step();
    /// Applies the edits of the present iteration; once for each iteration, after it is reached.
    void arrive();

    [[nodiscard]] std::int64_t iteration() const { return m_iteration; }
    /// The minibatches; data() is of the present iteration's epoch.
    [[nodiscard]] const MinibatchOrder& order();
    [[nodiscard]] double learningRate() const; ///< Of the present iteration.
    /// Of the present iteration; its learning rate is the one before the schedule.
    [[nodiscard]] const Optimiser& optimiser() const { return m_settings.optimiser; }

    [[nodiscard]] Moment moment() const;
    void restore(const Moment& moment);

    /// The loss at the present parameters, as the mean over all samples; costs a forward pass.
    [[nodiscard]] double loss();
    /// The same of the present iteration's minibatch.
    [[nodiscard]] double batchLoss();
    /// One after another, in the order of Graph::parameters().
    [[nodiscard]] std::span<const double> parameters() const { return m_plan.parameters(); }
    [[nodiscard]] const OptimiserState& optimiserState() const { return m_state; }
    /// What the last step has carried on, of a buffer; the value of any other node is its own.
    [[nodiscard]] std::span<const double> value(NodeId node) const { return m_plan.value(node); }
    /// The project with the present parameters, settings and what buffers carry; without edits,
    /// since they are of its history.
    [[nodiscard]] Project trained() const;

private:
    static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

    void noteEdits();
    void findNextEdit();
    void noteNextEdit();
    void useSettings();
    void compile();
    void bind(Plan& plan, const Data& data, Index first) const;
    [[nodiscard]] Plan& planFor(Index count);
    void carry(const Plan& plan);
    void put(const Moment& moment);

    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    MinibatchOrder m_order;
    SettingsInForce m_settings; ///< Of the present iteration.
    Plan m_plan;
    std::optional<Plan> m_rest; ///< For a last minibatch that is smaller.
    Optimiser m_optimiser;      ///< The same, with the schedule's learning rate.
    OptimiserState m_state;
    std::int64_t m_iteration = 0;
    bool m_carries;     ///< Whether there are buffers, so that a pass leaves more than gradients.
    bool m_planUpdates; ///< Whether a plan's backward pass takes the step itself.
    bool m_scheduled;
    std::vector<std::pair<std::int64_t, std::size_t>> m_edits; ///< Iteration, index into edits.
    std::size_t m_nextEdit = 0;
    std::int64_t m_nextSettingAt = kNever;
    std::int64_t m_nextEditAt = kNever; ///< Of either kind.
    double m_planRate = 0;              ///< With which the plans take steps.
};

} // namespace deltaflow
