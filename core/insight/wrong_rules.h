#pragma once

#include "core/derive/node_rules.h"
#include "core/network/model.h"
#include "core/project/erratum.h"

#include <optional>
#include <vector>

namespace deltaflow {

/// Wrong derivative rules that are in circulation, made from the right ones: data that can be
/// written and evaluated as any other rule.
class WrongRules {
public:
    WrongRules(const Model& model, Index samples)
        : m_model(model)
        , m_rules(*model.graph, samples)
        , m_samples(samples) {}

    /// What the wrong rule says in place of NodeRules::adjointElement. Nothing where it cannot be
    /// applied: it asks for a unit that is not there, or the node is none of its kind.
    [[nodiscard]] std::optional<Rule> adjointElement(WrongRule which, NodeId node, int row, int col,
                                                     int sample) const;
    [[nodiscard]] const NodeRules& right() const { return m_rules; }

private:
    [[nodiscard]] std::optional<Rule> slopeOmitted(NodeId z, int row, int sample) const;
    [[nodiscard]] std::optional<Rule> indicesSwapped(NodeId w, int row, int col) const;
    [[nodiscard]] std::optional<Rule> rowBroadcast(NodeId w, int col) const;
    [[nodiscard]] std::optional<Rule> updatedWeightsUsed(NodeId z, int row, int sample) const;
    /// The dense node that a weight matrix feeds, or kNoNode.
    [[nodiscard]] NodeId denseOf(NodeId w) const;

    const Model& m_model;
    NodeRules m_rules;
    Index m_samples;
};

/// All of a node's adjoint by the wrong rule, laid out as its block; right where the rule says
/// nothing.
[[nodiscard]] std::vector<double> wrongAdjoint(WrongRule which, const Model& model,
                                               const Trace& trace, NodeId node);

/// The gradients of all parameters, each as its block, in the order of Graph::parameters(), if the
/// adjoint of `node` were `adjoint` and all else were done right.
[[nodiscard]] std::vector<std::vector<double>> gradientsWith(const Model& model, const Trace& trace,
                                                             NodeId node,
                                                             const std::vector<double>& adjoint);

} // namespace deltaflow
