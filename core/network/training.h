#pragma once

#include "core/graph/tensor.h"

#include <cstdint>

namespace deltaflow {

/// Which samples an update is taken from: so many at a time, one minibatch after another; what is
/// left over at the end of an epoch is a smaller one.
struct Minibatches {
    Index size = 0;        ///< 0, or more than there are: all.
    bool shuffled = false; ///< Each epoch in an order of its own, fixed by the seed.
    std::uint64_t seed = 1;
    friend bool operator==(const Minibatches&, const Minibatches&) = default;
};

enum class ScheduleKind : std::uint8_t {
    Constant, ///< η
    Step,     ///< η · factor^⌊k / period⌋
    Cosine,   ///< from η to η · factor along half a cosine, over the first `period` updates
};

/// How the learning rate goes on with the updates, k = 0, 1, …
struct Schedule {
    ScheduleKind kind = ScheduleKind::Constant;
    std::int64_t period = 1000;
    double factor = 0.5;
    friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// How a project is trained, beside its optimiser.
struct Training {
    Minibatches batches;
    Schedule schedule;
    friend bool operator==(const Training&, const Training&) = default;
};

} // namespace deltaflow
