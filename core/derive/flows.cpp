#include "core/derive/flows.h"

namespace deltaflow {

namespace {

constexpr Index kMaxFlows = 600;

/// Collects the flows of one step over a layered network.
class Collector {
public:
    Collector(const Step& step, const Stage& stage, const Model& model, const Trace& trace)
        : m_step(step)
        , m_stage(stage)
        , m_model(model)
        , m_trace(trace) {}

    std::vector<Flow> collect() {
        switch (m_step.kind) {
        case StepKind::PreActivation:
            preActivation();
            break;
        case StepKind::Activation:
            activation();
            break;
        case StepKind::SampleLoss:
        case StepKind::DataLoss:
            loss();
            break;
        case StepKind::OutputError:
            outputError();
            break;
        case StepKind::HiddenError:
            hiddenError();
            break;
        case StepKind::WeightGradient:
            weightGradient();
            break;
        case StepKind::BiasGradient:
        case StepKind::BiasUpdate:
        case StepKind::WeightUpdate:
            onto();
            break;
        case StepKind::Penalty:
        case StepKind::TotalLoss:
        case StepKind::OptimiserState:
            break;
        }
        return std::move(m_flows);
    }

private:
    [[nodiscard]] const LayerNodes& layer() const {
        return m_model.layers[static_cast<std::size_t>(m_step.layer) - 1];
    }
    [[nodiscard]] Index rows(NodeId node) const { return m_model.graph->node(node).shape.rows; }
    [[nodiscard]] Ref unit(NodeId node, Quantity quantity, Index row) const {
        return {node, quantity, static_cast<std::int32_t>(row), 0, m_step.sample};
    }
    static Ref cell(NodeId node, Quantity quantity, Index row, Index col) {
        return {node, quantity, static_cast<std::int32_t>(row), static_cast<std::int32_t>(col), 0};
    }

    void add(const Ref& from, const Ref& to, std::optional<Ref> along, const Ref& amount) {
        m_flows.push_back({from, to, along, amount, m_trace.at(amount)});
    }

    /// Calls with each unit that the step is about: one, or all of the layer.
    template <typename Visit>
    void eachUnit(Index units, Index flowsEach, Visit visit) {
        if (m_step.unit >= 0) {
            if (flowsEach <= kMaxFlows) visit(static_cast<Index>(m_step.unit));
            return;
        }
        if (units * flowsEach > kMaxFlows) return;
        for (Index i = 0; i < units; ++i)
            visit(i);
    }

    void preActivation() {
        const NodeId z = layer().preActivation;
        const NodeId below = m_model.below(static_cast<std::size_t>(m_step.layer) - 1);
        const Index inputs = rows(below);
        eachUnit(rows(z), inputs, [&](Index i) {
            for (Index k = 0; k < inputs; ++k) {
                if (m_step.term >= 0 && m_step.term != k) continue;
                Ref amount = unit(z, Quantity::Contribution, i);
                amount.col = static_cast<std::int32_t>(k);
                add(unit(below, Quantity::Value, k), unit(z, Quantity::Value, i),
                    cell(layer().weights, Quantity::Value, i, k), amount);
            }
        });
    }

    void activation() {
        eachUnit(rows(layer().activation), 1, [&](Index i) {
            const Ref a = unit(layer().activation, Quantity::Value, i);
            add(unit(layer().preActivation, Quantity::Value, i), a, std::nullopt, a);
        });
    }

    void loss() {
        const NodeId a = m_model.layers.back().activation;
        eachUnit(rows(a), 1, [&](Index i) {
            const Ref out = unit(a, Quantity::Value, i);
            add(out, {m_model.dataLoss, Quantity::Value, 0, 0, 0}, std::nullopt, out);
        });
    }

    void outputError() {
        const NodeId z = layer().preActivation;
        eachUnit(rows(z), 1, [&](Index i) {
            add({m_model.dataLoss, Quantity::Value, 0, 0, 0}, unit(z, Quantity::Adjoint, i),
                std::nullopt, unit(z, Quantity::Adjoint, i));
        });
    }

    void hiddenError() {
        const LayerNodes& above = m_model.layers[static_cast<std::size_t>(m_step.layer)];
        const Index successors = rows(above.preActivation);
        eachUnit(rows(layer().preActivation), successors, [&](Index k) {
            for (Index i = 0; i < successors; ++i) {
                if (m_step.term >= 0 && m_step.term != i) continue;
                Ref amount = unit(layer().activation, Quantity::AdjointContribution, k);
                amount.col = static_cast<std::int32_t>(i);
                add(unit(above.preActivation, Quantity::Adjoint, i),
                    unit(layer().preActivation, Quantity::Adjoint, k),
                    cell(above.weights, Quantity::Value, i, k), amount);
            }
        });
    }

    void weightGradient() {
        const NodeId w = layer().weights;
        const NodeId below = m_model.below(static_cast<std::size_t>(m_step.layer) - 1);
        const Index cols = rows(below);
        eachUnit(rows(layer().preActivation), cols, [&](Index i) {
            for (Index j = 0; j < cols; ++j) {
                if (m_step.source >= 0 && m_step.source != j) continue;
                const Ref weight = cell(w, Quantity::Value, i, j);
                const Ref gradient = cell(w, Quantity::Adjoint, i, j);
                add(unit(below, Quantity::Value, j), weight, weight, gradient);
                add(unit(layer().preActivation, Quantity::Adjoint, i), weight, weight, gradient);
            }
        });
    }

    /// What is written settles where it belongs: on the edge or at the unit.
    void onto() {
        const Shape shape = m_model.graph->node(m_stage.node).shape;
        const Quantity quantity =
            m_step.phase == Phase::Gradient ? Quantity::Adjoint : Quantity::Updated;
        eachUnit(shape.rows, shape.cols, [&](Index i) {
            for (Index j = 0; j < shape.cols; ++j) {
                if (m_step.source >= 0 && m_step.source != j) continue;
                const Ref parameter = cell(m_stage.node, Quantity::Value, i, j);
                add(cell(m_stage.node, Quantity::Adjoint, i, j), parameter, parameter,
                    cell(m_stage.node, quantity, i, j));
            }
        });
    }

    const Step& m_step;
    const Stage& m_stage;
    const Model& m_model;
    const Trace& m_trace;
    std::vector<Flow> m_flows;
};

} // namespace

std::vector<Flow> flowsOf(const Step& step, const Stage& stage, const Model& model,
                          const Trace& trace) {
    return Collector(step, stage, model, trace).collect();
}

} // namespace deltaflow
