#include "core/derive/flows.h"

#include "core/ops/loss.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr Index kMaxFlows = 600;

/// Collects the flows of one step.
class Collector {
public:
    Collector(const Step& step, const Stage& stage, const Model& model, const StageRules& rules,
              const Trace& trace)
        : m_step(step)
        , m_stage(stage)
        , m_model(model)
        , m_rules(rules)
        , m_trace(trace) {}

    std::vector<Flow> collect() {
        switch (m_step.phase) {
        case Phase::Forward:
            eachTerm([this](const StageRules::Term& term) { forward(term); });
            break;
        case Phase::Loss:
            if (!m_model.isLayered() || isLoss()) loss();
            break;
        case Phase::Backward:
            eachTerm([this](const StageRules::Term& term) { backward(term); });
            break;
        case Phase::Gradient:
            if (m_step.kind == StepKind::BiasGradient)
                settle(Quantity::Adjoint);
            else
                eachTerm([this](const StageRules::Term& term) { gradient(term); });
            break;
        case Phase::Update:
            if (m_step.kind != StepKind::OptimiserState) settle(Quantity::Updated);
            break;
        }
        return std::move(m_flows);
    }

private:
    [[nodiscard]] const Node& node(NodeId id) const { return m_model.graph->node(id); }
    [[nodiscard]] bool isParameter(const Ref& ref) const {
        return ref.node >= 0 && node(ref.node).role == NodeRole::Parameter;
    }
    [[nodiscard]] bool isLoss() const {
        return dynamic_cast<const LossOp*>(node(m_stage.node).op.get()) != nullptr;
    }

    void add(const Ref& from, const Ref& to, std::optional<Ref> along, const Ref& amount) {
        if (std::ssize(m_flows) < kMaxFlows)
            m_flows.push_back({from, to, along, amount, m_trace.at(amount)});
    }

    /// Calls with each unit that the step is about: one, or all of the node.
    template <typename Visit>
    void eachUnit(Index flowsEach, Visit visit) const {
        const bool one = m_step.unit >= 0;
        if ((one ? 1 : m_stage.units) * flowsEach > kMaxFlows) return;
        for (Index u = one ? unitOfStep() : 0; u < (one ? unitOfStep() + 1 : m_stage.units); ++u)
            visit(u);
    }

    [[nodiscard]] Index unitOfStep() const {
        const Shape& shape = node(m_stage.node).shape;
        return shape.perSample ? m_step.unit
                               : m_step.unit * shape.cols + std::max(m_step.source, 0);
    }

    /// Calls with each term of each of those units, or with the step's own.
    template <typename Visit>
    void eachTerm(Visit visit) const {
        eachUnit(m_step.term >= 0 ? 1 : m_stage.terms, [&](Index unit) {
            for (Index t = 0; t < m_stage.termsOf(unit); ++t)
                if (m_step.term < 0 || m_step.term == t)
                    visit(m_rules.term(m_stage, unit, t, m_step.sample));
        });
    }

    /// The numbers of the step's sample that a rule reads, each once: the parameter that stands as
    /// a factor, and the others.
    struct Read {
        std::optional<Ref> parameter;
        std::vector<Ref> others;
    };
    [[nodiscard]] Read readBy(const Rule& rule) const {
        Read read;
        forEachRef(rule, [&](const Ref& ref) {
            if (ref.node < 0 || !ref.isSingle()) return;
            if (node(ref.node).shape.perSample && ref.sample != m_step.sample) return;
            if (isParameter(ref) && ref.quantity == Quantity::Value) {
                read.parameter = ref;
            } else if (ref.quantity == Quantity::Value || ref.quantity == Quantity::Adjoint) {
                if (std::find(read.others.begin(), read.others.end(), ref) == read.others.end())
                    read.others.push_back(ref);
            }
        });
        return read;
    }

    void forward(const StageRules::Term& term) {
        const Ref amount = term.own.value_or(term.sum);
        const Read read = readBy(term.rule);
        for (const Ref& from : read.others)
            add(from, term.sum, read.parameter, amount);
        if (read.others.empty() && read.parameter && !m_model.isLayered())
            add(*read.parameter, term.sum, std::nullopt, amount);
    }

    void loss() {
        const Ref to{m_stage.node, Quantity::Value, 0, 0, 0};
        const Node& op = node(m_stage.node);
        if (!isLoss()) {
            for (const NodeId input : op.inputs)
                if (!isParameter({input})) add({input}, to, std::nullopt, {input});
            return;
        }
        // The output, which stands before the target.
        const NodeId output = op.inputs[op.inputs.size() - 2];
        const Index units = node(output).shape.rows;
        if (units > kMaxFlows) return;
        for (Index i = 0; i < units; ++i) {
            if (m_step.unit >= 0 && m_step.unit != i) continue;
            const Ref out =
                elementRef(node(output).shape, output, Quantity::Value, i, m_step.sample);
            add(out, to, std::nullopt, out);
        }
    }

    void backward(const StageRules::Term& term) {
        if (m_stage.through != kNoNode && term.from == m_stage.through) return; // stays in the unit
        const Ref to = m_rules.element(m_stage, term.sum.row, m_step.sample);
        const Ref amount = term.own.value_or(to);
        const Read read = readBy(term.rule);
        bool fromAdjoint = false;
        for (const Ref& from : read.others) {
            if (from.quantity != Quantity::Adjoint) continue;
            fromAdjoint = true;
            add(from, to, read.parameter, amount);
        }
        // A loss sends from its own place: its adjoint is 1.
        if (!fromAdjoint && term.from != kNoNode)
            add({term.from, Quantity::Value, 0, 0, 0}, to, std::nullopt, amount);
    }

    void gradient(const StageRules::Term& term) {
        Ref parameter = term.sum;
        parameter.quantity = Quantity::Value;
        const Read read = readBy(term.rule);
        const Ref amount =
            m_step.term >= 0 && term.own && !m_model.isLayered() ? *term.own : term.sum;
        for (const Ref& from : read.others)
            add(from, parameter, parameter, amount);
    }

    /// What is written settles where it belongs: on the edge or at the unit.
    void settle(Quantity quantity) {
        eachUnit(1, [&](Index unit) {
            const Shape& shape = node(m_stage.node).shape;
            const auto at = [&](Quantity q) { return elementRef(shape, m_stage.node, q, unit, 0); };
            add(at(Quantity::Adjoint), at(Quantity::Value), at(Quantity::Value), at(quantity));
        });
    }

    const Step& m_step;
    const Stage& m_stage;
    const Model& m_model;
    const StageRules& m_rules;
    const Trace& m_trace;
    std::vector<Flow> m_flows;
};

} // namespace

std::vector<Flow> flowsOf(const Step& step, const Stage& stage, const Model& model,
                          const StageRules& rules, const Trace& trace) {
    return Collector(step, stage, model, rules, trace).collect();
}

} // namespace deltaflow
