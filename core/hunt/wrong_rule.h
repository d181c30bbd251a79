#pragma once

#include "core/formula/rule.h"
#include "core/hunt/sabotage.h"

namespace deltaflow {

/// How the number at `at` is computed by the bug, and how it should be: a single element of the
/// sabotage's place or, in an update, of what its wrong line writes. `update` counts from 1.
struct RulePair {
    Rule right;
    Rule wrong;
};
[[nodiscard]] RulePair rulesAt(const Sabotage& sabotage, const Project& project, const Model& right,
                               Index samples, std::int64_t update, const Ref& at);

} // namespace deltaflow
