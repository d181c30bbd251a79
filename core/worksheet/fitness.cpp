#include "core/worksheet/fitness.h"

#include "core/derive/node_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace deltaflow {

namespace {

constexpr double kSlack = 1e-9;

/// Ops whose result is a short decimal if all that they take is.
constexpr std::array<std::string_view, 16> kExactOps{"dense",         "affine",
                                                     "convolution",   "sum",
                                                     "inner product", "half squared error",
                                                     "ReLU",          "identity",
                                                     "sub",           "mul",
                                                     "neg",           "abs",
                                                     "max",           "min",
                                                     "max pooling",   "average pooling"};

class Judge {
public:
    Judge(const Model& model, const Trace& trace, int digits)
        : m_graph(*model.graph)
        , m_trace(trace)
        , m_digits(digits)
        , m_floor(std::pow(10.0, -digits)) {}

    Fitness judge() {
        findExact();
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

    void findExact() {
        for (NodeId id = 0; id < m_graph.size(); ++id) {
            const Node& node = m_graph.node(id);
            const bool isExact =
                !node.op ||
                (std::ranges::find(kExactOps, node.op->name()) != kExactOps.end() &&
                 std::ranges::all_of(node.inputs, [this](NodeId i) { return m_isExact[at(i)]; }));
            m_isExact.push_back(isExact);
        }
    }

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
        const std::string_view op = node.op->name();
        const auto values = m_trace.block(id, Quantity::Value);
        const auto countIf = [&](auto&& isBad) {
            return static_cast<int>(std::ranges::count_if(values, isBad));
        };
        if (op == "sigmoid")
            m_fitness.faults += countIf([](double a) { return std::abs(a - 0.5) > 0.45 + kSlack; });
        if (op == "tanh")
            m_fitness.faults += countIf([](double a) { return std::abs(a) > 0.95 + kSlack; });
        if (op == "softmax")
            m_fitness.faults += countIf([](double a) { return a < 0.03 - kSlack; });
        if (op == "ReLU" || op == "leaky ReLU") {
            const auto inputs = m_trace.block(node.inputs.front(), Quantity::Value);
            m_fitness.faults += static_cast<int>(
                std::ranges::count_if(inputs, [](double z) { return std::abs(z) < kSlack; }));
        }
        if (op == "ReLU") {
            const int dead = countIf([](double a) { return a < kSlack; });
            m_fitness.faults += std::max(0, dead - static_cast<int>(values.size() / 2));
        }
        if (op == "max pooling") m_fitness.faults += ties(id, node);
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
    int m_digits;
    double m_floor;
    std::vector<bool> m_isExact;
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

Fitness fitnessOf(const Model& model, const Trace& trace, int digits) {
    return Judge(model, trace, digits).judge();
}

} // namespace deltaflow
