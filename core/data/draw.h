#pragma once

#include "core/project/initialise.h"

#include <vector>

namespace deltaflow {

/// What is drawn from Random besides uniform numbers; the same bits on every machine.

/// A whole number in [0, bound), each equally likely; bound ≥ 1.
[[nodiscard]] std::uint64_t drawBelow(Random& random, std::uint64_t bound);

/// A number of the standard normal distribution N(0, 1).
/// Source: Marsaglia & Bray 1964, the polar method.
[[nodiscard]] double drawNormal(Random& random);

/// 0 … count − 1 in an order in which each permutation is equally likely.
/// Source: Fisher & Yates 1938; Durstenfeld 1964.
[[nodiscard]] std::vector<Index> drawPermutation(Random& random, Index count);

} // namespace deltaflow
