#pragma once

#include "core/hunt/fault.h"
#include "core/hunt/sabotage.h"

namespace deltaflow {

/// An op that is as `right` but for what it sends to one input. What others ask of its class (a
/// dense layer, an activation, a loss, a penalty, a sum) holds of it as well.
[[nodiscard]] std::shared_ptr<const Op> faultyOp(const std::shared_ptr<const Op>& right, int input,
                                                 std::shared_ptr<const Fault> fault, Told told);

} // namespace deltaflow
