#pragma once

#include "core/formula/rule.h"

#include <optional>

namespace deltaflow {

/// Rules with a part of them left out or changed, written as one would write them. They look into
/// sums (every addend has to have the part), products, signs, running sums and numerators; nothing
/// where the part does not stand there.

/// Whether two rules are the same, part for part. Operations with a computation of their own never
/// are.
[[nodiscard]] bool sameRule(const Rule& a, const Rule& b);

/// Without an addend: of the sum itself, not of sums within.
[[nodiscard]] std::optional<Rule> withoutAddend(const Rule& rule, const Rule& addend);
/// Without a factor: (y − a)² of ½ (y − a)², and of each addend.
[[nodiscard]] std::optional<Rule> withoutFactor(const Rule& rule, const Rule& factor);
/// Without a divisor: Σ x of (1/m) Σ x, λ/2 of λ/(2 m).
[[nodiscard]] std::optional<Rule> withoutDivisor(const Rule& rule, const Rule& divisor);
/// Divided by it twice: (1/m²) Σ x of (1/m) Σ x.
[[nodiscard]] std::optional<Rule> withDivisorTwice(const Rule& rule, const Rule& divisor);

/// Of the opposite sign: y − a of a − y, (y − a) f′ of (a − y) f′, x of −x, x + y of
/// −x − y; else −x.
[[nodiscard]] Rule reversed(const Rule& rule);

} // namespace deltaflow
