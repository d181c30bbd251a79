#pragma once

#include "core/formula/rule.h"

namespace deltaflow {

/// Whether two rules are the same, part for part. Operations with a computation of their own never
/// are.
[[nodiscard]] bool sameRule(const Rule& a, const Rule& b);

/// A sum without that addend, or a product without that factor; where it has none, the difference
/// or the quotient, which means the same.
[[nodiscard]] Rule withoutAddend(const Rule& sum, const Rule& addend);
[[nodiscard]] Rule withoutFactor(const Rule& product, const Rule& factor);
/// A quotient by `divisor` without it, or `divisor` times the rule.
[[nodiscard]] Rule withoutDivisor(const Rule& quotient, const Rule& divisor);

} // namespace deltaflow
