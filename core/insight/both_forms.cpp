#include "core/insight/both_forms.h"

#include "core/derive/node_rules.h"
#include "core/derive/stages.h"
#include "core/derive/update_rules.h"
#include "core/insight/shapes.h"
#include "core/ops/rule_refs.h"

namespace deltaflow {

namespace {

constexpr auto kAnyUnit = static_cast<std::int32_t>(RunningIndex::OtherUnit);

bool saysNothing(const Rule& rule) {
    return rule.kind == Rule::Kind::Number && rule.text.empty();
}

class FormsMaker {
public:
    FormsMaker(const Project& project, const Model& model, const Trace& trace)
        : m_project(project)
        , m_model(model)
        , m_trace(trace)
        , m_rules(*model.graph, trace.samples(), wayBackOf(project.notation, model)) {}

    [[nodiscard]] Rule element(const Ref& at) const {
        switch (at.quantity) {
        case Quantity::Value:
            return m_rules.forwardElement(at.node, at.row, at.sample);
        case Quantity::Adjoint:
            return m_rules.adjointElement(at.node, at.row, at.col, at.sample);
        default:
            return update(at);
        }
    }
    [[nodiscard]] Rule matrix(const Ref& at) const {
        switch (at.quantity) {
        case Quantity::Value:
            return m_rules.forwardMatrix(at.node);
        case Quantity::Adjoint:
            return m_rules.adjointMatrix(at.node);
        default:
            return update({at.node, at.quantity, Ref::kAll, Ref::kAll, 0});
        }
    }

private:
    [[nodiscard]] Rule update(const Ref& at) const {
        const auto t = static_cast<std::int64_t>(m_trace.setting(Setting::Iteration));
        for (const Assignment& a : updateRules(m_project.optimiser, at.node, at.row, at.col, t))
            if (a.writes.quantity == at.quantity) return a.rule;
        return {};
    }

    const Project& m_project;
    const Model& m_model;
    const Trace& m_trace;
    NodeRules m_rules;
};

/// The element that the step writes, or one that stands for all. Rules of dense layers hold for
/// any letter in place of a unit; those of other ops reckon with its number.
Ref elementOf(const Ref& focus, const Shape& shape, int sample, bool layered) {
    Ref at = focus;
    if (at.row == Ref::kAll) at.row = shape.rows == 1 || !layered ? 0 : kAnyUnit;
    if (shape.perSample) {
        at.col = 0;
        if (at.sample == Ref::kAll) at.sample = sample;
    } else {
        if (at.col == Ref::kAll)
            at.col =
                shape.cols == 1 || !layered ? 0 : static_cast<std::int32_t>(RunningIndex::Unit);
        at.sample = 0;
    }
    return at;
}

bool hasForms(const Model& model, const Ref& focus) {
    if (focus.node < 0) return false;
    const Node& node = model.graph->node(focus.node);
    if (node.shape.rows * node.shape.cols == 1 && !model.isLayered()) return false;
    switch (focus.quantity) {
    case Quantity::Value:
        return node.op != nullptr;
    case Quantity::Adjoint:
    case Quantity::FirstMoment:
    case Quantity::SecondMoment:
    case Quantity::FirstMomentCorrected:
    case Quantity::SecondMomentCorrected:
    case Quantity::Updated:
        return true;
    default:
        return false;
    }
}

} // namespace

std::optional<BothForms> bothForms(const Step& step, const Project& project, const Model& model,
                                   const Writer& writer, const Trace& trace) {
    if (!hasForms(model, step.focus)) return std::nullopt;
    const Graph& graph = *model.graph;
    const Shape& shape = graph.node(step.focus.node).shape;
    const Ref at = elementOf(step.focus, shape, step.sample, model.isLayered());
    const Ref all = rules::wholeRef(at.node, at.quantity, shape);
    const FormsMaker maker(project, model, trace);
    const Rule element = maker.element(at);
    const Rule matrix = maker.matrix(at);
    if (saysNothing(element) || saysNothing(matrix)) return std::nullopt;
    const std::string relation = at.quantity == Quantity::Updated ? "←" : "=";
    const Index samples = trace.samples();
    return BothForms{{writer.symbol(at), relation, {writer.symbols(element)}},
                     {withShapes(writer.symbol(all), graph, samples),
                      relation,
                      {withShapes(writer.symbols(matrix), graph, samples)}}};
}

} // namespace deltaflow
