#pragma once

#include "core/derive/stages.h"
#include "core/graph/trace.h"

namespace deltaflow {

/// What moves in the picture during a step. Empty where there would be more than a person can
/// follow (600 edges).
[[nodiscard]] std::vector<Flow> flowsOf(const Step& step, const Stage& stage, const Model& model,
                                        const Trace& trace);

} // namespace deltaflow
