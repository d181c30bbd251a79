#include "core/insight/unit_graph.h"

#include "core/derive/node_rules.h"
#include "core/ops/activation.h"

#include <algorithm>

namespace deltaflow {

namespace {

/// How the elements of one input reach those of the op's node.
enum class Pattern {
    EachToAll, ///< The t-th term goes to row t of the same sample.
    EachToOwn, ///< One term, to the element of the same place.
    ByRule     ///< As the rule of each element says.
};

Pattern patternOf(const Op& op, const Node& node, const OpSite& site, int input, const Ref& at) {
    const auto k = static_cast<std::size_t>(input);
    if (op.isRagged(input) || !node.inputShapes[k].perSample) return Pattern::ByRule;
    const Index terms = op.adjointTerms(site, input, at.row, at.col);
    if (terms == node.shape.rows) return Pattern::EachToAll;
    if (terms == 1 && node.shape == node.inputShapes[k]) return Pattern::EachToOwn;
    return Pattern::ByRule;
}

/// The adjoints of `node` that stand in a rule, each once.
std::vector<Ref> adjointsIn(const Rule& rule, NodeId node) {
    std::vector<Ref> found;
    forEachRef(rule, [&](const Ref& ref) {
        if (ref.node == node && ref.quantity == Quantity::Adjoint) found.push_back(ref);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::size_t placeOf(const Shape& shape, const Ref& ref) {
    return static_cast<std::size_t>((ref.sample * shape.rows + ref.row) * shape.cols + ref.col);
}

Ref valueOf(Ref ref) {
    ref.quantity = Quantity::Value;
    return ref;
}

} // namespace

UnitGraph::UnitGraph(std::shared_ptr<const Model> model, const Trace& trace)
    : m_model(std::move(model))
    , m_ones(trace)
    , m_mergedInto(static_cast<std::size_t>(m_model->graph->size()), kNoNode) {
    const Graph& graph = *m_model->graph;
    const NodeRules rules(graph, trace.samples());
    for (NodeId id = 0; id < graph.size(); ++id) {
        if (!graph.node(id).op) continue;
        std::ranges::fill(m_ones.block(id, Quantity::Adjoint), 1.0);
        if (!m_model->isLayered()) continue; // each node of a graph is shown by itself
        const NodeId f = rules.throughActivation(id);
        if (f != kNoNode && dynamic_cast<const ActivationOp*>(graph.node(f).op.get()))
            m_mergedInto[static_cast<std::size_t>(id)] = f;
    }
}

bool UnitGraph::reaches(NodeId from, NodeId to) const {
    if (from > to) return false;
    std::vector<bool> reached(static_cast<std::size_t>(to) + 1);
    reached[static_cast<std::size_t>(from)] = true;
    for (NodeId id = from; id < to; ++id) {
        if (!reached[static_cast<std::size_t>(id)]) continue;
        for (const NodeId s : m_model->graph->node(id).successors)
            if (s <= to && !m_model->graph->node(s).bypassed)
                reached[static_cast<std::size_t>(s)] = true;
    }
    return reached.back();
}

bool UnitGraph::hasVertices(NodeId id) const {
    return m_mergedInto[static_cast<std::size_t>(id)] == kNoNode &&
           !m_model->graph->node(id).bypassed &&
           (id == m_model->loss || reaches(id, m_model->loss));
}

void UnitGraph::add(std::vector<UnitEdge>& out, const Ref& from, Ref to, double partial) const {
    const NodeId f = m_mergedInto[static_cast<std::size_t>(to.node)];
    if (f != kNoNode) {
        to.node = f;
        partial *= m_ones.at({f, Quantity::Slope, to.row, 0, to.sample});
    }
    out.push_back({from, to, partial});
}

/// For a rule whose addends name several adjoints: each is set to 1 in turn, the others to 0.
void UnitGraph::addOneByOne(std::vector<UnitEdge>& out, const Ref& element, NodeId successor,
                            const Rule& sent) const {
    Trace one = m_ones;
    const Shape& shape = m_model->graph->node(successor).shape;
    for (const Ref& adjoint : adjointsIn(sent, successor)) {
        std::vector<double> block(m_ones.block(successor, Quantity::Adjoint).size());
        block[placeOf(shape, adjoint)] = 1;
        one.setBlock(successor, Quantity::Adjoint, std::move(block));
        add(out, element, valueOf(adjoint), evaluate(sent, one)(0, 0));
    }
}

void UnitGraph::addEdges(std::vector<UnitEdge>& out, const Ref& element, NodeId successor,
                         int input) const {
    const Graph& graph = *m_model->graph;
    const Node& node = graph.node(successor);
    const Op& op = *node.op;
    const OpSite site = graph.site(successor, element.sample, m_ones.samples());
    const int toSample = node.shape.perSample ? element.sample : 0;
    const auto term = [&](Index t) {
        return op.adjointContribution(m_ones, site, input, element.row, element.col, t);
    };
    switch (patternOf(op, node, site, input, element)) {
    case Pattern::EachToAll:
        for (std::int32_t row = 0; row < node.shape.rows; ++row)
            add(out, element, {successor, Quantity::Value, row, 0, toSample}, term(row));
        return;
    case Pattern::EachToOwn:
        return add(out, element, {successor, Quantity::Value, element.row, element.col, toSample},
                   term(0));
    case Pattern::ByRule:
        break;
    }
    const Rule sent = op.vjpElement(site, input, element.row, element.col);
    const int count = addends(sent);
    for (int t = 0; t < count; ++t) {
        const Rule piece = addend(sent, t);
        const std::vector<Ref> adjoints = adjointsIn(piece, successor);
        if (adjoints.size() > 1) return addOneByOne(out, element, successor, sent);
        // A rule that names none is a root's, whose adjoint is 1.
        const Ref to =
            adjoints.empty() ? Ref{successor, Quantity::Value, 0, 0, 0} : valueOf(adjoints.front());
        add(out, element, to, evaluate(piece, m_ones)(0, 0));
    }
}

std::vector<UnitEdge> UnitGraph::edgesFrom(const Ref& element) const {
    const Graph& graph = *m_model->graph;
    std::vector<NodeId> successors = graph.node(element.node).successors;
    std::sort(successors.begin(), successors.end());
    successors.erase(std::unique(successors.begin(), successors.end()), successors.end());
    std::vector<UnitEdge> out;
    for (const NodeId s : successors) {
        const Node& node = graph.node(s);
        if (node.bypassed) continue;
        for (std::size_t k = 0; k < node.inputs.size(); ++k)
            if (node.inputs[k] == element.node) addEdges(out, element, s, static_cast<int>(k));
    }
    return out;
}

} // namespace deltaflow
