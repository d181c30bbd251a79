#pragma once

#include "core/derive/stage_rules.h"
#include "core/graph/trace.h"

namespace deltaflow {

/// What moves in the picture during a step: along each term of the step's sum, from the numbers
/// that the term reads to the number that is written. Empty where there would be more than a
/// person can follow (600 edges).
[[nodiscard]] std::vector<Flow> flowsOf(const Step& step, const Stage& stage, const Model& model,
                                        const StageRules& rules, const Trace& trace);

} // namespace deltaflow
