#include "core/graph/plan.h"

#include "core/error.h"

namespace deltaflow {

Plan::Plan(std::shared_ptr<const Graph> graph, NodeId output, Index samples, Adjoints adjoints)
    : m_graph(std::move(graph))
    , m_output(output)
    , m_samples(samples) {
    if (m_samples < 1) throw ShapeError("a pass needs at least one sample");
    if (m_graph->node(output).shape != Shape{1, 1, false})
        throw ShapeError(m_graph->node(output).name + " is not a single number to differentiate");
    markWanted(adjoints);
    layOut();
    compile();
}

void Plan::markWanted(Adjoints adjoints) {
    const auto count = static_cast<std::size_t>(m_graph->size());
    m_wanted.assign(count, adjoints == Adjoints::All);
    if (adjoints == Adjoints::All) return;
    for (std::size_t i = 0; i < count; ++i) {
        const Node& node = m_graph->node(static_cast<NodeId>(i));
        if (node.role == NodeRole::Parameter) m_wanted[i] = true;
        if (node.bypassed) continue;
        for (const NodeId input : node.inputs)
            if (m_wanted[static_cast<std::size_t>(input)]) m_wanted[i] = true;
    }
}

void Plan::layOut() {
    const NodeId count = m_graph->size();
    std::vector<NodeId> order = m_graph->parameters();
    const std::size_t parameterNodes = order.size();
    for (NodeId id = 0; id < count; ++id)
        if (m_graph->node(id).role != NodeRole::Parameter) order.push_back(id);

    std::vector<std::size_t> offsets;
    std::size_t end = 0;
    for (const NodeId id : order) {
        offsets.push_back(end);
        end += static_cast<std::size_t>(m_graph->node(id).shape.elements(m_samples));
    }
    const std::size_t parameterEnd = parameterNodes < order.size() ? offsets[parameterNodes] : end;
    m_buffer.assign(2 * end, 0.0);
    double* const values = m_buffer.data();
    double* const adjoints = values + end;
    m_values.resize(order.size());
    m_adjoints.resize(order.size(), nullptr);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto id = static_cast<std::size_t>(order[i]);
        m_values[id] = values + offsets[i];
        if (m_wanted[id]) m_adjoints[id] = adjoints + offsets[i];
    }
    m_parameters = {values, parameterEnd};
    m_gradients = {adjoints, parameterEnd};
    if (double* const seed = m_adjoints[static_cast<std::size_t>(m_output)]) *seed = 1;
}

void Plan::compile() {
    std::vector<std::vector<const double*>> inputs(static_cast<std::size_t>(m_graph->size()));
    std::vector<bool> reached(inputs.size(), false); // some vjp writes this adjoint already
    reached[static_cast<std::size_t>(m_output)] = true;
    const auto siteOf = [&](NodeId id, std::span<double* const> inputAdjoints) {
        const Node& node = m_graph->node(id);
        KernelSite site;
        site.samples = m_samples;
        site.shape = node.shape;
        site.shapes = node.inputShapes;
        site.value = m_values[static_cast<std::size_t>(id)];
        site.adjoint = m_adjoints[static_cast<std::size_t>(id)];
        site.inputs = inputs[static_cast<std::size_t>(id)];
        site.inputAdjoints = inputAdjoints;
        return site;
    };
    for (NodeId id = 0; id < m_graph->size(); ++id) {
        const Node& node = m_graph->node(id);
        if (!node.op) continue;
        for (const NodeId input : node.inputs)
            inputs[static_cast<std::size_t>(id)].push_back(
                m_values[static_cast<std::size_t>(input)]);
        for (const Kernel& kernel : node.op->forward(siteOf(id, {})))
            m_forward.push_back(kernel);
    }
    for (NodeId id = m_graph->size() - 1; id >= 0; --id) {
        const Node& node = m_graph->node(id);
        if (!node.op || node.bypassed || !reached[static_cast<std::size_t>(id)]) continue;
        std::vector<double*> adjoints;
        for (const NodeId input : node.inputs)
            adjoints.push_back(m_adjoints[static_cast<std::size_t>(input)]);
        KernelSite site = siteOf(id, adjoints);
        for (std::size_t i = 0; i < node.inputs.size(); ++i) {
            if (!adjoints[i]) continue;
            const auto input = static_cast<std::size_t>(node.inputs[i]);
            site.first = !reached[input];
            const Kernel kernel = node.op->vjp(site, static_cast<int>(i));
            if (!kernel.run) continue;
            reached[input] = true;
            m_backward.push_back(kernel);
        }
    }
}

std::span<double> Plan::spanOf(const std::vector<double*>& blocks, NodeId node) const {
    double* const begin = blocks[static_cast<std::size_t>(node)];
    if (!begin) return {};
    return {begin, static_cast<std::size_t>(m_graph->node(node).shape.elements(m_samples))};
}

} // namespace deltaflow
