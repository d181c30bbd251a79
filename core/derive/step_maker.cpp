#include "core/derive/step_maker.h"

#include "core/derive/flows.h"
#include "core/derive/lines.h"
#include "core/derive/running_sum.h"
#include "core/derive/theta_lines.h"
#include "core/derive/update_rules.h"
#include "core/ops/loss.h"
#include "core/ops/rule_refs.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

constexpr std::size_t kMaxReads = 64; ///< A step that reads more names the first of them.

} // namespace

StepMaker::StepMaker(const Project& project, const Model& model, const Trace& trace,
                     const Writer& writer, const StageRules& rules, int sample)
    : m_project(project)
    , m_model(model)
    , m_trace(trace)
    , m_writer(writer)
    , m_rules(rules)
    , m_sample(sample) {}

Step StepMaker::make(const Stage& stage, Level level, const StepPlace& place) const {
    Step step;
    step.phase = stage.phase;
    step.kind = stage.kind;
    step.layer = stage.layer;
    step.node = stage.node;
    const bool whole = level == Level::Layer;
    step.terms = static_cast<int>(whole ? stage.terms : stage.termsOf(place.unit));
    if (level == Level::Term && step.terms > 1) step.term = static_cast<int>(place.term);
    if (!whole && stage.phase != Phase::Loss) {
        const Ref at = m_rules.element(stage, place.unit, m_sample);
        step.unit = at.row;
        const bool weights =
            stage.kind == StepKind::WeightGradient || stage.kind == StepKind::WeightUpdate;
        if (weights) step.source = at.col;
    }
    if (stage.kind == StepKind::SampleLoss) step.unit = static_cast<int>(place.unit);
    step.sample = arrivingSample(stage, place.unit, step.term);
    if (stage.phase == Phase::Update)
        update(step, stage, whole ? kWhole : place.unit);
    else
        derive(step, stage, whole ? kWhole : place.unit);
    step.flows = flowsOf(step, stage, m_model, m_rules, m_trace);
    std::sort(step.reads.begin(), step.reads.end());
    step.reads.erase(std::unique(step.reads.begin(), step.reads.end()), step.reads.end());
    return step;
}

/// Where terms arrive sample by sample the arriving one is shown, elsewhere the chosen one.
int StepMaker::arrivingSample(const Stage& stage, Index unit, int term) const {
    if (term < 0 || m_trace.samples() == 1 || stage.phase == Phase::Update) return m_sample;
    const bool addsSamples = !m_model.graph->node(stage.node).shape.perSample;
    if (!addsSamples) return m_sample;
    int sample = -1;
    forEachRef(m_rules.term(stage, unit, term, m_sample).rule, [&](const Ref& ref) {
        if (sample < 0 && ref.node >= 0 && m_model.graph->node(ref.node).shape.perSample)
            sample = ref.sample;
    });
    return sample < 0 ? m_sample : sample;
}

void StepMaker::read(Step& step, const Rule& rule) const {
    forEachRef(rule, [&](const Ref& ref) {
        if (step.reads.size() >= kMaxReads) return;
        step.reads.push_back(ref);
        if (ref.quantity != Quantity::Slope) return;
        const Node& f = m_model.graph->node(ref.node);
        step.reads.push_back({f.inputs.front(), Quantity::Value, ref.row, ref.col, ref.sample});
        if (slopeReadsValue(*f.op))
            step.reads.push_back({ref.node, Quantity::Value, ref.row, ref.col, ref.sample});
    });
}

Equation StepMaker::equation(const Ref& left, const Rule& rule) const {
    Equation out;
    out.left = m_writer.symbol(left);
    addRight(out, m_writer.symbols(rule));
    if (rule.kind == Rule::Kind::Number) return out; // 1 = 1.000 says nothing
    addRight(out, m_writer.numbers(rule));
    addRight(out, m_writer.number(left));
    return out;
}

std::optional<Equation> StepMaker::chainRule(const Ref& left, const Rule& rule) const {
    const Graph& graph = *m_model.graph;
    if (m_model.isLayered() || graph.node(left.node).shape.rows != 1) return std::nullopt;
    std::vector<Formula> symbols;
    std::vector<Formula> numbers;
    bool allNumbers = true;
    bool onlyRoot = true;
    const auto join = [](std::vector<Formula>& parts, Formula a, const char* sign, Formula b) {
        if (!parts.empty()) parts.push_back(Formula::op("+"));
        parts.insert(parts.end(), {std::move(a), Formula::op(sign), std::move(b)});
    };
    m_rules.nodes().eachWay(left.node, [&](NodeId s, int input) {
        const auto partial =
            m_rules.nodes().localPartial(s, input, left.row, left.col, left.sample);
        if (!partial || m_model.isLossPart(s)) {
            allNumbers = false;
            return;
        }
        const bool simple =
            partial->kind == Rule::Kind::Number || partial->kind == Rule::Kind::Quantity;
        const auto fencedUnless = [](bool bare, Formula f) {
            return bare && !toPlainText(f).starts_with("−")
                       ? f
                       : Formula::fence("(", std::move(f), ")");
        };
        if (s == m_model.loss) { // ∂e/∂e is 1, and ∂e/∂a here would name its part and its whole
            const auto append = [](std::vector<Formula>& parts, Formula f) {
                if (!parts.empty()) parts.push_back(Formula::op("+"));
                parts.push_back(std::move(f));
            };
            append(symbols, fencedUnless(simple, m_writer.symbols(*partial)));
            append(numbers, fencedUnless(simple, m_writer.numbers(*partial)));
            return;
        }
        onlyRoot = false;
        const bool perSample = graph.node(s).shape.perSample;
        const Ref value{s, Quantity::Value, 0, 0, perSample ? left.sample : 0};
        Ref above = value;
        above.quantity = Quantity::Adjoint;
        Ref below = left;
        below.quantity = Quantity::Value;
        Formula local = Notation::partial(m_writer.symbol(value), m_writer.symbol(below));
        const auto& inputs = graph.node(s).inputs;
        if (std::count(inputs.begin(), inputs.end(), left.node) > 1) // which of its places is meant
            local = Formula::sub(Formula::fence("(", std::move(local), ")"),
                                 Formula::number(std::to_string(input + 1)));
        join(symbols, m_writer.symbol(above), "·", std::move(local));
        Formula number = fencedUnless(simple, m_writer.numbers(*partial));
        Formula arriving = m_writer.number(above);
        if (!numbers.empty()) arriving = fencedUnless(true, std::move(arriving));
        join(numbers, std::move(arriving), "×", std::move(number));
    });
    if (!allNumbers || onlyRoot) return std::nullopt;
    Equation out;
    out.left = m_writer.symbol(left);
    addRight(out, Formula::row(std::move(symbols)));
    addRight(out, m_writer.symbols(rule));
    addRight(out, Formula::row(std::move(numbers)));
    addRight(out, m_writer.number(left));
    return out;
}

Formula StepMaker::prods(const Ref& whole) const {
    if (m_writer.notation().kind() != NotationKind::Graph) return {};
    const Graph& graph = *m_model.graph;
    const auto symbolOf = [&](NodeId node, Quantity quantity) {
        Ref ref = rules::wholeRef(node, quantity, graph.node(node).shape);
        if (graph.node(node).shape.rows * graph.node(node).shape.cols == 1)
            ref = elementRef(graph.node(node).shape, node, quantity, 0, Ref::kAll);
        return m_writer.symbol(ref);
    };
    std::vector<Formula> parts;
    NodeId last = kNoNode;
    m_rules.nodes().eachWay(whole.node, [&](NodeId s, int) {
        if (s == last) return; // one successor, taken twice
        last = s;
        if (s == m_model.loss) return; // prod(∂J/∂J, ∂J/∂L) is ∂J/∂L itself
        if (!parts.empty()) parts.push_back(Formula::op("+"));
        parts.push_back(Formula::function("prod"));
        parts.push_back(Formula::op("\u2061"));
        parts.push_back(
            Formula::fence("(",
                           Formula::row({symbolOf(s, Quantity::Adjoint), Formula::op(","),
                                         Notation::partial(symbolOf(s, Quantity::Value),
                                                           symbolOf(whole.node, Quantity::Value))}),
                           ")"));
    });
    return Formula::row(std::move(parts));
}

/// The step's term, and the sum so far.
void StepMaker::arrival(Step& step, const Stage& stage, Index unit,
                        const StageRules::Term& term) const {
    read(step, term.rule);
    if (term.count == 1) { // nothing to add it to
        step.equations = {equation(term.sum, term.rule)};
        return;
    }
    RunningSum sum;
    for (Index i = 0; i < term.index; ++i)
        sum.add(evaluate(m_rules.term(stage, unit, i, m_sample).rule, m_trace)(0, 0));
    const ThetaLines theta(m_model, m_trace, m_writer);
    if (theta.accumulates(stage)) {
        step.equations = theta.arrival(stage, term, sum);
        return;
    }
    const Rule rule = asWritten(stage, term.rule);
    Equation one;
    const bool isNumber = m_writer.symbols(rule).kind == Formula::Kind::Number;
    one.left = m_writer.symbols(rule);
    addRight(one, m_writer.numbers(rule));
    const double before = sum.shown();
    const double value = evaluate(term.rule, m_trace)(0, 0);
    sum.add(value);
    const double total = sum.shown();
    const bool complete = term.index + 1 == term.count;
    std::vector<Formula> parts;
    if (term.index > 0) {
        parts.push_back(m_writer.plainNumber(before));
        parts.push_back(Formula::op(value < 0 ? "−" : "+"));
        parts.push_back(m_writer.plainNumber(std::abs(value)));
    } else {
        parts.push_back(m_writer.plainNumber(total));
    }
    addRight(one, m_writer.plainNumber(value));
    const auto andSoOn = [&](std::vector<Formula> f) {
        if (!complete) {
            f.push_back(Formula::op("+"));
            f.push_back(Formula::op("⋯"));
        }
        return f.size() == 1 ? f.front() : Formula::row(std::move(f));
    };
    Equation running;
    running.left = m_writer.symbol(term.sum);
    addRight(running, andSoOn(std::move(parts)));
    addRight(running,
             complete ? m_writer.number(term.sum) : andSoOn({m_writer.plainNumber(total)}));
    if (isNumber) // 1 = 1 says nothing
        step.equations = {std::move(running)};
    else
        step.equations = {std::move(one), std::move(running)};
}

/// A stage's rule as the notation writes it: Θ's bias is met by a unit a₀.
Rule StepMaker::asWritten(const Stage& stage, const Rule& rule) const {
    const ThetaLines theta(m_model, m_trace, m_writer);
    if (!theta.areSpoken() || stage.kind != StepKind::PreActivation) return rule;
    return theta.withBiasUnit(stage, rule);
}

/// Whatever sample is shown, a step writes all of them.
Ref StepMaker::ofAllSamples(Ref ref) const {
    if (m_model.graph->node(ref.node).shape.perSample) ref.sample = Ref::kAll;
    return ref;
}

/// A value or an adjoint: of a whole node, of an element, or a term of its sum.
void StepMaker::derive(Step& step, const Stage& stage, Index unit) const {
    step.unfoldings = unfoldingsOf(stage);
    if (step.term >= 0) {
        const StageRules::Term term = m_rules.term(stage, unit, step.term, m_sample);
        arrival(step, stage, unit, term);
        step.focus = term.sum;
        if (term.own) step.writes.push_back(ofAllSamples(*term.own));
        if (term.index + 1 == term.count)
            step.writes.insert(step.writes.begin(), ofAllSamples(term.sum));
        return;
    }
    if (stage.kind == StepKind::SampleLoss) {
        step.focus = {stage.node, Quantity::Contribution, 0, step.unit, m_sample};
        step.writes = {{stage.node, Quantity::Contribution, 0, step.unit, Ref::kAll}};
    } else {
        const Shape& shape = m_model.graph->node(stage.node).shape;
        const Ref element = m_rules.element(stage, 0, m_sample);
        step.focus = unit == kWhole ? rules::wholeRef(stage.node, element.quantity, shape)
                                    : m_rules.element(stage, unit, m_sample);
        if (shape.rows * shape.cols == 1 && !m_model.isLayered())
            step.focus = m_rules.element(stage, 0, m_sample);
        step.writes = {ofAllSamples(step.focus)};
        if (stage.through != kNoNode) {
            step.writes.push_back(step.writes.front());
            step.writes.back().node = stage.through;
        }
    }
    const Rule rule = unit == kWhole ? m_rules.matrix(stage) : m_rules.whole(stage, unit, m_sample);
    read(step, rule);
    const ThetaLines theta(m_model, m_trace, m_writer);
    if (theta.accumulates(stage)) {
        step.equations = theta.gradient(step.focus, rule);
        return;
    }
    std::optional<Equation> chain;
    if (stage.phase == Phase::Backward) chain = chainRule(step.focus, rule);
    step.equations = {chain ? std::move(*chain) : equation(step.focus, asWritten(stage, rule))};
    if (unit == kWhole && theta.areSpoken() && stage.kind == StepKind::PreActivation) {
        auto& rights = step.equations.front().rights;
        if (Formula opening = theta.withBiasColumn(stage); !opening.isEmpty())
            rights.insert(rights.begin(), std::move(opening));
    }
    const bool backwards = stage.phase == Phase::Backward || stage.phase == Phase::Gradient;
    if (unit != kWhole || chain || !backwards) return;
    if (Formula opening = prods(step.focus); !opening.isEmpty()) {
        auto& rights = step.equations.front().rights;
        rights.insert(rights.begin(), std::move(opening));
    }
}

/// What can be asked at an adjoint: where the loss's derivative, f′ and the rule come from.
std::vector<Unfolding> StepMaker::unfoldingsOf(const Stage& stage) const {
    if (stage.phase != Phase::Backward) return {};
    std::vector<Unfolding> out;
    const NodeId gathered = stage.through == kNoNode ? stage.node : stage.through;
    for (const NodeId s : m_model.graph->node(gathered).successors) {
        const auto* const loss = dynamic_cast<const LossOp*>(m_model.graph->node(s).op.get());
        if (!loss) continue;
        if (loss->name() == "categorical cross-entropy")
            out = {Unfolding::SoftmaxCrossEntropy};
        else if (loss->name() == "binary cross-entropy")
            out = {Unfolding::SigmoidCrossEntropy};
        else
            out = {Unfolding::LossDerivative};
    }
    if (m_rules.nodes().throughActivation(stage.node) != kNoNode)
        out.push_back(Unfolding::ActivationDerivative);
    if (stage.kind == StepKind::HiddenError && stage.through != kNoNode)
        out.push_back(Unfolding::ChainRule);
    return out;
}

void StepMaker::update(Step& step, const Stage& stage, Index unit) const {
    const Ref at = unit == kWhole ? Ref{stage.node, Quantity::Adjoint, Ref::kAll, Ref::kAll, 0}
                                  : m_rules.element(stage, unit, 0);
    const auto t = static_cast<std::int64_t>(m_trace.setting(Setting::Iteration));
    std::vector<Assignment> assignments =
        updateRules(m_project.optimiser, stage.node, at.row, at.col, t);
    if (step.term >= 0) {
        assignments = {assignments[static_cast<std::size_t>(step.term)]};
        if (assignments.front().writes.quantity != Quantity::Updated)
            step.kind = StepKind::OptimiserState;
    }
    for (const Assignment& assignment : assignments) {
        read(step, assignment.rule);
        step.writes.push_back(assignment.writes);
        step.equations.push_back(equation(assignment.writes, assignment.rule));
        if (assignment.writes.quantity == Quantity::Updated) step.equations.back().relation = "←";
    }
    step.focus = step.writes.back();
}

} // namespace deltaflow
