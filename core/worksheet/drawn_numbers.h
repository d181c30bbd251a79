#pragma once

#include "core/project/initialise.h"

#include <array>

namespace deltaflow {

/// How fine the numbers are that are drawn, all without 0: ±0.1 … ±0.9; ±0.5, ±1, ±1.5, ±2; ±1, ±2,
/// ±3.
enum class Fineness : std::uint8_t { Tenths, Halves, Wholes };
inline constexpr std::array kFinenesses{Fineness::Tenths, Fineness::Halves, Fineness::Wholes};

/// The project with other numbers, for computing by hand: parameters and one sample (with batch
/// normalisation up to four), each number a short decimal, no two of a matrix the same as long as
/// there are enough. What the example's data means stays: of a table of 0 and 1 a row is taken as
/// it is, classes stay classes, what has no negative numbers gets none, and in an expression each
/// number keeps its sign. Edits, errata, test samples and notes on the data are left out.
/// The same random numbers give the same bits on every machine.
[[nodiscard]] Project withDrawnNumbers(const Project& project, Random& random, Fineness fineness);

/// How many numbers that are.
[[nodiscard]] Index drawnNumbers(const Project& project);

} // namespace deltaflow
