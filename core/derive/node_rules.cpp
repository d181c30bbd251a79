#include "core/derive/node_rules.h"

#include "core/ops/loss.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

bool slopeReadsValue(const Op& activation) {
    return activation.name() == "sigmoid" || activation.name() == "tanh";
}

Rule NodeRules::forwardMatrix(NodeId id) const {
    return m_graph.node(id).op->forwardMatrix(m_graph.site(id, Ref::kAll, m_samples));
}

Rule NodeRules::forwardElement(NodeId id, int row, int sample) const {
    return m_graph.node(id).op->forwardElement(m_graph.site(id, sample, m_samples), row);
}

Rule NodeRules::lossPart(NodeId id, int unit, int sample) const {
    const auto* loss = dynamic_cast<const LossOp*>(m_graph.node(id).op.get());
    if (loss == nullptr) throw std::invalid_argument("the node is no loss");
    return loss->part(m_graph.site(id, sample, m_samples), unit, sample);
}

Rule NodeRules::slopeElement(NodeId id, int row, int sample) const {
    const Rule sent = throughElement(id, row, sample);
    return sent.kind == Rule::Kind::Product ? sent.children.back() : Rule::integer(1);
}

Rule NodeRules::throughElement(NodeId id, int row, int sample) const {
    return m_graph.node(id).op->vjpElement(m_graph.site(id, sample, m_samples), 0, row, 0);
}

bool NodeRules::isInlined(NodeId id) const {
    const Node& node = m_graph.node(id);
    return node.op && node.op->isActivation();
}

NodeId NodeRules::throughActivation(NodeId id) const {
    NodeId only = kNoNode;
    for (const NodeId s : m_graph.node(id).successors) {
        if (m_graph.node(s).bypassed) continue;
        if (only != kNoNode) return kNoNode;
        only = s;
    }
    return only != kNoNode && isInlined(only) ? only : kNoNode;
}

Rule NodeRules::inlined(const Rule& rule) const {
    if (rule.kind == Rule::Kind::Quantity && rule.ref.quantity == Quantity::Adjoint &&
        isInlined(rule.ref.node)) {
        const Ref& r = rule.ref;
        return r.row == Ref::kAll ? adjointMatrix(r.node)
                                  : adjointElement(r.node, r.row, r.col, r.sample);
    }
    Rule out = rule;
    for (auto& child : out.children)
        child = inlined(child);
    return out;
}

template <typename Contribution>
Rule NodeRules::gather(NodeId id, Contribution contribution) const {
    std::vector<Rule> arrivals;
    std::vector<NodeId> successors = m_graph.node(id).successors;
    std::sort(successors.begin(), successors.end());
    successors.erase(std::unique(successors.begin(), successors.end()), successors.end());
    for (const NodeId s : successors) {
        const Node& node = m_graph.node(s);
        if (node.bypassed) continue;
        for (std::size_t i = 0; i < node.inputs.size(); ++i)
            if (node.inputs[i] == id)
                arrivals.push_back(inlined(contribution(s, static_cast<int>(i))));
    }
    return Rule::sum(std::move(arrivals));
}

Rule NodeRules::adjointMatrix(NodeId id) const {
    return gather(id, [&](NodeId s, int input) {
        return m_graph.node(s).op->vjpMatrix(m_graph.site(s, Ref::kAll, m_samples), input);
    });
}

Rule NodeRules::adjointElement(NodeId id, int row, int col, int sample) const {
    return gather(id, [&](NodeId s, int input) {
        return m_graph.node(s).op->vjpElement(m_graph.site(s, sample, m_samples), input, row, col);
    });
}

} // namespace deltaflow
