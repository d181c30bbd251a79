#include "core/derive/unfold.h"

#include "core/ops/loss.h"

#include <stdexcept>

namespace deltaflow {

namespace {

Rule one() {
    return Rule::integer(1);
}

Formula partial(Formula of, Formula by) {
    return Formula::fraction(Formula::row({Formula::op("∂"), std::move(of)}),
                             Formula::row({Formula::op("∂"), std::move(by)}));
}

Formula dotted(std::vector<Formula> factors) {
    std::vector<Formula> parts;
    for (auto& f : factors) {
        if (!parts.empty()) parts.push_back(Formula::op("·"));
        parts.push_back(std::move(f));
    }
    return Formula::row(std::move(parts));
}

} // namespace

Unfolder::Unfolder(const Model& model, const Trace& trace, const Writer& writer, int sample)
    : m_model(model)
    , m_trace(trace)
    , m_writer(writer)
    , m_rules(*model.graph, trace.samples())
    , m_sample(sample) {}

Ref Unfolder::unit(NodeId node, Quantity quantity, int row) const {
    return {node, quantity, row, 0, m_sample};
}

Rule Unfolder::value(NodeId node, int row) const {
    return Rule::quantity(unit(node, Quantity::Value, row));
}

Rule Unfolder::mean(Rule perSample) const {
    if (m_trace.samples() == 1) return perSample;
    return Rule::quotient(std::move(perSample), Rule::quantity(Ref::setting(Setting::SampleCount)));
}

Equation Unfolder::written(const Chain& chain) const {
    Equation out;
    out.left = chain.left;
    out.rights = chain.opening;
    for (const Rule& rule : chain.rules)
        out.rights.push_back(m_writer.symbols(rule));
    if (chain.rules.empty()) return out;
    const Rule& last = chain.rules.back();
    Formula numbers = m_writer.numbers(last);
    Formula result = m_writer.plainNumber(evaluate(last, m_trace)(0, 0));
    if (numbers != out.rights.back()) out.rights.push_back(std::move(numbers));
    if (result != out.rights.back()) out.rights.push_back(std::move(result));
    return out;
}

std::vector<Chain> Unfolder::chains(Unfolding which, const Stage& stage, int row) const {
    switch (which) {
    case Unfolding::ActivationDerivative: {
        const NodeId a = m_rules.throughActivation(stage.node);
        return a == kNoNode ? std::vector<Chain>{} : activationDerivative(a, row);
    }
    case Unfolding::LossDerivative:
        return {lossDerivative(lossAt(stage), row)};
    case Unfolding::SigmoidCrossEntropy:
        return sigmoidCrossEntropy(lossAt(stage), row);
    case Unfolding::SoftmaxCrossEntropy:
        return softmaxCrossEntropy(lossAt(stage), row);
    case Unfolding::ChainRule:
        return chainRule(stage, row);
    }
    return {};
}

std::vector<Chain> Unfolder::activationDerivative(NodeId activation, int row) const {
    const Node& node = m_model.graph->node(activation);
    const std::string_view name = node.op->name();
    const Rule z = value(node.inputs.front(), row);
    const Rule a = value(activation, row);
    const Rule exp = Rule::apply("exp", z);
    const Rule decay = Rule::apply("exp", Rule::negate(z));
    const Ref slope = unit(activation, Quantity::Slope, row);
    const Chain definition{m_writer.symbol(unit(activation, Quantity::Value, row)),
                           {},
                           {m_rules.forwardElement(activation, row, m_sample)}};
    Chain derivative{m_writer.symbol(slope), {}, {}};
    auto& rules = derivative.rules;
    if (name == "sigmoid") {
        const Rule denominator = Rule::sum({one(), decay});
        rules = {
            Rule::quotient(decay, Rule::power(denominator, 2)),
            Rule::product({Rule::quotient(one(), denominator), Rule::quotient(decay, denominator)}),
            Rule::product({Rule::apply("sigmoid", z), Rule::complement(Rule::apply("sigmoid", z))}),
            Rule::product({a, Rule::complement(a)})};
    } else if (name == "tanh") {
        const Rule sum = Rule::sum({exp, decay});
        const Rule difference = Rule::difference(exp, decay);
        rules = {Rule::quotient(Rule::difference(Rule::power(sum, 2), Rule::power(difference, 2)),
                                Rule::power(sum, 2)),
                 Rule::complement(Rule::power(Rule::apply("tanh", z), 2)),
                 Rule::complement(Rule::power(a, 2))};
    } else if (name == "softplus") {
        rules = {Rule::quotient(exp, Rule::sum({one(), exp})),
                 Rule::quotient(one(), Rule::sum({one(), decay})), Rule::apply("sigmoid", z)};
    } else {
        // Piecewise linear: the slope is the constant of the piece that z lies in.
        rules = {m_rules.slopeElement(activation, row, m_sample)};
    }
    return {definition, derivative};
}

Unfolder::Loss Unfolder::lossAt(const Stage& stage) const {
    const NodeId gathered = stage.through == kNoNode ? stage.node : stage.through;
    for (const NodeId s : m_model.graph->node(gathered).successors) {
        const Node& node = m_model.graph->node(s);
        if (!dynamic_cast<const LossOp*>(node.op.get())) continue;
        const std::size_t n = node.inputs.size();
        return {s, node.inputs.front(), node.inputs[n - 2], node.inputs[n - 1]};
    }
    throw std::out_of_range("no loss follows there");
}

Chain Unfolder::lossDerivative(const Loss& at, int row) const {
    const Rule a = value(at.output, row);
    const Rule y = value(at.target, row);
    const std::string_view loss = m_model.graph->node(at.loss).op->name();
    Chain chain{m_writer.symbol(unit(at.output, Quantity::Adjoint, row)), {}, {}};
    if (loss == "half squared error")
        chain.rules = {mean(Rule::product({Rule::half(), Rule::integer(2), Rule::difference(y, a),
                                           Rule::negate(one())})),
                       mean(Rule::difference(a, y))};
    else if (loss == "binary cross-entropy")
        chain.rules = {mean(Rule::sum({Rule::negate(Rule::quotient(y, a)),
                                       Rule::quotient(Rule::complement(y), Rule::complement(a))}))};
    else
        chain.rules = {mean(Rule::negate(Rule::quotient(y, a)))};
    return chain;
}

std::vector<Chain> Unfolder::sigmoidCrossEntropy(const Loss& at, int row) const {
    const Rule a = value(at.output, row);
    const Rule y = value(at.target, row);
    Chain chain{m_writer.symbol(unit(at.logits, Quantity::Adjoint, row)), {}, {}};
    const Formula da = m_writer.symbol(unit(at.output, Quantity::Adjoint, row));
    const Formula slope = m_writer.symbol(unit(at.output, Quantity::Slope, row));
    chain.opening = {dotted({da, slope})};
    chain.rules = {
        mean(Rule::product({Rule::sum({Rule::negate(Rule::quotient(y, a)),
                                       Rule::quotient(Rule::complement(y), Rule::complement(a))}),
                            a, Rule::complement(a)})),
        mean(Rule::sum({Rule::negate(Rule::product({y, Rule::complement(a)})),
                        Rule::product({Rule::complement(y), a})})),
        mean(Rule::sum(
            {Rule::negate(y), Rule::product({y, a}), a, Rule::negate(Rule::product({y, a}))})),
        mean(Rule::difference(a, y))};
    return {lossDerivative(at, row), chain};
}

std::vector<Chain> Unfolder::softmaxCrossEntropy(const Loss& at, int row) const {
    const int outputs = static_cast<int>(m_model.graph->node(at.output).shape.rows);
    const Rule a = value(at.output, row);
    const Rule y = value(at.target, row);
    Chain chain{m_writer.symbol(unit(at.logits, Quantity::Adjoint, row)), {}, {}};
    constexpr int kWrittenOut = 4;
    if (outputs <= kWrittenOut) {
        // ∂a_k/∂z_i is a_i (1 − a_i) at k = i and −a_k a_i elsewhere.
        std::vector<Rule> byChainRule;
        std::vector<Rule> cancelled;
        for (int k = 0; k < outputs; ++k) {
            const Rule ak = value(at.output, k);
            const Rule yk = value(at.target, k);
            const Rule ratio = Rule::quotient(yk, ak);
            byChainRule.push_back(k == row
                                      ? Rule::negate(Rule::product({ratio, a, Rule::complement(a)}))
                                      : Rule::product({ratio, ak, a}));
            cancelled.push_back(k == row ? Rule::negate(Rule::product({y, Rule::complement(a)}))
                                         : Rule::product({yk, a}));
        }
        chain.rules = {mean(Rule::sum(byChainRule)), mean(Rule::sum(cancelled))};
    }
    const Rule targets =
        Rule::sumOver(RunningIndex::Unit, outputs,
                      Rule::quantity({at.target, Quantity::Value,
                                      static_cast<std::int32_t>(RunningIndex::Unit), 0, m_sample}));
    chain.rules.push_back(mean(Rule::difference(Rule::product({a, targets}), y)));
    if (std::abs(evaluate(targets, m_trace)(0, 0) - 1) < 1e-12)
        chain.rules.push_back(mean(Rule::difference(a, y)));
    return {lossDerivative(at, row), chain};
}

std::vector<Chain> Unfolder::chainRule(const Stage& stage, int row) const {
    const NodeId a = m_rules.throughActivation(stage.node);
    if (a == kNoNode) return {};
    const Formula loss = m_writer.symbol({m_model.loss, Quantity::Value, 0, 0, 0});
    const Formula own = m_writer.symbol(unit(stage.node, Quantity::Value, row));
    const Formula activation = m_writer.symbol(unit(a, Quantity::Value, row));
    const NodeId next = m_model.layers[static_cast<std::size_t>(stage.layer)].preActivation;
    Ref running = unit(next, Quantity::Value, static_cast<int>(RunningIndex::Unit));
    const Formula above = m_writer.symbol(running);
    Formula sum = Formula::row({Formula::underOver(Formula::op("∑"), Formula::identifier("k"), {}),
                                dotted({partial(loss, above), partial(above, activation)})});
    Chain chain{partial(loss, own), {}, {}};
    chain.opening = {dotted({std::move(sum), partial(activation, own)})};
    chain.rules = {m_rules.adjointElement(stage.node, row, 0, m_sample)};
    Ref weight{m_model.layers[static_cast<std::size_t>(stage.layer)].weights, Quantity::Value,
               static_cast<std::int32_t>(RunningIndex::Unit), row, 0};
    const Chain first{partial(above, activation), {m_writer.symbol(weight)}, {}};
    const Chain second{
        partial(activation, own), {m_writer.symbol(unit(a, Quantity::Slope, row))}, {}};
    return {first, second, chain};
}

} // namespace deltaflow
