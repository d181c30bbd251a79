#pragma once

#include "core/formula/rule.h"
#include "core/hunt/sabotage.h"
#include "core/train/optimiser.h"

namespace deltaflow {

/// The optimiser with one of its lines wrong at a part of the parameters, and right at all others.
/// `first` and `count` are of their places among all of them.
[[nodiscard]] std::shared_ptr<const UpdateRule> faultyUpdate(Bug bug, std::size_t first,
                                                             std::size_t count);

/// What the wrong line of an update writes: the parameter, or what is computed on the way to it.
[[nodiscard]] Quantity wrongLine(Bug bug);
/// That line as the bug has it, of the right one (core/derive/update_rules.h).
[[nodiscard]] Rule wrongLineOf(Bug bug, const Rule& right);

} // namespace deltaflow
