#pragma once

#include "core/formula/rule.h"
#include "core/hunt/sabotage.h"

namespace deltaflow {

/// How the number at `at` (a single element of the sabotage's place) is computed by the bug, and
/// how it should be. An update is that of plain gradient descent.
struct RulePair {
    Rule right;
    Rule wrong;
};
[[nodiscard]] RulePair rulesAt(const Sabotage& sabotage, const Project& project, const Model& right,
                               Index samples, const Ref& at);

} // namespace deltaflow
