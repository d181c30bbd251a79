#include "core/derive/node_rules.h"

#include "core/ops/add.h"
#include "core/ops/loss.h"
#include "core/ops/penalty.h"

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

Index NodeRules::forwardTerms(NodeId id, int row) const {
    const Op& op = *m_graph.node(id).op;
    if (op.isForwardRagged()) return addends(forwardElement(id, row, 0));
    return op.forwardTerms(m_graph.site(id, 0, m_samples));
}

Rule NodeRules::forwardTerm(NodeId id, int row, int sample, Index term) const {
    Rule rule = forwardElement(id, row, sample);
    return forwardTerms(id, row) == 1 ? rule : addend(rule, static_cast<int>(term));
}

bool NodeRules::isInlined(NodeId id) const {
    const Node& node = m_graph.node(id);
    return m_wayBack == WayBack::Joined && node.op && node.op->isActivation();
}

NodeId NodeRules::throughActivation(NodeId id) const {
    NodeId only = kNoNode;
    for (const NodeId s : m_graph.node(id).successors) {
        if (m_graph.node(s).bypassed) continue;
        if (only != kNoNode) return kNoNode;
        only = s;
    }
    return only != kNoNode && m_graph.node(only).op->isActivation() ? only : kNoNode;
}

NodeId NodeRules::joinedActivation(NodeId id) const {
    return m_wayBack == WayBack::Joined ? throughActivation(id) : kNoNode;
}

/// Whether the adjoint is 1 by the graph alone: at its root, and below sums that lead there.
bool NodeRules::hasUnitAdjoint(NodeId id) const {
    const auto& successors = m_graph.node(id).successors;
    if (successors.empty()) return true;
    return successors.size() == 1 &&
           dynamic_cast<const AddOp*>(m_graph.node(successors.front()).op.get()) &&
           hasUnitAdjoint(successors.front());
}

/// A loss writes what it sends as if its own adjoint were 1, which holds where it is the root.
Rule NodeRules::sent(NodeId from, Rule rule) const {
    const Op* const op = m_graph.node(from).op.get();
    const bool isLoss = dynamic_cast<const LossOp*>(op) || dynamic_cast<const PenaltyOp*>(op);
    if (!isLoss || hasUnitAdjoint(from)) return inlined(rule);
    return Rule::product({Rule::quantity({from, Quantity::Adjoint, 0, 0, 0}), std::move(rule)});
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

namespace {

/// Without the factors that are 1.
Rule withoutOnes(const Rule& rule) {
    Rule out = rule;
    for (Rule& child : out.children)
        child = withoutOnes(child);
    if (rule.kind != Rule::Kind::Product) return out;
    std::erase_if(out.children, [](const Rule& factor) {
        return factor.kind == Rule::Kind::Number && factor.value == 1;
    });
    if (out.children.empty()) return Rule::integer(1);
    return Rule::product(std::move(out.children));
}

} // namespace

std::optional<Rule> NodeRules::localPartial(NodeId successor, int input, int row, int col,
                                            int sample) const {
    const Node& node = m_graph.node(successor);
    if (node.shape.rows * node.shape.cols != 1) return std::nullopt;
    const OpSite site = m_graph.site(successor, sample, m_samples);
    const Ref adjoint{successor, Quantity::Adjoint, 0, 0, node.shape.perSample ? sample : 0};
    return withoutOnes(
        substitute(node.op->vjpElement(site, input, row, col), adjoint, Rule::integer(1)));
}

void NodeRules::eachWay(NodeId id, const std::function<void(NodeId, int)>& visit) const {
    NodeId previous = kNoNode;
    for (const NodeId s : m_graph.node(id).successors) {
        if (s == previous) continue; // taken twice by one successor: seen already
        previous = s;
        const Node& node = m_graph.node(s);
        if (node.bypassed) continue;
        for (std::size_t i = 0; i < node.inputs.size(); ++i)
            if (node.inputs[i] == id) visit(s, static_cast<int>(i));
    }
}

Rule NodeRules::whole(NodeId id, std::vector<Rule> arrivals) const {
    if (arrivals.empty()) return Rule::integer(m_graph.node(id).successors.empty() ? 1 : 0);
    return Rule::sum(std::move(arrivals));
}

Rule NodeRules::adjointMatrix(NodeId id) const {
    std::vector<Rule> arrivals;
    eachWay(id, [&](NodeId s, int input) {
        const OpSite site = m_graph.site(s, Ref::kAll, m_samples);
        arrivals.push_back(sent(s, m_graph.node(s).op->vjpMatrix(site, input)));
    });
    return whole(id, std::move(arrivals));
}

Rule NodeRules::adjointElement(NodeId id, int row, int col, int sample) const {
    std::vector<Rule> arrivals;
    eachWay(id, [&](NodeId s, int input) {
        const OpSite site = m_graph.site(s, sample, m_samples);
        arrivals.push_back(sent(s, m_graph.node(s).op->vjpElement(site, input, row, col)));
    });
    return whole(id, std::move(arrivals));
}

Index NodeRules::arrivals(NodeId id, int row, int col) const {
    Index count = 0;
    eachWay(id, [&](NodeId s, int input) {
        count += m_graph.node(s).op->adjointTerms(m_graph.site(s, 0, m_samples), input, row, col);
    });
    return count;
}

bool NodeRules::hasRaggedArrivals(NodeId id) const {
    bool ragged = false;
    eachWay(id,
            [&](NodeId s, int input) { ragged = ragged || m_graph.node(s).op->isRagged(input); });
    return ragged;
}

NodeRules::Arrival NodeRules::arrival(NodeId id, int row, int col, int sample, Index which) const {
    Arrival found;
    Index left = which;
    eachWay(id, [&](NodeId s, int input) {
        if (found.from != kNoNode) return;
        const OpSite site = m_graph.site(s, sample, m_samples);
        const Index terms = m_graph.node(s).op->adjointTerms(site, input, row, col);
        if (left >= terms) {
            left -= terms;
            return;
        }
        const Rule rule = m_graph.node(s).op->vjpElement(site, input, row, col);
        found = {s, sent(s, terms == 1 ? rule : addend(rule, static_cast<int>(left)))};
    });
    if (found.from == kNoNode) found.rule = whole(id, {});
    return found;
}

} // namespace deltaflow
