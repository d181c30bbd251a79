#include "core/insight/response.h"

#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "core/train/load.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr Index kBlock = 256;

/// By node: whether it depends on an input.
std::vector<bool> reachedByInputs(const Model& model) {
    const Graph& graph = *model.graph;
    std::vector<bool> reached(static_cast<std::size_t>(graph.size()), false);
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        reached[static_cast<std::size_t>(id)] =
            node.role == NodeRole::Input || std::ranges::any_of(node.inputs, [&](NodeId input) {
                return reached[static_cast<std::size_t>(input)];
            });
    }
    return reached;
}

bool isColumnPerSample(const Graph& graph, NodeId id) {
    return graph.node(id).shape.perSample && graph.node(id).shape.cols == 1;
}

/// Whether a number of all samples lies between the inputs and the node.
bool mixesSamples(const Model& model, NodeId output) {
    const Graph& graph = *model.graph;
    const std::vector<bool> reached = reachedByInputs(model);
    std::vector<bool> needed(reached.size(), false);
    needed[static_cast<std::size_t>(output)] = true;
    for (NodeId id = output; id >= 0; --id) {
        if (!needed[static_cast<std::size_t>(id)]) continue;
        if (reached[static_cast<std::size_t>(id)] && !graph.node(id).shape.perSample) return true;
        for (const NodeId input : graph.node(id).inputs)
            needed[static_cast<std::size_t>(input)] = true;
    }
    return false;
}

Index blockFor(const Model& model) {
    return takesSamples(model) ? kBlock : 1;
}

} // namespace

ModelOutput outputOf(const Model& model) {
    if (model.isLayered()) return {model.layers.back().activation, 0};
    if (model.dataLoss == kNoNode) return {};
    ModelOutput output;
    bool hasTarget = false;
    for (const NodeId input : model.graph->node(model.dataLoss).inputs) {
        const auto target = std::ranges::find(model.targets, input, &DataRows::node);
        if (target != model.targets.end()) {
            output.firstTarget = target->first;
            hasTarget = true;
        } else {
            output.node = input; // the last one: a cross-entropy takes z before a
        }
    }
    return hasTarget ? output : ModelOutput{};
}

std::optional<NoResponse> whyNoResponse(const Project& project, const Model& model) {
    if (isExpression(project)) return NoResponse::Expression;
    if (project.data->x.rows() < 1) return NoResponse::NoInput;
    if (project.data->x.rows() > kMostAxes) return NoResponse::ManyInputs;
    const NodeId output = outputOf(model).node;
    if (output == kNoNode || !isColumnPerSample(*model.graph, output)) return NoResponse::NoOutput;
    if (!reachedByInputs(model)[static_cast<std::size_t>(output)]) return NoResponse::NoOutput;
    if (mixesSamples(model, output)) return NoResponse::SamplesTogether;
    return std::nullopt;
}

NodeId boundaryNode(const Model& model, NodeId node) {
    if (node < 0 || node >= model.graph->size()) return kNoNode;
    for (const LayerNodes& layer : model.layers)
        if (node == layer.weights || node == layer.bias || node == layer.activation)
            return layer.preActivation;
    const Node& known = model.graph->node(node);
    if (known.op && known.op->isActivation()) node = known.inputs.front();
    const bool fits = model.graph->node(node).role == NodeRole::Computed &&
                      isColumnPerSample(*model.graph, node) &&
                      reachedByInputs(model)[static_cast<std::size_t>(node)] &&
                      !model.isLossPart(node);
    return fits ? node : kNoNode;
}

SampleMatrix gridInputs(const std::vector<InputAxis>& axes, const Eigen::VectorXd& held) {
    const InputAxis& across = axes.front();
    const Index rows = axes.size() > 1 ? axes[1].count : 1;
    SampleMatrix x = held.replicate(1, across.count * rows);
    for (Index row = 0; row < rows; ++row)
        for (Index column = 0; column < across.count; ++column) {
            const Index place = row * across.count + column;
            if (axes.size() > 1) x(axes[1].input, place) = axes[1].at(row);
            x(across.input, place) = across.at(column);
        }
    return x;
}

Response::Response(const Project& project, std::shared_ptr<const Model> model)
    : m_model(std::move(model))
    , m_plan(m_model->graph, m_model->loss, blockFor(*m_model),
             Plan::Options{.adjoints = Plan::Adjoints::Parameters}) {
    loadParameters(m_plan, project, *m_model);
}

void Response::setMoment(const Moment& moment) {
    std::ranges::copy(moment.parameters, m_plan.parameters().begin());
    auto buffer = moment.buffers.begin();
    if (moment.buffers.empty()) return;
    for (const NodeId id : m_model->graph->buffers()) {
        const auto block = m_plan.value(id);
        std::copy_n(buffer, block.size(), block.begin());
        buffer += std::ssize(block);
    }
}

std::optional<std::vector<SampleMatrix>> Response::at(const SampleMatrix& x,
                                                      std::span<const NodeId> nodes,
                                                      const std::function<bool()>& cancelled) {
    const Graph& graph = *m_model->graph;
    std::vector<SampleMatrix> values;
    for (const NodeId node : nodes)
        values.emplace_back(graph.node(node).shape.rows, x.cols());
    for (Index first = 0; first < x.cols(); first += m_plan.samples()) {
        if (cancelled && cancelled()) return std::nullopt;
        const Index count = std::min(m_plan.samples(), x.cols() - first);
        const auto blockOf = [this](NodeId id) {
            const Index rows = m_model->graph->node(id).shape.rows;
            return Eigen::Map<SampleMatrix>(m_plan.value(id).data(), rows, m_plan.samples());
        };
        for (const DataRows& leaf : m_model->inputs) {
            auto block = blockOf(leaf.node);
            block.leftCols(count) = x.block(leaf.first, first, block.rows(), count);
        }
        m_plan.forward();
        for (std::size_t i = 0; i < nodes.size(); ++i)
            values[i].middleCols(first, count) = blockOf(nodes[i]).leftCols(count);
    }
    return values;
}

} // namespace deltaflow
