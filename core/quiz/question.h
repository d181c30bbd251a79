#pragma once

#include "core/derive/step.h"
#include "core/formula/rule.h"
#include "core/network/model.h"

#include <optional>

namespace deltaflow {

/// A number that is asked for before it is shown: the one that a step computes.
struct Question {
    Ref asked;
    Rule rule; ///< How it is computed, as one number.
    double answer = 0;
};

/// What can be asked at a step. Where it writes a whole matrix at once, one of its elements at
/// `sample`, which the seed chooses. Nothing at a running sum.
[[nodiscard]] std::optional<Question> questionAt(const Step& step, const Project& project,
                                                 const Model& model, const Trace& trace,
                                                 int sample = 0, std::uint64_t seed = 0);

} // namespace deltaflow
