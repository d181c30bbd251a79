#include "core/derive/theta_lines.h"

#include "core/derive/lines.h"
#include "core/ops/rule_refs.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

Formula unaddressed(Formula f) {
    f.ref.reset();
    for (Formula& child : f.children)
        child = unaddressed(std::move(child));
    return f;
}

Formula respelt(Formula f, const std::string& from, const char* to) {
    if (f.text == from) f.text = to;
    for (Formula& child : f.children)
        child = respelt(std::move(child), from, to);
    return f;
}

/// (1/m) Δ, which suits a matrix as well as a number; numbers have a sign between them.
std::vector<Formula> overSamples(Formula m, const char* sign, Formula sum) {
    if (toPlainText(sum).starts_with("−")) sum = Formula::fence("(", std::move(sum), ")");
    return {Formula::fraction(Formula::number("1"), std::move(m)), Formula::op(sign),
            std::move(sum)};
}

Rule sampleCount() {
    return rules::setting(Setting::SampleCount);
}

} // namespace

bool ThetaLines::areSpoken() const {
    return m_writer.notation().kind() == NotationKind::Theta && m_model.isLayered();
}

bool ThetaLines::accumulates(const Stage& stage) const {
    return areSpoken() && stage.phase == Phase::Gradient && m_trace.samples() > 1;
}

bool ThetaLines::isPenalised(NodeId parameter) const {
    const auto& successors = m_model.graph->node(parameter).successors;
    return m_model.penalty != kNoNode && !m_model.graph->node(m_model.penalty).bypassed &&
           std::ranges::find(successors, m_model.penalty) != successors.end();
}

Formula ThetaLines::withBiasColumn(const Stage& stage) const {
    const auto layer = static_cast<std::size_t>(stage.layer) - 1;
    const LayerNodes& nodes = m_model.layers[layer];
    if (nodes.bias == kNoNode) return {};
    const Ref weights{nodes.weights, Quantity::Value, Ref::kAll, Ref::kAll, 0};
    const Ref below{m_model.below(layer), Quantity::Value, Ref::kAll, 0, Ref::kAll};
    Formula theta = m_writer.notation().symbol(weights);
    theta.children[1] = Formula::row({}); // all columns
    return Formula::row({unaddressed(std::move(theta)), Formula::op("\u2062"),
                         Formula::matrix(1, {Formula::number("1"), m_writer.symbol(below)})});
}

Rule ThetaLines::withBiasUnit(const Stage& stage, const Rule& rule) const {
    const NodeId bias = m_model.layers[static_cast<std::size_t>(stage.layer) - 1].bias;
    const auto isBias = [&](const Rule& r) {
        return r.kind == Rule::Kind::Quantity && r.ref.node == bias && r.ref.row != Ref::kAll;
    };
    if (isBias(rule)) {
        Rule unit = Rule::constant(1, stage.layer == 1 ? "x_0" : "a_0");
        return Rule::product({rule, std::move(unit)});
    }
    Rule out = rule;
    if (rule.kind == Rule::Kind::Sum)
        for (Rule& term : out.children)
            term = withBiasUnit(stage, term);
    return out;
}

Rule ThetaLines::timesSamples(const Rule& rule) const {
    return Rule::product({sampleCount(), rule});
}

/// Δ or D with the indices of the Θ at `at`.
Formula ThetaLines::capital(const Ref& at, const char* letter) const {
    Ref theta = at;
    theta.quantity = Quantity::Value;
    return respelt(unaddressed(m_writer.notation().symbol(theta)), "Θ", letter);
}

/// ∂J/∂Θ = D = Δ/m + (λ/m) Θ
Equation ThetaLines::mean(const Ref& at, Formula accumulated, const Rule* penalty) const {
    Equation out;
    out.left = m_writer.symbol(at);
    addRight(out, capital(at, "D"));
    auto symbols = overSamples(m_writer.symbols(sampleCount()), "\u2062", capital(at, "Δ"));
    auto numbers = overSamples(m_writer.numbers(sampleCount()), "×", std::move(accumulated));
    if (penalty) {
        for (auto* parts : {&symbols, &numbers})
            parts->push_back(Formula::op("+"));
        symbols.push_back(m_writer.symbols(*penalty));
        numbers.push_back(m_writer.numbers(*penalty));
    }
    addRight(out, Formula::row(std::move(symbols)));
    addRight(out, Formula::row(std::move(numbers)));
    addRight(out, m_writer.number(at));
    return out;
}

std::vector<Equation> ThetaLines::arrival(const Stage& stage, const StageRules::Term& term,
                                          RunningSum before) const {
    const double m = m_trace.setting(Setting::SampleCount);
    const bool penalised = isPenalised(stage.node);
    const bool isPenalty = penalised && term.index + 1 == term.count;
    const Index samples = term.count - (penalised ? 1 : 0);
    Equation one;
    const Rule added = isPenalty ? term.rule : timesSamples(term.rule);
    const double value = evaluate(added, m_trace)(0, 0);
    one.left = m_writer.symbols(added);
    addRight(one, m_writer.numbers(added));
    addRight(one, m_writer.plainNumber(value));
    if (isPenalty)
        return {std::move(one),
                mean(term.sum, m_writer.plainNumber(m * before.shown()), &term.rule)};

    Equation running;
    running.left = capital(term.sum, "Δ");
    const bool complete = term.index + 1 == samples;
    RunningSum after = before;
    after.add(value / m);
    const double total = m * after.shown();
    const auto andSoOn = [&](std::vector<Formula> f) {
        if (!complete) f.insert(f.end(), {Formula::op("+"), Formula::op("⋯")});
        return Formula::row(std::move(f));
    };
    if (term.index > 0)
        addRight(running, andSoOn({m_writer.plainNumber(m * before.shown()),
                                   Formula::op(value < 0 ? "−" : "+"),
                                   m_writer.plainNumber(std::abs(value))}));
    addRight(running, andSoOn({m_writer.plainNumber(total)}));
    std::vector<Equation> lines{std::move(one), std::move(running)};
    if (complete && !penalised)
        lines.push_back(mean(term.sum, m_writer.plainNumber(total), nullptr));
    return lines;
}

std::vector<Equation> ThetaLines::gradient(const Ref& at, const Rule& rule) const {
    const bool penalised = isPenalised(at.node) && rule.kind == Rule::Kind::Sum;
    Rule data = rule;
    if (penalised) {
        data.children.pop_back();
        data = Rule::sum(std::move(data.children));
    }
    const Rule added = timesSamples(data);
    const Formula total = m_writer.plainNumbers(evaluate(added, m_trace));
    Equation accumulated;
    accumulated.left = capital(at, "Δ");
    addRight(accumulated, m_writer.symbols(added));
    addRight(accumulated, m_writer.numbers(added));
    addRight(accumulated, total);
    return {std::move(accumulated), mean(at, total, penalised ? &rule.children.back() : nullptr)};
}

} // namespace deltaflow
