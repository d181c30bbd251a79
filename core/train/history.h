#pragma once

#include "core/graph/trace.h"
#include "core/network/model.h"

#include <cstdint>
#include <map>
#include <memory>

namespace deltaflow {

/// The passes of a project, by iteration: iteration k is the pass after k updates, with the
/// project's ParameterEdits applied on the way. Any iteration is reached exactly, by replay from the
/// nearest keyframe; keyframes are bounded in number.
class History {
public:
    explicit History(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model);
    ~History();

    /// The whole pass at iteration k ≥ 0: values, adjoints, optimiser state after it, updated parameters.
    [[nodiscard]] std::shared_ptr<const Trace> at(std::int64_t iteration);

    /// Losses of iterations [0, count).
    [[nodiscard]] std::vector<double> losses(std::int64_t count);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace deltaflow
