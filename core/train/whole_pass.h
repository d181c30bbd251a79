#pragma once

#include "core/graph/plan.h"
#include "core/train/trainer.h"

#include <memory>
#include <optional>

namespace deltaflow {

/// The pass at a trainer's moment with all adjoints, of which the trainer's own plans store only
/// the gradients.
class WholePass {
public:
    WholePass(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model);

    /// Forward and backward over the present iteration's minibatch. Holds until the next call.
    [[nodiscard]] const Plan& at(Trainer& trainer);

private:
    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    std::optional<Plan> m_whole; ///< Of a full minibatch, …
    std::optional<Plan> m_rest;  ///< … and of a smaller one. Made when asked for.
};

} // namespace deltaflow
