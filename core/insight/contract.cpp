#include "core/insight/contract.h"

#include "core/insight/shapes.h"
#include "core/ops/rule_refs.h"

namespace deltaflow {

namespace {

/// Whether a rule says anything: an op that sends nothing to an input has none.
bool isThere(const Rule& rule) {
    return rule.kind != Rule::Kind::Number || !rule.text.empty();
}

} // namespace

Contract contractOf(NodeId id, const Model& model, const Writer& writer, Index samples) {
    const Graph& graph = *model.graph;
    const Node& node = graph.node(id);
    const OpSite site = graph.site(id, Ref::kAll, samples);
    const auto line = [&](NodeId of, Quantity quantity, const Rule& rule) {
        const Ref ref = rules::wholeRef(of, quantity, graph.node(of).shape);
        // Where others send there too, this is what the node adds.
        const bool adds = quantity == Quantity::Adjoint && graph.node(of).successors.size() > 1;
        return ContractLine{ref,
                            {withShapes(writer.symbol(ref), graph, samples),
                             adds ? "+=" : "=",
                             {withShapes(writer.symbols(rule), graph, samples)}}};
    };
    Contract contract;
    contract.node = id;
    contract.passesOn = line(id, Quantity::Value, node.op->forwardMatrix(site));
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
        const NodeId input = node.inputs[i];
        const NodeRole role = graph.node(input).role;
        const bool learns =
            role == NodeRole::Parameter || role == NodeRole::Input || role == NodeRole::Computed;
        if (!learns || graph.node(input).bypassed) continue;
        const Rule rule = node.op->vjpMatrix(site, static_cast<int>(i));
        if (!isThere(rule)) continue;
        auto& lines = role == NodeRole::Parameter ? contract.gradients : contract.passesBack;
        lines.push_back(line(input, Quantity::Adjoint, rule));
    }
    return contract;
}

} // namespace deltaflow
