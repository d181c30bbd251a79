#pragma once

#include "core/derive/node_rules.h"
#include "core/derive/stages.h"
#include "core/derive/writer.h"

namespace deltaflow {

/// left = opening … = rules …: the openings are written in symbols only; every rule has the value
/// of the last, which is also written with the numbers in it.
struct Chain {
    Formula left;
    std::vector<Formula> opening;
    std::vector<Rule> rules;
};

/// The side derivations: where σ′, ∂L/∂a and the a − y of cross-entropy come from, line by line,
/// for one unit.
class Unfolder {
public:
    Unfolder(const Model& model, const Trace& trace, const Writer& writer, int sample);

    [[nodiscard]] std::vector<Chain> chains(Unfolding which, const Stage& stage, int row) const;
    [[nodiscard]] Equation written(const Chain& chain) const;

private:
    [[nodiscard]] std::vector<Chain> activationDerivative(NodeId activation, int row) const;
    /// A loss, what it compares with its target, and for a cross-entropy the logits.
    struct Loss {
        NodeId loss = kNoNode;
        NodeId logits = kNoNode;
        NodeId output = kNoNode;
        NodeId target = kNoNode;
    };
    [[nodiscard]] Loss lossAt(const Stage& stage) const;
    [[nodiscard]] Chain lossDerivative(const Loss& at, int row) const;
    [[nodiscard]] std::vector<Chain> sigmoidCrossEntropy(const Loss& at, int row) const;
    [[nodiscard]] std::vector<Chain> softmaxCrossEntropy(const Loss& at, int row) const;
    [[nodiscard]] std::vector<Chain> chainRule(const Stage& stage, int row) const;

    [[nodiscard]] Ref unit(NodeId node, Quantity quantity, int row) const;
    [[nodiscard]] Rule value(NodeId node, int row) const;
    [[nodiscard]] Rule
    mean(Rule perSample) const; ///< Divided by m where there are several samples.

    const Model& m_model;
    const Trace& m_trace;
    const Writer& m_writer;
    NodeRules m_rules;
    int m_sample;
};

} // namespace deltaflow
