#include "core/quiz/mistakes.h"

#include "core/formula/rule_parts.h"
#include "core/graph/trace.h"
#include "core/insight/wrong_rules.h"
#include "core/ops/affine.h"
#include "core/ops/conv2d.h"
#include "core/ops/dense.h"
#include "core/ops/half_squared.h"
#include "core/ops/penalty.h"
#include "core/quiz/misreading.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// Other units are looked through up to so many numbers.
constexpr std::size_t kMostOthers = 4096;

/// Gathers what can go wrong at one question.
class Finder {
public:
    Finder(const Question& question, const Model& model, const Trace& trace)
        : m_question(question)
        , m_asked(question.asked)
        , m_model(model)
        , m_graph(*model.graph)
        , m_trace(trace)
        , m_misread(m_graph)
        , m_wrong(model, trace.samples())
        , m_rules(m_wrong.right()) {}

    std::vector<WrongAnswer> find() {
        switch (m_asked.quantity) {
        case Quantity::Value:
        case Quantity::Contribution:
            findForward();
            break;
        case Quantity::Adjoint:
            findBackward();
            break;
        case Quantity::Updated:
            findUpdate();
            break;
        default:
            break;
        }
        addReversed();
        findOthers();
        return std::move(m_found);
    }

private:
    void add(Mistake mistake, const std::optional<Rule>& rule) {
        if (rule) add({mistake, rule, evaluate(*rule, m_trace)(0, 0), {}});
    }
    void add(WrongAnswer wrong) {
        const double right = m_question.answer;
        const bool isRight = std::abs(wrong.value - right) <= 1e-9 * std::abs(right);
        if (std::isfinite(wrong.value) && !isRight) m_found.push_back(std::move(wrong));
    }

    /// A mistake that nobody writes as a rule of this quantity: it came in before, or at the end.
    void addNumber(Mistake mistake, double value) { add({mistake, std::nullopt, value, {}}); }
    void addRule(Mistake mistake, const std::optional<Rule>& rule, double otherwise) {
        rule ? add(mistake, rule) : addNumber(mistake, otherwise);
    }

    /// A sign is mistaken in an error, in a gradient, and in a loss that begins with one.
    void addReversed() {
        const bool isAdjoint = m_asked.quantity == Quantity::Adjoint;
        const bool isLoss =
            m_model.isLossPart(m_asked.node) && m_question.rule.kind == Rule::Kind::Negate;
        if (const auto slope = penaltySlope()) // whose sign is no matter of y and a
            if (const auto ofLoss = withoutAddend(m_question.rule, *slope)) {
                add(Mistake::SignReversed, Rule::sum({reversed(*ofLoss), *slope}));
                return addNumber(Mistake::SignReversed, -m_question.answer);
            }
        if ((isAdjoint || isLoss) && m_question.rule.kind != Rule::Kind::Number)
            add(Mistake::SignReversed, reversed(m_question.rule));
        else
            addNumber(Mistake::SignReversed, -m_question.answer);
    }

    [[nodiscard]] bool isActivation(NodeId id) const {
        const Node& node = m_graph.node(id);
        return node.op && node.op->isActivation();
    }
    [[nodiscard]] static Rule quantity(NodeId node, const Ref& like) {
        return Rule::quantity({node, Quantity::Value, like.row, like.col, like.sample});
    }

    // -- Forward -----------------------------------------------------------------------------

    void findForward() {
        const Node& node = m_graph.node(m_asked.node);
        if (isActivation(m_asked.node))
            add(Mistake::ActivationOmitted, quantity(node.inputs.front(), m_asked));
        else
            add(Mistake::ActivationOmitted, m_misread.unactivated(m_question.rule));
        const Op* const op = node.op.get();
        const bool isLayer = dynamic_cast<const DenseOp*>(op) || dynamic_cast<const AffineOp*>(op);
        if (isLayer || dynamic_cast<const Conv2dOp*>(op)) {
            findBias();
            add(Mistake::NotTransposed, m_misread.transposed(m_question.rule));
            add(Mistake::KernelTurned, m_misread.turned(m_question.rule));
        }
        if (dynamic_cast<const HalfSquaredOp*>(node.op.get()))
            add(Mistake::HalfOmitted, withoutFactor(m_question.rule, Rule::half()));
        if (isPenalty(m_asked.node)) return findInPenalty();
        addMeans(withoutDivisor(m_question.rule, m_samples),
                 withDivisorTwice(m_question.rule, m_samples));
        if (m_asked.node == m_model.loss && m_model.penalty != kNoNode)
            add(Mistake::PenaltyOmitted,
                withoutAddend(m_question.rule, quantity(m_model.penalty, m_asked)));
    }

    /// A layer's bias: the parameter that stands in its sum alone.
    void findBias() {
        for (const Rule& addend : m_question.rule.children)
            if (addend.kind == Rule::Kind::Quantity &&
                m_graph.node(addend.ref.node).role == NodeRole::Parameter)
                add(Mistake::BiasOmitted, withoutAddend(m_question.rule, addend));
    }

    void findInPenalty() {
        add(Mistake::HalfOmitted, withoutDivisor(m_question.rule, Rule::integer(2)));
        if (m_trace.samples() > 1)
            add(Mistake::PenaltyNotDivided, withoutDivisor(m_question.rule, m_samples));
    }

    void addMeans(const std::optional<Rule>& sum, const std::optional<Rule>& twice) {
        if (m_trace.samples() < 2) return;
        add(Mistake::SumNotMean, sum);
        add(Mistake::MeanOfMean, twice);
    }

    // -- Backward ----------------------------------------------------------------------------

    void findBackward() {
        const Ref& r = m_asked;
        for (const auto& [mistake, which] :
             {std::pair{Mistake::SlopeOmitted, WrongRule::SlopeOmitted},
              std::pair{Mistake::IndicesSwapped, WrongRule::IndicesSwapped}})
            add(mistake, m_wrong.adjointElement(which, r.node, r.row, r.col, r.sample));
        // One row for all comes of how matrices are filled, not of how a formula is written.
        if (const auto row =
                m_wrong.adjointElement(WrongRule::RowBroadcast, r.node, r.row, r.col, r.sample))
            addNumber(Mistake::RowBroadcast, evaluate(*row, m_trace)(0, 0));
        if (m_graph.node(r.node).role != NodeRole::Parameter) {
            findAtSlope();
            add(Mistake::NotTransposed, m_misread.transposed(m_question.rule));
            add(Mistake::KernelTurned, m_misread.turned(m_question.rule));
            add(Mistake::UpdatedWeightsUsed,
                m_wrong.adjointElement(WrongRule::UpdatedWeightsUsed, r.node, r.row, r.col,
                                       r.sample));
        } else {
            add(Mistake::ActivationOmitted, m_misread.unactivated(m_question.rule));
        }
        findAtPenalty();
    }

    /// f′ at another place, or once more.
    void findAtSlope() {
        const Ref& r = m_asked;
        const NodeId a = m_rules.throughActivation(r.node);
        if (a != kNoNode) {
            const Rule slope = m_rules.slopeElement(a, r.row, r.sample);
            const Rule arriving = m_rules.adjointElement(a, r.row, 0, r.sample);
            const Rule value = quantity(a, r);
            const Rule input = quantity(r.node, r);
            // As if the activation were the input, whatever the slope is written in.
            const Rule again =
                substitute(m_rules.forwardElement(a, r.row, r.sample), input.ref, value);
            const Rule atValue = slopeReadsValue(*m_graph.node(a).op)
                                     ? substitute(slope, value.ref, again)
                                     : substitute(slope, input.ref, value);
            add(Mistake::SlopeAtActivation, Rule::product({arriving, atValue}));
            if (slopeReadsValue(*m_graph.node(a).op))
                add(Mistake::SlopeOfInput,
                    Rule::product({arriving, substitute(slope, value.ref, input)}));
            return;
        }
        for (const NodeId s : m_graph.node(r.node).successors)
            if (m_graph.node(s).bypassed && isActivation(s) &&
                m_graph.node(s).op->name() != "softmax")
                add(Mistake::SlopeAdded,
                    Rule::product({m_question.rule, m_rules.slopeElement(s, r.row, r.sample)}));
    }

    /// The penalty's part of a gradient, and the mean over the samples, which is taken of the
    /// loss's part alone.
    void findAtPenalty() {
        const std::optional<Rule> slope = penaltySlope();
        if (!slope) return addMeansBackward(m_question.rule, {});
        const bool isPenalised = isPenalisedParameter(m_asked.node);
        if (!isPenalised) {
            add(Mistake::BiasPenalised, Rule::sum({m_question.rule, *slope}));
            return addMeansBackward(m_question.rule, {});
        }
        const std::optional<Rule> ofLoss = withoutAddend(m_question.rule, *slope);
        if (!ofLoss) return;
        add(Mistake::PenaltyOmitted, ofLoss);
        if (const auto undivided = withoutDivisor(*slope, m_samples);
            undivided && m_trace.samples() > 1)
            add(Mistake::PenaltyNotDivided, Rule::sum({*ofLoss, *undivided}));
        addMeansBackward(*ofLoss, slope);
    }

    [[nodiscard]] bool isPenalty(NodeId id) const {
        return dynamic_cast<const PenaltyOp*>(m_graph.node(id).op.get()) != nullptr;
    }
    [[nodiscard]] bool isPenalisedParameter(NodeId id) const {
        const auto& inputs = m_graph.node(m_model.penalty).inputs;
        return std::ranges::find(inputs, id) != inputs.end();
    }

    /// What the penalty adds to the gradient that is asked for, or would if it were on biases too;
    /// nothing without a penalty.
    [[nodiscard]] std::optional<Rule> penaltySlope() const {
        const bool isGradient = m_asked.quantity == Quantity::Adjoint &&
                                m_graph.node(m_asked.node).role == NodeRole::Parameter;
        if (!isGradient || m_model.penalty == kNoNode || !isPenalty(m_model.penalty))
            return std::nullopt;
        const Node& penalty = m_graph.node(m_model.penalty);
        const OpSite site = m_graph.site(m_model.penalty, 0, m_trace.samples());
        const auto at = std::ranges::find(penalty.inputs, m_asked.node);
        if (at != penalty.inputs.end())
            return penalty.op->vjpElement(site, static_cast<int>(at - penalty.inputs.begin()),
                                          m_asked.row, m_asked.col);
        return mapRefs(penalty.op->vjpElement(site, 0, 0, 0), [&](Ref ref) {
            return ref.node == penalty.inputs.front()
                       ? Ref{m_asked.node, ref.quantity, m_asked.row, m_asked.col, 0}
                       : ref;
        });
    }

    /// The mean over the samples in what a gradient or an error has of the loss: where its own rule
    /// does not divide, an error before it may have been left undivided.
    void addMeansBackward(const Rule& ofLoss, const std::optional<Rule>& ofPenalty) {
        if (m_trace.samples() < 2 || ofLoss.kind == Rule::Kind::Number) return;
        const auto m = static_cast<double>(m_trace.samples());
        const double rest = ofPenalty ? evaluate(*ofPenalty, m_trace)(0, 0) : 0;
        const double loss = m_question.answer - rest;
        addRule(Mistake::SumNotMean, withoutDivisor(ofLoss, m_samples), m * loss + rest);
        if (ofPenalty) addNumber(Mistake::SumNotMean, m * loss);
        Rule twice =
            withDivisorTwice(ofLoss, m_samples).value_or(Rule::quotient(ofLoss, m_samples));
        add(Mistake::MeanOfMean,
            ofPenalty ? Rule::sum({std::move(twice), *ofPenalty}) : std::move(twice));
    }

    // -- Update ------------------------------------------------------------------------------

    void findUpdate() {
        Ref before = m_asked;
        before.quantity = Quantity::Value;
        const Rule w = Rule::quantity(before);
        const std::optional<Rule> change = withoutAddend(m_question.rule, w);
        if (!change) return;
        const Rule step = reversed(*change);
        const Rule rate = Rule::quantity(Ref::setting(Setting::LearningRate));
        add(Mistake::Uphill, Rule::sum({w, step}));
        if (const auto direction = withoutFactor(step, rate))
            add(Mistake::RateOmitted, Rule::difference(w, *direction));
        add(Mistake::NotUpdated, change);
    }

    // -- Elsewhere ---------------------------------------------------------------------------

    void findOthers() {
        if (m_asked.quantity == Quantity::Contribution) return;
        const Shape& shape = m_graph.node(m_asked.node).shape;
        std::size_t seen = 0;
        for (std::int32_t row = 0; row < shape.rows; ++row)
            for (std::int32_t col = 0; col < shape.cols && seen < kMostOthers; ++col, ++seen)
                if (row != m_asked.row || col != m_asked.col)
                    addOther(Mistake::OtherUnit,
                             {m_asked.node, m_asked.quantity, row, col, m_asked.sample});
        if (!shape.perSample) return;
        for (std::int32_t sample = 0; sample < m_trace.samples() && seen < kMostOthers;
             ++sample, ++seen)
            if (sample != m_asked.sample)
                addOther(Mistake::OtherSample,
                         {m_asked.node, m_asked.quantity, m_asked.row, m_asked.col, sample});
    }
    void addOther(Mistake mistake, const Ref& ref) {
        add({mistake, std::nullopt, m_trace.at(ref), ref});
    }

    const Question& m_question;
    const Ref& m_asked;
    const Model& m_model;
    const Graph& m_graph;
    const Trace& m_trace;
    const Rule m_samples = Rule::quantity(Ref::setting(Setting::SampleCount));
    const Misreading m_misread;
    WrongRules m_wrong;
    const NodeRules& m_rules;
    std::vector<WrongAnswer> m_found;
};

} // namespace

std::vector<WrongAnswer> wrongAnswers(const Question& question, const Model& model,
                                      const Trace& trace) {
    return Finder(question, model, trace).find();
}

} // namespace deltaflow
