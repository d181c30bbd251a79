#pragma once

#include "core/formula/rule.h"
#include "core/network/network.h"

#include <vector>

namespace deltaflow {

/// One assignment of an update: state first, the parameter last.
struct Assignment {
    Ref writes;
    Rule rule;
};

/// The update of the parameter at (row, col), or of the whole matrix where both are kAll, as the
/// optimiser computes it (core/train/optimiser.h). `t` counts updates from 1.
[[nodiscard]] std::vector<Assignment> updateRules(const Optimiser& optimiser, NodeId parameter,
                                                  std::int32_t row, std::int32_t col,
                                                  std::int64_t t);

} // namespace deltaflow
