#include "core/error.h"
#include "core/network/op_catalogue.h"
#include "core/ops/running_statistic.h"
#include "core/ops/scale_shift.h"
#include "core/ops/standardise.h"
#include "core/ops/statistics.h"

#include <algorithm>

namespace deltaflow {

namespace {

/// Adds the nodes of one normalisation; those before the last are named after it.
class Adder {
public:
    Adder(Graph& graph, const NodeSpec& spec, NodeId x)
        : m_graph(graph)
        , m_spec(spec)
        , m_grid(graph.node(x).grid) {
        if (!(spec.settings.epsilon >= 0))
            throw Error("epsilon is added to the variance and must not be negative");
        if (!(spec.settings.momentum >= 0 && spec.settings.momentum <= 1))
            throw Error("the momentum of running statistics must be between 0 and 1");
    }

    NodeId add(const char* suffix, std::shared_ptr<const Op> op, std::vector<NodeId> inputs) {
        return m_graph.add(std::move(op), std::move(inputs), m_spec.name + suffix);
    }
    /// The same for a node that is arranged as x is.
    NodeId addLike(const char* suffix, std::shared_ptr<const Op> op, std::vector<NodeId> inputs) {
        const NodeId id = add(suffix, std::move(op), std::move(inputs));
        m_graph.setGrid(id, m_grid);
        return id;
    }
    /// A buffer that takes what becomes of it from this pass to the next.
    void carry(const char* suffix, RunningStatisticOp::Of what, Index cells, NodeId buffer,
               NodeId now) {
        const Node& node = m_graph.node(buffer);
        if (node.role != NodeRole::Buffer)
            throw Error(node.name + " must be a buffer, since its value is carried on");
        if (node.carried != kNoNode)
            throw Error(node.name + " is the running statistic of another node already");
        const NodeId next =
            add(suffix, std::make_shared<RunningStatisticOp>(what, cells, m_spec.settings.momentum),
                {buffer, now});
        m_graph.setCarried(buffer, next);
        m_graph.setBypassed(next);
    }
    [[nodiscard]] double epsilon() const { return m_spec.settings.epsilon; }

private:
    Graph& m_graph;
    const NodeSpec& m_spec;
    Grid m_grid;
};

NodeId addBatchNorm(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    const NodeId x = inputs[0], gamma = inputs[1], beta = inputs[2];
    NodeId mean = inputs[3], variance = inputs[4];
    const Grid grid = graph.node(x).grid;
    const Grouping grouping{false, grid ? Index{grid.height} * grid.width : 1};
    Adder adder(graph, spec, x);
    if (!spec.settings.evaluates) {
        const NodeId runningMean = mean, runningVariance = variance;
        mean = adder.add("_mean", std::make_shared<MeanOp>(grouping), {x});
        variance = adder.add("_variance", std::make_shared<VarianceOp>(grouping), {x, mean});
        using Of = RunningStatisticOp::Of;
        adder.carry("_running_mean", Of::Mean, grouping.cells, runningMean, mean);
        adder.carry("_running_variance", Of::Variance, grouping.cells, runningVariance, variance);
    }
    const NodeId normalised =
        adder.addLike("_normalised", std::make_shared<StandardiseOp>(grouping, adder.epsilon()),
                      {x, mean, variance});
    return adder.addLike("", std::make_shared<ScaleShiftOp>(grouping.cells),
                         {gamma, normalised, beta});
}

NodeId addLayerNorm(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    const NodeId x = inputs[0], gamma = inputs[1], beta = inputs[2];
    const Grouping grouping{true, 1};
    Adder adder(graph, spec, x);
    const NodeId mean = adder.add("_mean", std::make_shared<MeanOp>(grouping), {x});
    const NodeId variance =
        adder.add("_variance", std::make_shared<VarianceOp>(grouping), {x, mean});
    const NodeId normalised =
        adder.addLike("_normalised", std::make_shared<StandardiseOp>(grouping, adder.epsilon()),
                      {x, mean, variance});
    return adder.addLike("", std::make_shared<ScaleShiftOp>(1), {gamma, normalised, beta});
}

constexpr OpEntry kNormalisationOps[] = {
    {"batchnorm", "x, gamma, beta, running_mean and running_var", 5, 5, addBatchNorm},
    {"layernorm", "x, gamma and beta", 3, 3, addLayerNorm},
};

} // namespace

std::span<const OpEntry> normalisationOps() {
    return kNormalisationOps;
}

} // namespace deltaflow
