#include "core/quiz/mistakes.h"

#include "core/graph/trace.h"
#include "core/insight/wrong_rules.h"
#include "core/ops/dense.h"
#include "core/ops/half_squared.h"
#include "core/ops/penalty.h"
#include "core/quiz/rule_parts.h"

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
        add(Mistake::SignReversed, Rule::negate(m_question.rule));
        findOthers();
        return std::move(m_found);
    }

private:
    using Ways = std::vector<Rule>;

    void add(Mistake mistake, const std::optional<Rule>& rule) {
        if (rule) add({mistake, rule, evaluate(*rule, m_trace)(0, 0), {}});
    }
    void add(WrongAnswer wrong) {
        const double right = m_question.answer;
        const bool isRight = std::abs(wrong.value - right) <= 1e-9 * std::abs(right);
        if (std::isfinite(wrong.value) && !isRight) m_found.push_back(std::move(wrong));
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
            addMapped(Mistake::ActivationOmitted, unactivated());
        const auto* dense = dynamic_cast<const DenseOp*>(node.op.get());
        if (dense && node.inputs.size() > DenseOp::Bias)
            add(Mistake::BiasOmitted,
                withoutAddend(m_question.rule,
                              Rule::quantity({node.inputs[DenseOp::Bias], Quantity::Value,
                                              m_asked.row, 0, 0})));
        if (dense) addMapped(Mistake::NotTransposed, transposed());
        if (m_model.isLossPart(m_asked.node)) {
            if (dynamic_cast<const HalfSquaredOp*>(node.op.get()))
                add(Mistake::HalfOmitted, withoutFactor(m_question.rule, Rule::half()));
            if (m_asked.quantity == Quantity::Value) addMeans();
        }
    }

    /// The mistake that reads other addresses; nothing where it reads the same, or beyond a node.
    void addMapped(Mistake mistake, const std::function<Ref(Ref)>& change) {
        add(mistake, mapped(m_question.rule, change));
    }
    [[nodiscard]] std::optional<Rule> mapped(const Rule& rule,
                                             const std::function<Ref(Ref)>& change) const {
        bool changed = false;
        bool fits = true;
        Rule out = mapRefs(rule, [&](Ref ref) {
            const Ref other = change(ref);
            changed = changed || !(other == ref);
            if (other.node >= 0) {
                const Shape& shape = m_graph.node(other.node).shape;
                fits = fits && other.row < shape.rows && other.col < shape.cols;
            }
            return other;
        });
        if (!changed || !fits || !runsWithin(out)) return std::nullopt;
        return out;
    }

    /// Whether no running index leaves the node that it runs over.
    [[nodiscard]] bool runsWithin(const Rule& rule) const {
        bool fits = true;
        if (rule.kind == Rule::Kind::SumOver && rule.index != RunningIndex::Sample)
            forEachRef(rule.children.front(), [&](const Ref& ref) {
                if (ref.node < 0) return;
                const Shape& shape = m_graph.node(ref.node).shape;
                const auto running = static_cast<std::int32_t>(rule.index);
                const Index last = rule.first + rule.count;
                fits = fits && (ref.row != running || last <= shape.rows) &&
                       (ref.col != running || last <= shape.cols);
            });
        return fits &&
               std::ranges::all_of(rule.children, [this](const Rule& r) { return runsWithin(r); });
    }

    /// z where a is meant.
    [[nodiscard]] std::function<Ref(Ref)> unactivated() const {
        return [this](Ref ref) {
            if (ref.node >= 0 && ref.quantity == Quantity::Value && isActivation(ref.node))
                ref.node = m_graph.node(ref.node).inputs.front();
            return ref;
        };
    }
    [[nodiscard]] std::function<Ref(Ref)> transposed() const {
        return [this](Ref ref) {
            if (ref.node < 0 || ref.quantity != Quantity::Value) return ref;
            const Node& node = m_graph.node(ref.node);
            if (node.role == NodeRole::Parameter && node.shape.cols > 1)
                std::swap(ref.row, ref.col);
            return ref;
        };
    }

    void addMeans() {
        if (m_trace.samples() < 2) return;
        const Rule m = Rule::quantity(Ref::setting(Setting::SampleCount));
        add(Mistake::SumNotMean, withoutDivisor(m_question.rule, m));
        add(Mistake::MeanOfMean, Rule::quotient(m_question.rule, m));
    }

    // -- Backward ----------------------------------------------------------------------------

    void findBackward() {
        const Ref& r = m_asked;
        for (const auto& [mistake, which] :
             {std::pair{Mistake::SlopeOmitted, WrongRule::SlopeOmitted},
              std::pair{Mistake::IndicesSwapped, WrongRule::IndicesSwapped},
              std::pair{Mistake::RowBroadcast, WrongRule::RowBroadcast}})
            add(mistake, m_wrong.adjointElement(which, r.node, r.row, r.col, r.sample));
        if (m_graph.node(r.node).role != NodeRole::Parameter) {
            findAtSlope();
            addMapped(Mistake::NotTransposed, transposed());
            add(Mistake::UpdatedWeightsUsed,
                m_wrong.adjointElement(WrongRule::UpdatedWeightsUsed, r.node, r.row, r.col,
                                       r.sample));
        } else {
            addMapped(Mistake::ActivationOmitted, unactivated());
        }
        findAtPenalty();
        addMeans();
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

    [[nodiscard]] bool isPenalty(NodeId id) const {
        return dynamic_cast<const PenaltyOp*>(m_graph.node(id).op.get()) != nullptr;
    }

    void findAtPenalty() {
        const Node& node = m_graph.node(m_asked.node);
        if (node.role != NodeRole::Parameter || m_model.penalty == kNoNode) return;
        if (!isPenalty(m_model.penalty)) return;
        const Node& penalty = m_graph.node(m_model.penalty);
        const auto at = std::ranges::find(penalty.inputs, m_asked.node);
        const bool isPenalised = at != penalty.inputs.end();
        const int input = isPenalised ? static_cast<int>(at - penalty.inputs.begin()) : 0;
        const NodeId weights = penalty.inputs[static_cast<std::size_t>(input)];
        const OpSite site = m_graph.site(m_model.penalty, 0, m_trace.samples());
        const Rule slope = penalty.op->vjpElement(site, input, isPenalised ? m_asked.row : 0,
                                                  isPenalised ? m_asked.col : 0);
        if (isPenalised) {
            const Rule ofLoss = withoutAddend(m_question.rule, slope);
            add(Mistake::PenaltyOmitted, ofLoss);
            addSums(ofLoss, slope);
            return;
        }
        const Rule ofBias = mapRefs(slope, [&](Ref ref) {
            return ref.node == weights
                       ? Ref{m_asked.node, ref.quantity, m_asked.row, m_asked.col, 0}
                       : ref;
        });
        add(Mistake::BiasPenalised, Rule::sum({m_question.rule, ofBias}));
    }

    /// The 1/m forgotten at the loss alone, whose gradient stands beside the penalty's.
    void addSums(const Rule& ofLoss, const Rule& ofPenalty) {
        if (m_trace.samples() < 2) return;
        const Rule sum = withoutDivisor(ofLoss, Rule::quantity(Ref::setting(Setting::SampleCount)));
        add(Mistake::SumNotMean, Rule::sum({sum, ofPenalty}));
        add(Mistake::SumNotMean, sum);
    }

    // -- Update ------------------------------------------------------------------------------

    void findUpdate() {
        Ref before = m_asked;
        before.quantity = Quantity::Value;
        const Rule w = Rule::quantity(before);
        const Rule change = withoutAddend(m_question.rule, w);
        const bool descends = change.kind == Rule::Kind::Negate;
        const Rule step = descends ? change.children.front() : Rule::negate(change);
        const Rule rate = Rule::quantity(Ref::setting(Setting::LearningRate));
        add(Mistake::Uphill, Rule::sum({w, step}));
        add(Mistake::RateOmitted, Rule::difference(w, withoutFactor(step, rate)));
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
