#include "core/derive/step_maker.h"

#include "core/derive/flows.h"
#include "core/derive/update_rules.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr std::size_t kMaxReads = 64; ///< A step that reads more names the first of them.

Formula plain(Formula f) {
    f.ref.reset();
    for (auto& child : f.children)
        child = plain(std::move(child));
    return f;
}

/// Which cancellation the output's error goes through; its op is in terms of the logits.
Unfolding crossEntropy(const Model& model) {
    const bool softmax =
        model.graph->node(model.dataLoss).op->name() == "categorical cross-entropy";
    return softmax ? Unfolding::SoftmaxCrossEntropy : Unfolding::SigmoidCrossEntropy;
}

void addRight(Equation& equation, Formula right) {
    if (equation.rights.empty() || plain(equation.rights.back()) != plain(right))
        equation.rights.push_back(std::move(right));
    else
        equation.rights.back() = std::move(right); // the later one carries the result's Ref
}

} // namespace

StepMaker::StepMaker(const Project& project, const Model& model, const Trace& trace,
                     const Writer& writer, int sample)
    : m_project(project)
    , m_model(model)
    , m_trace(trace)
    , m_writer(writer)
    , m_rules(*model.graph, trace.samples())
    , m_sample(sample) {}

StepMaker::Element StepMaker::element(const Stage& stage, Level level, Index unit) const {
    if (level == Level::Layer) return {};
    const Shape shape = m_model.graph->node(stage.node).shape;
    if (shape.perSample) return {static_cast<std::int32_t>(unit), 0, m_sample};
    return {static_cast<std::int32_t>(unit / shape.cols),
            static_cast<std::int32_t>(unit % shape.cols), 0};
}

Step StepMaker::make(const Stage& stage, Level level, const StepPlace& place) const {
    Step step;
    step.phase = stage.phase;
    step.kind = stage.kind;
    step.layer = stage.layer;
    step.terms = static_cast<int>(stage.terms);
    if (level == Level::Term && stage.terms > 1) step.term = static_cast<int>(place.term);
    const Element at = element(stage, level, place.unit);
    if (level != Level::Layer && stage.layer > 0) {
        step.unit = at.row;
        if (stage.kind == StepKind::WeightGradient || stage.kind == StepKind::WeightUpdate)
            step.source = at.col;
    }
    if (stage.kind == StepKind::SampleLoss) step.unit = static_cast<int>(place.unit);
    step.sample = arrivingSample(stage, step.term);

    switch (stage.phase) {
    case Phase::Forward:
        forward(step, stage, at);
        break;
    case Phase::Loss:
        loss(step, stage, level);
        break;
    case Phase::Backward:
        error(step, stage, at);
        break;
    case Phase::Gradient:
        gradient(step, stage, at);
        break;
    case Phase::Update:
        update(step, stage, at);
        break;
    }
    step.flows = flowsOf(step, stage, m_model, m_trace);
    std::sort(step.reads.begin(), step.reads.end());
    step.reads.erase(std::unique(step.reads.begin(), step.reads.end()), step.reads.end());
    return step;
}

/// Gradients and the loss add up sample by sample; elsewhere the chosen sample is shown.
int StepMaker::arrivingSample(const Stage& stage, int term) const {
    const auto samples = static_cast<int>(m_trace.samples());
    if (term < 0 || samples == 1) return m_sample;
    if (stage.phase == Phase::Gradient) return term < samples ? term : m_sample;
    if (stage.kind == StepKind::DataLoss)
        return static_cast<int>(static_cast<Index>(term) * samples / stage.terms);
    return m_sample;
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
    addRight(out, m_writer.numbers(rule));
    addRight(out, m_writer.number(left));
    return out;
}

void StepMaker::arrival(Step& step, const Ref& left, const Rule& sum, int term) const {
    const Rule piece = addend(sum, term);
    read(step, piece);
    if (addends(sum) == 1) { // nothing to add it to
        step.equations = {equation(left, piece)};
        return;
    }
    Equation one;
    one.left = m_writer.symbols(piece);
    addRight(one, m_writer.numbers(piece));
    std::vector<Formula> parts;
    double before = 0;
    for (int i = 0; i < term; ++i)
        before += evaluate(addend(sum, i), m_trace)(0, 0);
    const double value = evaluate(piece, m_trace)(0, 0);
    const double total = before + value;
    const bool complete = term + 1 == addends(sum);
    if (term > 0) {
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
    running.left = m_writer.symbol(left);
    addRight(running, andSoOn(std::move(parts)));
    addRight(running, complete ? m_writer.number(left) : andSoOn({m_writer.plainNumber(total)}));
    step.equations = {std::move(one), std::move(running)};
}

void StepMaker::forward(Step& step, const Stage& stage, const Element& at) const {
    step.focus = {stage.node, Quantity::Value, at.row, 0, at.sample};
    step.writes = {{stage.node, Quantity::Value, at.row, 0, Ref::kAll}};
    const bool wholeLayer = at.row == Ref::kAll;
    const Rule rule = wholeLayer ? m_rules.forwardMatrix(stage.node)
                                 : m_rules.forwardElement(stage.node, at.row, at.sample);
    if (step.term >= 0) {
        arrival(step, step.focus, rule, step.term);
        step.writes.push_back({stage.node, Quantity::Contribution, at.row, step.term, Ref::kAll});
        if (step.term + 1 < step.terms) step.writes.erase(step.writes.begin());
        return;
    }
    read(step, rule);
    step.equations = {equation(step.focus, rule)};
}

void StepMaker::loss(Step& step, const Stage& stage, Level level) const {
    const Ref whole{stage.node, Quantity::Value, 0, 0, 0};
    if (stage.kind == StepKind::SampleLoss) {
        step.focus = {stage.node, Quantity::Contribution, 0, step.unit, m_sample};
        step.writes = {{stage.node, Quantity::Contribution, 0, step.unit, Ref::kAll}};
        const Rule rule = m_rules.lossPart(stage.node, step.unit, m_sample);
        read(step, rule);
        step.equations = {equation(step.focus, rule)};
        return;
    }
    step.focus = whole;
    step.writes = {whole};
    if (step.term >= 0) {
        if (step.term + 1 < step.terms) step.writes.clear();
        arrival(step, whole, m_rules.forwardElement(stage.node, 0, m_sample), step.term);
        return;
    }
    const Rule rule = level == Level::Layer ? m_rules.forwardMatrix(stage.node)
                                            : m_rules.forwardElement(stage.node, 0, m_sample);
    read(step, rule);
    step.equations = {equation(whole, rule)};
}

void StepMaker::error(Step& step, const Stage& stage, const Element& at) const {
    const NodeId z = stage.node;
    const NodeId a = m_rules.throughActivation(z);
    const bool output = stage.kind == StepKind::OutputError;
    step.focus = {z, Quantity::Adjoint, at.row, 0, at.sample};
    step.writes = {{z, Quantity::Adjoint, at.row, 0, Ref::kAll}};
    if (a != kNoNode && step.term < 0) // else it was gathered by the steps before
        step.writes.push_back({a, Quantity::Adjoint, at.row, 0, Ref::kAll});

    if (output && a != kNoNode) step.unfoldings = {Unfolding::LossDerivative};
    if (output && a == kNoNode) step.unfoldings = {crossEntropy(m_model)};
    if (a != kNoNode) step.unfoldings.push_back(Unfolding::ActivationDerivative);
    if (!output) step.unfoldings.push_back(Unfolding::ChainRule);

    if (step.term >= 0 && step.term + 1 < step.terms) {
        const Ref above{a, Quantity::Adjoint, at.row, 0, at.sample};
        const Rule sum = m_rules.adjointElement(a, at.row, 0, at.sample);
        step.focus = above;
        step.writes.clear();
        if (output) {
            read(step, sum);
            step.equations = {equation(above, sum)};
        } else {
            arrival(step, above, sum, step.term);
            step.writes.push_back({a, Quantity::AdjointContribution, at.row, step.term, Ref::kAll});
        }
        if (step.term + 2 == step.terms)
            step.writes.push_back({a, Quantity::Adjoint, at.row, 0, Ref::kAll});
        return;
    }
    const bool wholeLayer = at.row == Ref::kAll;
    const Rule rule = step.term >= 0 ? m_rules.throughElement(a, at.row, at.sample)
                      : wholeLayer   ? m_rules.adjointMatrix(z)
                                     : m_rules.adjointElement(z, at.row, 0, at.sample);
    read(step, rule);
    step.equations = {equation(step.focus, rule)};
}

void StepMaker::gradient(Step& step, const Stage& stage, const Element& at) const {
    step.focus = {stage.node, Quantity::Adjoint, at.row, at.col, 0};
    step.writes = {step.focus};
    const bool wholeLayer = at.row == Ref::kAll;
    const Rule rule = wholeLayer ? m_rules.adjointMatrix(stage.node)
                                 : m_rules.adjointElement(stage.node, at.row, at.col, m_sample);
    if (step.term >= 0) {
        arrival(step, step.focus, rule, step.term);
        if (step.term + 1 < step.terms) step.writes.clear();
        step.writes.push_back(
            {stage.node, Quantity::AdjointContribution, at.row, at.col, step.term});
        return;
    }
    read(step, rule);
    step.equations = {equation(step.focus, rule)};
}

void StepMaker::update(Step& step, const Stage& stage, const Element& at) const {
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
