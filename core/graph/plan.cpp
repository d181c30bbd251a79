#include "core/graph/plan.h"

#include "core/error.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

namespace {

/// Blocks begin at cache lines.
constexpr std::size_t kAlignment = 8;

std::size_t alignedUp(std::size_t doubles) {
    return (doubles + kAlignment - 1) / kAlignment * kAlignment;
}

// args: in = {gradient}, out = parameter; rows = elements, scalar = −rate
void runDescent(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i)
        k.out[i] += k.scalar * k.in[0][i];
}

/// The same leaf or value given twice to one op is one that sends twice.
bool hasOneSender(const Node& node) {
    return node.successors.size() == 1;
}

} // namespace

Plan::Plan(std::shared_ptr<const Graph> graph, NodeId output, Index samples)
    : Plan(std::move(graph), output, samples, Options()) {}

Plan::Plan(std::shared_ptr<const Graph> graph, NodeId output, Index samples, Options options)
    : m_graph(std::move(graph))
    , m_output(output)
    , m_samples(samples) {
    if (m_samples < 1) throw ShapeError("a pass needs at least one sample");
    if (m_graph->node(output).shape.elements(m_samples) != 1)
        throw ShapeError(m_graph->node(output).name + " is not a single number to differentiate");
    markWanted(options.adjoints);
    layOut(options.parameters);
    compileForward();
    compileBackward(options.descentRate);
    splitForward();
    notePlaces();
}

void Plan::markWanted(Adjoints adjoints) {
    const auto count = static_cast<std::size_t>(m_graph->size());
    for (NodeId id = 0; id < m_graph->size(); ++id) {
        const NodeRole role = m_graph->node(id).role;
        const bool fixed = role == NodeRole::Constant || role == NodeRole::Buffer;
        m_wanted.push_back(adjoints == Adjoints::All && !fixed);
    }
    if (adjoints == Adjoints::All) return;
    for (std::size_t i = 0; i < count; ++i) {
        const Node& node = m_graph->node(static_cast<NodeId>(i));
        if (node.role == NodeRole::Parameter) m_wanted[i] = true;
        if (node.bypassed) continue;
        for (const NodeId input : node.inputs)
            if (m_wanted[static_cast<std::size_t>(input)]) m_wanted[i] = true;
    }
}

void Plan::layOut(std::span<double> parameters) {
    const auto count = static_cast<std::size_t>(m_graph->size());
    const auto elementsOf = [this](NodeId id) {
        return static_cast<std::size_t>(m_graph->node(id).shape.elements(m_samples));
    };
    // Offsets within the half that holds values; adjoints lie at the same ones in the other half.
    std::vector<std::size_t> offsets(count);
    std::size_t end = 0;
    for (const NodeId id : m_graph->parameters()) { // without gaps: an optimiser sees one vector
        offsets[static_cast<std::size_t>(id)] = end;
        end += elementsOf(id);
    }
    const std::size_t parameterCount = end;
    std::size_t workspace = 0;
    for (NodeId id = 0; id < m_graph->size(); ++id) {
        const Node& node = m_graph->node(id);
        if (node.op)
            workspace = std::max(workspace, node.op->workspace(m_graph->site(id, 0, m_samples)));
        if (node.role == NodeRole::Parameter) continue;
        offsets[static_cast<std::size_t>(id)] = end = alignedUp(end);
        end += elementsOf(id);
    }
    end = alignedUp(end);

    if (!parameters.empty() && parameters.size() != parameterCount)
        throw std::invalid_argument("the shared parameters are of another graph");
    m_buffer.assign(2 * end + workspace + kAlignment, 0.0);
    const auto misplaced =
        reinterpret_cast<std::uintptr_t>(m_buffer.data()) / sizeof(double) % kAlignment;
    double* const values = m_buffer.data() + (kAlignment - misplaced) % kAlignment;
    double* const adjoints = values + end;
    m_workspace = adjoints + end;
    m_parameters = parameters.empty() ? std::span(values, parameterCount) : parameters;
    m_gradients = {adjoints, parameterCount};
    m_values.resize(count);
    m_adjoints.resize(count, nullptr);
    for (std::size_t i = 0; i < count; ++i) {
        const bool isParameter = m_graph->node(static_cast<NodeId>(i)).role == NodeRole::Parameter;
        m_values[i] = (isParameter ? m_parameters.data() : values) + offsets[i];
        if (m_wanted[i]) m_adjoints[i] = adjoints + offsets[i];
    }
    if (double* const seed = adjointOf(m_output)) *seed = 1;
}

KernelSite Plan::siteOf(NodeId id, std::span<const double* const> inputs) const {
    const Node& node = m_graph->node(id);
    KernelSite site;
    site.samples = m_samples;
    site.shape = node.shape;
    site.shapes = node.inputShapes;
    site.value = valueOf(id);
    site.adjoint = adjointOf(id);
    site.inputs = inputs;
    site.workspace = m_workspace;
    return site;
}

void Plan::compileForward() {
    const auto inputsOf = [this](NodeId id) {
        std::vector<const double*> inputs;
        for (const NodeId input : m_graph->node(id).inputs)
            inputs.push_back(valueOf(input));
        return inputs;
    };
    for (NodeId id = 0; id < m_graph->size(); ++id) {
        const Node& node = m_graph->node(id);
        if (!node.op) continue;
        const auto inputs = inputsOf(id);
        const KernelSite site = siteOf(id, inputs);
        if (id + 1 < m_graph->size() && m_graph->node(id + 1).inputs == std::vector{id}) {
            const auto nextInputs = inputsOf(id + 1);
            const Kernel both =
                node.op->forwardWith(site, *m_graph->node(id + 1).op, siteOf(id + 1, nextInputs));
            if (both.run) {
                m_forward.push_back(both);
                ++id;
                continue;
            }
        }
        for (const Kernel& kernel : node.op->forward(site))
            m_forward.push_back(kernel);
    }
}

void Plan::compileBackward(std::optional<double> descentRate) {
    std::vector<bool> reached(static_cast<std::size_t>(m_graph->size()), false);
    std::vector<Kernel> subtractions;
    reached[static_cast<std::size_t>(m_output)] = true;
    for (NodeId id = m_graph->size() - 1; id >= 0; --id) {
        const Node& node = m_graph->node(id);
        if (!node.op || node.bypassed || !reached[static_cast<std::size_t>(id)]) continue;
        std::vector<const double*> inputs;
        std::vector<double*> adjoints;
        for (const NodeId input : node.inputs) {
            inputs.push_back(valueOf(input));
            adjoints.push_back(adjointOf(input));
        }
        KernelSite site = siteOf(id, inputs);
        site.inputAdjoints = adjoints;
        std::vector<Kernel> descents; // after the others, which read the parameters as they were
        for (std::size_t i = 0; i < node.inputs.size(); ++i) {
            if (!adjoints[i]) continue;
            const NodeId input = node.inputs[i];
            const Node& from = m_graph->node(input);
            const auto slot = static_cast<int>(i);
            const bool atOnce = descentRate && from.role == NodeRole::Parameter &&
                                hasOneSender(from) && node.op->canDescend(slot);
            site.first = !atOnce && !reached[static_cast<std::size_t>(input)];
            site.scale = atOnce ? -*descentRate : 1;
            if (atOnce) adjoints[i] = valueOf(input);
            const Kernel kernel = node.op->vjp(site, slot);
            if (!kernel.run) continue;
            if (from.role == NodeRole::Parameter && descentRate && !atOnce &&
                !reached[static_cast<std::size_t>(input)]) {
                KernelArgs args;
                args.in = {adjointOf(input)};
                args.out = valueOf(input);
                args.rows = from.shape.elements(m_samples);
                args.scalar = -*descentRate;
                subtractions.push_back({runDescent, args});
            }
            reached[static_cast<std::size_t>(input)] = true;
            (atOnce ? descents : m_backward).push_back(kernel);
        }
        m_backward.insert(m_backward.end(), descents.begin(), descents.end());
    }
    m_backward.insert(m_backward.end(), subtractions.begin(), subtractions.end());
}

void Plan::splitForward() {
    std::vector<const double*> read; // the blocks that some kept kernel reads
    const auto note = [&read](const Kernel& kernel) {
        read.insert(read.end(), kernel.args.in.begin(), kernel.args.in.end());
    };
    const auto isRead = [&read](const double* block) {
        return block && std::find(read.begin(), read.end(), block) != read.end();
    };
    for (const Kernel& kernel : m_backward)
        note(kernel);
    std::vector<Kernel> kept;
    for (auto kernel = m_forward.rbegin(); kernel != m_forward.rend(); ++kernel) {
        const bool needed = isRead(kernel->args.out) || isRead(kernel->args.next);
        if (needed) note(*kernel);
        (needed ? kept : m_forwardRest).push_back(*kernel);
    }
    std::reverse(kept.begin(), kept.end());
    std::reverse(m_forwardRest.begin(), m_forwardRest.end());
    m_forward = std::move(kept);
}

void Plan::notePlaces() {
    m_places.resize(static_cast<std::size_t>(m_graph->size()));
    m_bound.assign(m_values.begin(), m_values.end());
    for (NodeId id = 0; id < m_graph->size(); ++id) {
        const NodeRole role = m_graph->node(id).role;
        if (role != NodeRole::Input && role != NodeRole::Target) continue;
        for (auto* const kernels : {&m_forward, &m_forwardRest, &m_backward})
            for (Kernel& kernel : *kernels)
                for (const double*& in : kernel.args.in)
                    if (in == valueOf(id)) m_places[static_cast<std::size_t>(id)].push_back(&in);
    }
}

std::span<double> Plan::spanOf(const std::vector<double*>& blocks, NodeId node) const {
    double* const begin = blocks[static_cast<std::size_t>(node)];
    if (!begin) return {};
    return {begin, static_cast<std::size_t>(m_graph->node(node).shape.elements(m_samples))};
}

} // namespace deltaflow
