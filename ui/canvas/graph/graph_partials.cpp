#include "ui/canvas/graph/graph_partials.h"

#include "core/graph/op.h"
#include "core/graph/trace.h"
#include "ui/player/player.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {
namespace {

bool isScalar(const Node& node) {
    return node.shape.rows == 1 && node.shape.cols == 1;
}

/// The values that a node is computed from, and its own, with an adjoint of 1.
void borrow(Trace& scratch, const Trace& trace, NodeId id) {
    const auto copy = [&](NodeId node) {
        const auto values = trace.block(node, Quantity::Value);
        scratch.setBlock(node, Quantity::Value, {values.begin(), values.end()});
    };
    copy(id);
    for (const NodeId input : trace.graph().node(id).inputs)
        copy(input);
    const auto count =
        static_cast<std::size_t>(trace.graph().node(id).shape.elements(trace.samples()));
    scratch.setBlock(id, Quantity::Adjoint, std::vector<double>(count, 1.0));
}

/// How many contributions reach `node` before those of `successor`'s input `input`.
Index arrivalsBefore(const Graph& graph, NodeId node, NodeId successor, int input, int sample,
                     Index samples) {
    Index count = 0;
    NodeId previous = kNoNode;
    for (const NodeId next : graph.node(node).successors) {
        if (next == previous || graph.node(next).bypassed) continue;
        previous = next;
        const OpSite site = graph.site(next, sample, samples);
        for (int i = 0; i < std::ssize(graph.node(next).inputs); ++i) {
            if (graph.node(next).inputs[static_cast<std::size_t>(i)] != node) continue;
            if (next == successor && i == input) return count;
            count += graph.node(next).op->adjointTerms(site, i, 0, 0);
        }
    }
    return count;
}

} // namespace

void addPartials(GraphScene& scene, const Player& player) {
    const Model& model = player.model();
    const Graph& graph = *model.graph;
    const Trace& trace = player.trace();
    Trace scratch(model.graph, trace.samples());
    NodeId borrowed = kNoNode;
    for (GraphEdge& edge : scene.edges) {
        const NodeId target = scene.card(edge.to).node;
        const NodeId source = scene.card(edge.from).node;
        const std::vector<NodeId>& inputs = graph.node(target).inputs;
        const bool scalar = isScalar(graph.node(target)) && !graph.node(target).bypassed &&
                            std::all_of(inputs.begin(), inputs.end(),
                                        [&](NodeId input) { return isScalar(graph.node(input)); });
        const NodeRole role = graph.node(source).role;
        if (!scalar || role == NodeRole::Target || role == NodeRole::Constant ||
            role == NodeRole::Buffer)
            continue;
        if (borrowed != target) borrow(scratch, trace, target);
        borrowed = target;
        const bool perSample = graph.node(source).shape.perSample;
        const OpSite site = graph.site(target, scene.sample, trace.samples());
        try {
            edge.partial =
                graph.node(target).op->adjointContribution(scratch, site, edge.input, 0, 0, 0);
        } catch (const std::out_of_range&) {
            continue; // nothing flows back there
        }
        edge.hasPartial = true;
        const auto before = static_cast<std::int32_t>(arrivalsBefore(
            graph, source, target, edge.input, perSample ? scene.sample : 0, trace.samples()));
        edge.arrival = {source, Quantity::AdjointContribution, 0, perSample ? before : 0,
                        perSample ? scene.sample : before};
        const GraphCard& to = scene.card(edge.to);
        edge.known = player.isKnown(to.refOf(0, 0, scene.sample));
        edge.partialName = QStringLiteral("∂%1/∂%2").arg(to.plain, scene.card(edge.from).plain);
    }
}

} // namespace deltaflow
