#include "core/insight/wrong_rules.h"

#include "core/graph/plan.h"
#include "core/graph/trace.h"
#include "core/ops/dense.h"
#include "core/ops/half_squared.h"
#include "core/ops/rule_refs.h"

#include <algorithm>
#include <utility>

namespace deltaflow {

NodeId WrongRules::denseOf(NodeId w) const {
    for (const NodeId s : m_model.graph->node(w).successors) {
        const Node& node = m_model.graph->node(s);
        if (dynamic_cast<const DenseOp*>(node.op.get()) && node.inputs[DenseOp::Weights] == w)
            return s;
    }
    return kNoNode;
}

std::optional<Rule> WrongRules::adjointElement(WrongRule which, NodeId node, int row, int col,
                                               int sample) const {
    switch (which) {
    case WrongRule::SlopeOmitted:
        return slopeOmitted(node, row, sample);
    case WrongRule::IndicesSwapped:
        return indicesSwapped(node, row, col);
    case WrongRule::RowBroadcast:
        return rowBroadcast(node, col);
    case WrongRule::UpdatedWeightsUsed:
        return updatedWeightsUsed(node, row, sample);
    }
    return std::nullopt;
}

std::optional<Rule> WrongRules::slopeOmitted(NodeId z, int row, int sample) const {
    const NodeId a = m_rules.throughActivation(z);
    if (a == kNoNode) return std::nullopt;
    return m_rules.adjointElement(a, row, 0, sample);
}

std::optional<Rule> WrongRules::indicesSwapped(NodeId w, int row, int col) const {
    const Graph& graph = *m_model.graph;
    const NodeId z = denseOf(w);
    if (z == kNoNode) return std::nullopt;
    const NodeId x = graph.node(z).inputs[DenseOp::Below];
    if (col >= graph.node(z).shape.rows || row >= graph.node(x).shape.rows) return std::nullopt;
    return mapRefs(m_rules.adjointElement(w, row, col, 0), [&](Ref ref) {
        if (ref.node == z && ref.quantity == Quantity::Adjoint) ref.row = col;
        if (ref.node == x && ref.quantity == Quantity::Value) ref.row = row;
        return ref;
    });
}

std::optional<Rule> WrongRules::rowBroadcast(NodeId w, int col) const {
    const Graph& graph = *m_model.graph;
    const NodeId z = denseOf(w);
    const NodeId a = z == kNoNode ? kNoNode : m_rules.throughActivation(z);
    if (a == kNoNode) return std::nullopt;
    const NodeId x = graph.node(z).inputs[DenseOp::Below];
    const auto units = static_cast<int>(graph.node(z).shape.rows);
    if (graph.node(x).shape.rows != units) return std::nullopt; // the shapes would not broadcast
    const Rule inner =
        Rule::sumOver(RunningIndex::Unit, units,
                      Rule::product({rules::unit(x, Quantity::Value, rules::kUnit, rules::kSample),
                                     m_rules.slopeElement(a, rules::kUnit, rules::kSample)}));
    return Rule::sumOver(
        RunningIndex::Sample, static_cast<int>(m_samples),
        Rule::product({inner, rules::unit(a, Quantity::Adjoint, col, rules::kSample)}));
}

std::optional<Rule> WrongRules::updatedWeightsUsed(NodeId z, int row, int sample) const {
    bool found = false;
    Rule rule = mapRefs(m_rules.adjointElement(z, row, 0, sample), [&](Ref ref) {
        const bool weight = ref.node >= 0 && ref.quantity == Quantity::Value &&
                            m_model.graph->node(ref.node).role == NodeRole::Parameter;
        if (weight) ref.quantity = Quantity::Updated;
        found = found || weight;
        return ref;
    });
    return found ? std::optional(std::move(rule)) : std::nullopt;
}

std::vector<double> wrongAdjoint(WrongRule which, const Model& model, const Trace& trace,
                                 NodeId node) {
    const WrongRules wrong(model, trace.samples());
    const Shape& shape = model.graph->node(node).shape;
    const auto right = trace.block(node, Quantity::Adjoint);
    std::vector<double> block(right.begin(), right.end());
    for (std::size_t i = 0; i < block.size(); ++i) {
        const auto element = static_cast<Index>(i);
        const auto rule =
            wrong.adjointElement(which, node, static_cast<int>(element / shape.cols % shape.rows),
                                 static_cast<int>(element % shape.cols),
                                 static_cast<int>(element / (shape.rows * shape.cols)));
        if (rule) block[i] = evaluate(*rule, trace)(0, 0);
    }
    return block;
}

/// What is wrong at a node goes on below it as the difference: the pass back is linear. It is run
/// from ½ Σ (v − t)² / m with t = v − m · difference, whose adjoint at v is the difference.
std::vector<std::vector<double>> gradientsWith(const Model& model, const Trace& trace, NodeId node,
                                               const std::vector<double>& adjoint) {
    const Graph& graph = *model.graph;
    std::vector<std::vector<double>> gradients;
    for (const NodeId id : graph.parameters()) {
        const auto block = trace.block(id, Quantity::Adjoint);
        gradients.emplace_back(block.begin(), block.end());
        if (id == node) gradients.back() = adjoint;
    }
    if (!graph.node(node).op) return gradients;

    auto below = std::make_shared<Graph>();
    for (NodeId id = 0; id <= node; ++id) {
        const Node& n = graph.node(id);
        if (n.op)
            below->add(n.op, n.inputs, n.name);
        else
            below->addLeaf(n.role, n.shape, n.name);
    }
    const NodeId aim = below->addLeaf(NodeRole::Target, graph.node(node).shape, "");
    const NodeId output = below->add(std::make_shared<HalfSquaredOp>(), {node, aim}, "");
    Plan plan(below, output, trace.samples());
    for (NodeId id = 0; id <= node; ++id)
        if (!graph.node(id).op)
            std::ranges::copy(trace.block(id, Quantity::Value), plan.value(id).begin());
    plan.forward();
    const auto right = trace.block(node, Quantity::Adjoint);
    for (std::size_t i = 0; i < adjoint.size(); ++i)
        plan.value(aim)[i] =
            plan.value(node)[i] - static_cast<double>(trace.samples()) * (adjoint[i] - right[i]);
    plan.backward();
    const std::vector<NodeId> parameters = graph.parameters();
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        if (parameters[p] > node) continue;
        const auto added = std::as_const(plan).adjoint(parameters[p]);
        for (std::size_t i = 0; i < added.size(); ++i)
            gradients[p][i] += added[i];
    }
    return gradients;
}

} // namespace deltaflow
