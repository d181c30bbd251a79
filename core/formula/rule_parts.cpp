#include "core/formula/rule_parts.h"

#include <algorithm>
#include <functional>

namespace deltaflow {

namespace {

using Change = std::function<std::optional<Rule>(const Rule&)>;

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

bool isOne(const Rule& rule) {
    return rule.kind == Rule::Kind::Number && rule.value == 1 && !rule.named;
}

std::optional<Rule> changed(const Rule& rule, const Change& change);

std::optional<Rule> changedAddends(const Rule& sum, const Change& change) {
    std::vector<Rule> addends;
    for (const Rule& addend : sum.children) {
        std::optional<Rule> other = changed(addend, change);
        if (!other) return std::nullopt;
        addends.push_back(*std::move(other));
    }
    return Rule::sum(std::move(addends));
}

std::optional<Rule> changedFactor(const Rule& product, const Change& change) {
    std::vector<Rule> factors = product.children;
    for (auto factor = factors.begin(); factor != factors.end(); ++factor)
        if (std::optional<Rule> other = changed(*factor, change)) {
            *factor = *std::move(other);
            if (isOne(*factor) && factors.size() > 1) factors.erase(factor);
            return Rule::product(std::move(factors));
        }
    return std::nullopt;
}

/// The rule with `change` made at the outermost places at which it can be.
std::optional<Rule> changed(const Rule& rule, const Change& change) {
    if (std::optional<Rule> here = change(rule)) return here;
    switch (rule.kind) {
    case Rule::Kind::Sum:
        return changedAddends(rule, change);
    case Rule::Kind::Product:
        return changedFactor(rule, change);
    case Rule::Kind::Negate:
    case Rule::Kind::SumOver:
    case Rule::Kind::Quotient: {
        std::optional<Rule> inner = changed(rule.children[0], change);
        if (!inner) return std::nullopt;
        Rule out = rule;
        out.children[0] = *std::move(inner);
        return out;
    }
    default:
        return std::nullopt;
    }
}

/// a − b, and not 1 − b, which is a slope or a share.
bool isDifference(const Rule& rule) {
    return rule.kind == Rule::Kind::Sum && rule.children.size() == 2 &&
           rule.children[1].kind == Rule::Kind::Negate &&
           rule.children[0].kind != Rule::Kind::Negate &&
           rule.children[0].kind != Rule::Kind::Number;
}

} // namespace

bool sameRule(const Rule& a, const Rule& b) {
    return a.kind == b.kind && a.ref == b.ref && a.value == b.value && a.text == b.text &&
           a.index == b.index && a.first == b.first && a.count == b.count && !a.compute &&
           !b.compute && std::ranges::equal(a.children, b.children, sameRule);
}

std::optional<Rule> withoutAddend(const Rule& rule, const Rule& addend) {
    auto left = rest(rule, Rule::Kind::Sum, addend);
    return left ? std::optional(Rule::sum(*std::move(left))) : std::nullopt;
}

std::optional<Rule> withoutFactor(const Rule& rule, const Rule& factor) {
    return changed(rule, [&](const Rule& product) -> std::optional<Rule> {
        auto left = rest(product, Rule::Kind::Product, factor);
        return left ? std::optional(Rule::product(*std::move(left))) : std::nullopt;
    });
}

std::optional<Rule> withoutDivisor(const Rule& rule, const Rule& divisor) {
    return changed(rule, [&](const Rule& quotient) -> std::optional<Rule> {
        if (quotient.kind != Rule::Kind::Quotient) return std::nullopt;
        if (sameRule(quotient.children[1], divisor)) return quotient.children[0];
        auto left = rest(quotient.children[1], Rule::Kind::Product, divisor);
        if (!left) return std::nullopt;
        return Rule::quotient(quotient.children[0], Rule::product(*std::move(left)));
    });
}

std::optional<Rule> withDivisorTwice(const Rule& rule, const Rule& divisor) {
    return changed(rule, [&](const Rule& quotient) -> std::optional<Rule> {
        if (quotient.kind != Rule::Kind::Quotient || !sameRule(quotient.children[1], divisor))
            return std::nullopt;
        return Rule::quotient(quotient.children[0], Rule::power(divisor, 2));
    });
}

Rule reversed(const Rule& rule) {
    if (rule.kind == Rule::Kind::Negate) return rule.children[0];
    if (isDifference(rule)) return Rule::difference(rule.children[1].children[0], rule.children[0]);
    const auto isNegative = [](const Rule& addend) { return addend.kind == Rule::Kind::Negate; };
    if (rule.kind == Rule::Kind::Sum && std::ranges::all_of(rule.children, isNegative)) {
        std::vector<Rule> addends;
        for (const Rule& addend : rule.children)
            addends.push_back(addend.children[0]);
        return Rule::sum(std::move(addends));
    }
    const bool hasParts = rule.kind == Rule::Kind::Quotient || rule.kind == Rule::Kind::Product;
    if (!hasParts || !isDifference(rule.children[0])) return Rule::negate(rule);
    Rule out = rule;
    out.children[0] = reversed(rule.children[0]);
    return out;
}

} // namespace deltaflow
