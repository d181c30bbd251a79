#pragma once

#include "core/graph/trace.h"
#include "core/train/trainer.h"

#include <memory>
#include <optional>

namespace deltaflow {

/// Where a training leaves the numbers: the first iteration, from a moment up to `last`, of which
/// something is not finite (a value, the loss, an adjoint, a gradient, or what the update makes of
/// the optimiser's state and the parameters). Nothing if all are finite. Costs two passes an
/// iteration.
[[nodiscard]] std::optional<std::int64_t> firstNotFinite(std::shared_ptr<const Project> project,
                                                         std::shared_ptr<const Model> model,
                                                         const Moment& from, std::int64_t last);

/// The first number of a pass that is not finite, in the order of computation: values forwards, in
/// a loss the part of an output unit before their mean, adjoints backwards, gradients, updates.
[[nodiscard]] std::optional<Ref> firstNotFinite(const Trace& trace);

} // namespace deltaflow
