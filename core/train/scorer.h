#pragma once

#include "core/graph/plan.h"
#include "core/network/model.h"

#include <memory>
#include <optional>

namespace deltaflow {

/// How well given parameters do on a data set.
struct Score {
    double loss = 0; ///< Mean over all samples, the penalty included.
    /// The share of samples whose class is told rightly: the largest output is the target's
    /// largest, a single one lies on the target's side of ½. Nothing where outputs are not classes.
    std::optional<double> accuracy;
};

/// Scores data with any parameters, in blocks, so that memory does not grow with the samples. A
/// classifier is a network whose loss is a cross-entropy, or whose data's targets are classes.
class Scorer {
public:
    /// Of the project's own data, or of other samples with its rows, of which there is one at
    /// least.
    Scorer(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
           std::shared_ptr<const Data> data = nullptr);

    /// `parameters` in the order of Graph::parameters(), `buffers` in that of Graph::buffers().
    [[nodiscard]] Score score(std::span<const double> parameters,
                              std::span<const double> buffers = {});

private:
    [[nodiscard]] double lossSum(const Plan& plan) const;
    [[nodiscard]] double penalty() const;
    [[nodiscard]] Index rightIn(const Plan& plan, Index first) const;

    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    std::shared_ptr<const Data> m_data;
    NodeId m_output = kNoNode; ///< The outputs of a classifier.
    bool m_oneClassEach;
    Plan m_plan;
    std::optional<Plan> m_rest;
};

} // namespace deltaflow
