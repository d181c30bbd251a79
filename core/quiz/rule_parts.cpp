#include "core/quiz/rule_parts.h"

#include <algorithm>
#include <optional>

namespace deltaflow {

namespace {

/// The children but the first that is `part`; nothing where none is.
std::optional<std::vector<Rule>> rest(const Rule& rule, Rule::Kind kind, const Rule& part) {
    if (rule.kind != kind) return std::nullopt;
    std::vector<Rule> left = rule.children;
    const auto found =
        std::ranges::find_if(left, [&](const Rule& child) { return sameRule(child, part); });
    if (found == left.end() || left.size() < 2) return std::nullopt;
    left.erase(found);
    return left;
}

} // namespace

bool sameRule(const Rule& a, const Rule& b) {
    return a.kind == b.kind && a.ref == b.ref && a.value == b.value && a.text == b.text &&
           a.index == b.index && a.first == b.first && a.count == b.count && !a.compute &&
           !b.compute && std::ranges::equal(a.children, b.children, sameRule);
}

Rule withoutAddend(const Rule& sum, const Rule& addend) {
    auto left = rest(sum, Rule::Kind::Sum, addend);
    return left ? Rule::sum(*std::move(left)) : Rule::difference(sum, addend);
}

Rule withoutFactor(const Rule& product, const Rule& factor) {
    auto left = rest(product, Rule::Kind::Product, factor);
    return left ? Rule::product(*std::move(left)) : Rule::quotient(product, factor);
}

Rule withoutDivisor(const Rule& quotient, const Rule& divisor) {
    if (quotient.kind == Rule::Kind::Quotient && sameRule(quotient.children[1], divisor))
        return quotient.children[0];
    return Rule::product({divisor, quotient});
}

} // namespace deltaflow
