#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deltaflow {

/// Which samples are trained on and which are kept for the test; both ascending.
struct Split {
    std::vector<Index> train;
    std::vector<Index> test;
    friend bool operator==(const Split&, const Split&) = default;
};

/// Keeps ⌊samples·testFraction + ½⌋ samples for the test, drawn by seed; but one sample at least
/// stays on either side, unless testFraction is 0 or there is one sample only: then none is kept.
/// Samples stay in their order. Throws Error unless samples ≥ 1 and 0 ≤ testFraction < 1.
[[nodiscard]] Split split(Index samples, double testFraction, std::uint64_t seed);

/// The named columns of both matrices, in the named order.
[[nodiscard]] Data chosen(const Data& data, std::span<const Index> samples);

} // namespace deltaflow
