#include "core/formula/rule.h"

#include <algorithm>
#include <utility>

namespace deltaflow {

namespace {

Rule node(Rule::Kind kind, std::vector<Rule> children) {
    Rule r;
    r.kind = kind;
    r.children = std::move(children);
    return r;
}

std::int32_t bound(std::int32_t place, RunningIndex index, int value) {
    return place == static_cast<std::int32_t>(index) ? value : place;
}

/// Where a sum may stand within a rule that is its multiple: −Σ, Σ/m, (1/m) Σ.
std::size_t sumWithin(const Rule& rule) {
    return rule.kind == Rule::Kind::Product ? rule.children.size() - 1 : 0;
}

/// Whether the rule is a sum over an index, or a multiple of one.
bool isPiecewise(const Rule& rule) {
    switch (rule.kind) {
    case Rule::Kind::SumOver:
        return true;
    case Rule::Kind::Negate:
    case Rule::Kind::Quotient:
    case Rule::Kind::Product:
        return isPiecewise(rule.children[sumWithin(rule)]);
    default:
        return false;
    }
}

} // namespace

Rule Rule::quantity(const Ref& ref) {
    Rule r;
    r.kind = Kind::Quantity;
    r.ref = ref;
    return r;
}

Rule Rule::number(double value, std::string text) {
    Rule r;
    r.value = value;
    r.text = std::move(text);
    return r;
}

Rule Rule::integer(int value) {
    return number(value, std::to_string(value));
}

Rule Rule::constant(double value, std::string letter) {
    Rule r = number(value, std::move(letter));
    r.named = true;
    return r;
}

Rule Rule::half() {
    return quotient(integer(1), integer(2));
}

Rule Rule::sum(std::vector<Rule> terms) {
    std::vector<Rule> flat;
    for (auto& t : terms) {
        if (t.kind == Kind::Sum)
            for (auto& inner : t.children)
                flat.push_back(std::move(inner));
        else
            flat.push_back(std::move(t));
    }
    return flat.size() == 1 ? flat.front() : node(Kind::Sum, std::move(flat));
}

Rule Rule::product(std::vector<Rule> factors) {
    return factors.size() == 1 ? factors.front() : node(Kind::Product, std::move(factors));
}

Rule Rule::matrixProduct(Rule a, Rule b) {
    return node(Kind::MatrixProduct, {std::move(a), std::move(b)});
}

Rule Rule::hadamard(Rule a, Rule b) {
    return node(Kind::Hadamard, {std::move(a), std::move(b)});
}

Rule Rule::quotient(Rule a, Rule b) {
    return node(Kind::Quotient, {std::move(a), std::move(b)});
}

Rule Rule::power(Rule base, int exponent) {
    return node(Kind::Power, {std::move(base), integer(exponent)});
}

Rule Rule::power(Rule base, Rule exponent) {
    return node(Kind::Power, {std::move(base), std::move(exponent)});
}

Rule Rule::root(Rule a) {
    return node(Kind::Root, {std::move(a)});
}

Rule Rule::negate(Rule a) {
    return node(Kind::Negate, {std::move(a)});
}

Rule Rule::difference(Rule a, Rule b) {
    return sum({std::move(a), negate(std::move(b))});
}

Rule Rule::complement(Rule a) {
    return difference(integer(1), std::move(a));
}

Rule Rule::transpose(Rule a) {
    return node(Kind::Transpose, {std::move(a)});
}

Rule Rule::apply(std::string function, Rule argument, double alpha) {
    Rule r = node(Kind::Apply, {std::move(argument)});
    r.text = std::move(function);
    r.value = alpha;
    return r;
}

Rule Rule::defined(Rule application, Rule definition) {
    application.children.push_back(std::move(definition));
    return application;
}

Rule Rule::sumOver(RunningIndex index, int count, Rule body, int first) {
    if (count == 1) return bind(body, index, first);
    Rule r = node(Kind::SumOver, {std::move(body)});
    r.index = index;
    r.first = first;
    r.count = count;
    return r;
}

Rule Rule::call(std::string function, std::vector<Rule> arguments) {
    Rule r = node(Kind::Call, std::move(arguments));
    r.text = std::move(function);
    return r;
}

Rule Rule::comparison(Rule a, std::string relation, Rule b) {
    Rule r = node(Kind::Comparison, {std::move(a), std::move(b)});
    r.text = std::move(relation);
    return r;
}

Rule Rule::normSquared(Rule a) {
    return node(Kind::NormSquared, {std::move(a)});
}

Rule Rule::rowSums(Rule a) {
    return node(Kind::RowSums, {std::move(a)});
}

Rule Rule::columnSums(Rule a) {
    return node(Kind::ColumnSums, {std::move(a)});
}

Rule Rule::abbreviation(const Ref& ref, Rule meaning) {
    Rule r = node(Kind::Abbreviation, {std::move(meaning)});
    r.ref = ref;
    return r;
}

Rule Rule::operation(std::string text, std::vector<Rule> operands, Compute compute, int written) {
    Rule r = node(Kind::Operation, std::move(operands));
    r.text = std::move(text);
    r.count = written < 0 ? static_cast<int>(r.children.size()) : written;
    r.compute = std::make_shared<const Compute>(std::move(compute));
    return r;
}

bool isOpen(const Rule& rule) {
    const auto waits = [](std::int32_t place) { return place < Ref::kAll; };
    if (waits(rule.ref.row) || waits(rule.ref.col) || waits(rule.ref.sample)) return true;
    if (rule.kind == Rule::Kind::SumOver) return isOpen(bind(rule.children.front(), rule.index, 0));
    return std::any_of(rule.children.begin(), rule.children.end(), isOpen);
}

void forEachRef(const Rule& rule, const std::function<void(const Ref&)>& visit) {
    if (rule.kind == Rule::Kind::Quantity || rule.kind == Rule::Kind::Abbreviation) visit(rule.ref);
    if (rule.kind == Rule::Kind::SumOver) {
        for (int i = 0; i < rule.count; ++i)
            forEachRef(bind(rule.children.front(), rule.index, rule.first + i), visit);
        return;
    }
    for (const auto& child : rule.children)
        forEachRef(child, visit);
}

Rule bind(const Rule& rule, RunningIndex index, int value) {
    Rule out = rule;
    out.ref.row = bound(rule.ref.row, index, value);
    out.ref.col = bound(rule.ref.col, index, value);
    out.ref.sample = bound(rule.ref.sample, index, value);
    for (auto& child : out.children)
        child = bind(child, index, value);
    return out;
}

Rule mapRefs(const Rule& rule, const std::function<Ref(Ref)>& change) {
    Rule out = rule;
    if (out.kind == Rule::Kind::Quantity || out.kind == Rule::Kind::Abbreviation)
        out.ref = change(out.ref);
    for (Rule& child : out.children)
        child = mapRefs(child, change);
    return out;
}

Rule substitute(const Rule& rule, const Ref& ref, const Rule& replacement) {
    if (rule.kind == Rule::Kind::Quantity && rule.ref == ref) return replacement;
    Rule out = rule;
    for (auto& child : out.children)
        child = substitute(child, ref, replacement);
    return out;
}

int addends(const Rule& rule) {
    switch (rule.kind) {
    case Rule::Kind::Sum: {
        int n = 0;
        for (const auto& child : rule.children)
            n += addends(child);
        return n;
    }
    case Rule::Kind::SumOver:
        return rule.count *
               (isPiecewise(rule.children.front()) ? addends(rule.children.front()) : 1);
    default:
        return isPiecewise(rule) ? addends(rule.children[sumWithin(rule)]) : 1;
    }
}

Rule addend(const Rule& rule, int which) {
    switch (rule.kind) {
    case Rule::Kind::Sum:
        for (const auto& child : rule.children) {
            const int n = addends(child);
            if (which < n) return addend(child, which);
            which -= n;
        }
        return rule;
    case Rule::Kind::SumOver: {
        const Rule& body = rule.children.front();
        if (!isPiecewise(body)) return bind(body, rule.index, rule.first + which);
        const int inner = addends(body);
        return addend(bind(body, rule.index, rule.first + which / inner), which % inner);
    }
    default:
        break;
    }
    if (!isPiecewise(rule)) return rule;
    Rule piece = rule;
    piece.children[sumWithin(rule)] = addend(rule.children[sumWithin(rule)], which);
    return piece;
}

} // namespace deltaflow
