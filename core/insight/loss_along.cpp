#include "core/insight/loss_along.h"

#include "core/train/load.h"

#include <algorithm>

namespace deltaflow {

namespace {

double forwardCost(const Graph& graph, Index samples) {
    double cost = 0;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        if (node.role != NodeRole::Computed) continue;
        Index terms = 1; // each element of W a and of a convolution is a sum over W's columns
        for (const NodeId input : node.inputs)
            if (graph.node(input).role == NodeRole::Parameter)
                terms = std::max(terms, graph.node(input).shape.cols);
        cost += static_cast<double>(node.shape.elements(samples)) * static_cast<double>(terms);
    }
    return cost;
}

} // namespace

std::optional<LossAlong> LossAlong::of(const Model& model, std::shared_ptr<const Trace> trace,
                                       const Ref& ref) {
    if (model.loss == kNoNode || ref.node < 0 || ref.node >= model.graph->size()) return {};
    if (ref.quantity != Quantity::Value || !ref.isSingle()) return {};
    const NodeRole role = model.graph->node(ref.node).role;
    if (role != NodeRole::Parameter && role != NodeRole::Input) return {};
    if (trace->block(ref.node, Quantity::Adjoint).empty()) return {};
    return LossAlong(model, std::move(trace), ref);
}

LossAlong::LossAlong(const Model& model, std::shared_ptr<const Trace> trace, const Ref& ref)
    : m_graph(model.graph)
    , m_trace(std::move(trace))
    , m_output(model.loss)
    , m_ref(ref)
    , m_start(m_trace->at(ref))
    , m_loss(m_trace->block(model.loss, Quantity::Value)[0])
    , m_slope(m_trace->at({ref.node, Quantity::Adjoint, ref.row, ref.col, ref.sample}))
    , m_cost(forwardCost(*m_graph, m_trace->samples())) {}

double LossAlong::at(double x) {
    if (!m_plan) {
        m_plan.emplace(m_graph, m_output, m_trace->samples(),
                       Plan::Options{.adjoints = Plan::Adjoints::Parameters});
        loadPass(*m_plan, *m_trace);
    }
    const Shape& shape = m_graph->node(m_ref.node).shape;
    const Index element = (m_ref.sample * shape.rows + m_ref.row) * shape.cols + m_ref.col;
    m_plan->value(m_ref.node)[static_cast<std::size_t>(element)] = x;
    m_plan->forward();
    return m_plan->output();
}

} // namespace deltaflow
