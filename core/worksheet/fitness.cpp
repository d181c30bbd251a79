#include "core/worksheet/fitness.h"

#include "core/derive/node_rules.h"
#include "core/ops/activation.h"
#include "core/ops/pool2d.h"
#include "core/ops/softmax.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace deltaflow {

namespace {

constexpr double kSlack = 1e-9;

/// Whether a number is a product of 2s and 5s, by which a decimal can be divided and is one still.
bool dividesDecimals(double number) {
    if (number == 0 || number != std::round(number) || std::abs(number) > 1e6) return false;
    auto rest = static_cast<std::int64_t>(std::abs(number));
    for (const std::int64_t factor : {2, 5})
        while (rest % factor == 0)
            rest /= factor;
    return rest == 1;
}

/// Whether it is a number that is not drawn: written in the rule, a constant of an expression, m.
bool isFixed(const Rule& rule, const Trace& trace) {
    if (rule.kind == Rule::Kind::Number) return true;
    if (rule.kind != Rule::Kind::Quantity) return false;
    if (rule.ref.node < 0) return rule.ref == Ref::setting(Setting::SampleCount);
    return trace.graph().node(rule.ref.node).role == NodeRole::Constant;
}

/// Whether what the rule computes is a decimal that ends if all that it reads is.
bool keepsDecimals(const Rule& rule, const Trace& trace) {
    const auto allKeep = [&trace](const std::vector<Rule>& rules) {
        return std::ranges::all_of(rules, [&](const Rule& r) { return keepsDecimals(r, trace); });
    };
    const auto numberOf = [&trace](const Rule& r) {
        return isFixed(r, trace) ? evaluate(r, trace)(0, 0) : 0;
    };
    switch (rule.kind) {
    case Rule::Kind::Quotient:
        return keepsDecimals(rule.children[0], trace) &&
               dividesDecimals(numberOf(rule.children[1]));
    case Rule::Kind::Power: {
        const double exponent = numberOf(rule.children[1]);
        return exponent >= 1 && exponent == std::round(exponent) &&
               keepsDecimals(rule.children[0], trace);
    }
    case Rule::Kind::Apply: // those that are made of pieces of straight lines
        return (rule.text == "ReLU" || rule.text == "abs" || rule.text == "identity") &&
               allKeep(rule.children);
    case Rule::Kind::Root:
    case Rule::Kind::Operation:
        return false;
    default:
        return allKeep(rule.children);
    }
}

class Judge {
public:
    Judge(const Model& model, const Trace& trace, int digits, const std::vector<bool>& isExact)
        : m_graph(*model.graph)
        , m_trace(trace)
        , m_isExact(isExact)
        , m_digits(digits)
        , m_floor(std::pow(10.0, -digits)) {}

    Fitness judge() {
        const bool allExact = std::ranges::all_of(m_isExact, [](bool exact) { return exact; });
        for (NodeId id = 0; id < m_graph.size(); ++id) {
            const Node& node = m_graph.node(id);
            if (node.op) {
                judgeNumbers(m_trace.block(id, Quantity::Value), m_isExact[at(id)]);
                judgeActivation(id, node);
            }
            if (node.op || node.role == NodeRole::Parameter)
                judgeNumbers(m_trace.block(id, Quantity::Adjoint), allExact);
        }
        m_fitness.faults += std::max(0, m_zeros - m_all / 3);
        return m_fitness;
    }

private:
    static std::size_t at(NodeId id) { return static_cast<std::size_t>(id); }

    void judgeNumbers(std::span<const double> numbers, bool isExact) {
        for (const double number : numbers) {
            ++m_all;
            if (!std::isfinite(number)) m_fitness.isFinite = false;
            if (std::abs(number) < kSlack * m_floor)
                ++m_zeros;
            else if (std::abs(number) < m_floor - kSlack)
                ++m_fitness.faults;
            if (isExact && !isRound(number, m_digits)) ++m_fitness.unround;
        }
    }

    void judgeActivation(NodeId id, const Node& node) {
        const auto values = m_trace.block(id, Quantity::Value);
        const auto countIf = [&](auto&& isBad) {
            return static_cast<int>(std::ranges::count_if(values, isBad));
        };
        if (dynamic_cast<const SoftmaxOp*>(node.op.get()))
            m_fitness.faults += countIf([](double a) { return a < 0.03 - kSlack; });
        if (dynamic_cast<const MaxPool2dOp*>(node.op.get())) m_fitness.faults += ties(id, node);
        const auto* const activation = dynamic_cast<const ActivationOp*>(node.op.get());
        if (!activation) return;
        const ActivationKind kind = activation->activation().kind;
        if (kind == ActivationKind::Sigmoid)
            m_fitness.faults += countIf([](double a) { return std::abs(a - 0.5) > 0.45 + kSlack; });
        if (kind == ActivationKind::Tanh)
            m_fitness.faults += countIf([](double a) { return std::abs(a) > 0.95 + kSlack; });
        if (kind == ActivationKind::Relu || kind == ActivationKind::LeakyRelu) {
            const auto inputs = m_trace.block(node.inputs.front(), Quantity::Value);
            m_fitness.faults += static_cast<int>(
                std::ranges::count_if(inputs, [](double z) { return std::abs(z) < kSlack; }));
        }
        if (kind == ActivationKind::Relu) {
            const int dead = countIf([](double a) { return a < kSlack; });
            m_fitness.faults += std::max(0, dead - static_cast<int>(values.size() / 2));
        }
    }

    /// Windows in which the largest number stands twice.
    int ties(NodeId id, const Node& node) const {
        const NodeRules rules(m_graph, m_trace.samples());
        int count = 0;
        for (Index s = 0; s < m_trace.samples(); ++s)
            for (Index row = 0; row < node.shape.rows; ++row) {
                const auto r = static_cast<int>(row);
                const auto sample = static_cast<int>(s);
                const double largest = m_trace.at({id, Quantity::Value, r, 0, sample});
                int times = 0;
                forEachRef(rules.forwardElement(id, r, sample), [&](const Ref& ref) {
                    if (ref.isSingle() && std::abs(m_trace.at(ref) - largest) < kSlack) ++times;
                });
                if (times > 1) ++count;
            }
        return count;
    }

    const Graph& m_graph;
    const Trace& m_trace;
    const std::vector<bool>& m_isExact;
    int m_digits;
    double m_floor;
    int m_all = 0;
    int m_zeros = 0;
    Fitness m_fitness;
};

} // namespace

bool isRound(double value, int digits) {
    if (value == 0 || !std::isfinite(value)) return true;
    const double lead = std::floor(std::log10(std::abs(value)) + kSlack);
    const double scaled = value * std::pow(10.0, digits - 1 - lead);
    return std::abs(scaled - std::round(scaled)) < 1e-6;
}

std::vector<bool> nodesOfDecimals(const Model& model, const Trace& trace) {
    const Graph& graph = *model.graph;
    const NodeRules rules(graph, trace.samples());
    std::vector<bool> keep;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        bool keeps = std::ranges::all_of(
            node.inputs, [&](NodeId i) { return bool{keep[static_cast<std::size_t>(i)]}; });
        for (int row = 0; node.op && keeps && row < node.shape.rows; ++row)
            keeps = keepsDecimals(rules.forwardElement(id, row, 0), trace);
        keep.push_back(keeps);
    }
    return keep;
}

Fitness fitnessOf(const Model& model, const Trace& trace, int digits,
                  const std::vector<bool>& ofDecimals) {
    return Judge(model, trace, digits, ofDecimals).judge();
}

} // namespace deltaflow
