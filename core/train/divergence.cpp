#include "core/train/divergence.h"

#include "core/ops/loss.h"
#include "core/train/whole_pass.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

bool isFinite(std::span<const double> numbers) {
    const Eigen::Map<const Eigen::ArrayXd> x(numbers.data(), std::ssize(numbers));
    return (x - x).sum() == 0; // x − x is 0, or NaN where x is not finite
}

bool isFinite(const Plan& pass) {
    for (NodeId id = 0; id < pass.graph().size(); ++id)
        if (!isFinite(pass.value(id)) || !isFinite(pass.adjoint(id))) return false;
    return true;
}

/// The element of a block that is not finite, if there is one.
std::optional<Ref> firstIn(const Trace& trace, NodeId node, Quantity quantity) {
    const auto block = trace.block(node, quantity);
    const auto found = std::ranges::find_if(block, [](double v) { return !std::isfinite(v); });
    if (found == block.end()) return std::nullopt;
    const auto at = static_cast<Index>(found - block.begin());
    const Shape& shape = trace.graph().node(node).shape;
    const auto place = at % (shape.rows * shape.cols);
    return Ref{node, quantity, static_cast<std::int32_t>(place / shape.cols),
               static_cast<std::int32_t>(place % shape.cols),
               static_cast<std::int32_t>(at / (shape.rows * shape.cols))};
}

/// The output unit's part of the loss with which it begins, if it begins with one.
std::optional<Ref> firstPart(const Trace& trace, NodeId loss) {
    const Node& node = trace.graph().node(loss);
    if (!dynamic_cast<const LossOp*>(node.op.get())) return std::nullopt;
    const Index outputs = trace.graph().node(node.inputs.front()).shape.rows;
    for (std::int32_t sample = 0; sample < trace.samples(); ++sample)
        for (std::int32_t unit = 0; unit < outputs; ++unit) {
            const Ref part{loss, Quantity::Contribution, 0, unit, sample};
            if (!std::isfinite(trace.at(part))) return part;
        }
    return std::nullopt;
}

} // namespace

std::optional<std::int64_t> firstNotFinite(std::shared_ptr<const Project> project,
                                           std::shared_ptr<const Model> model, const Moment& from,
                                           std::int64_t last) {
    Trainer trainer(project, model);
    WholePass pass(std::move(project), std::move(model));
    trainer.restore(from);
    while (trainer.iteration() <= last) {
        const std::int64_t iteration = trainer.iteration();
        if (!isFinite(pass.at(trainer))) return iteration;
        trainer.step();
        const OptimiserState& state = trainer.optimiserState();
        if (!isFinite(trainer.parameters()) || !isFinite(state.first) || !isFinite(state.second))
            return iteration;
        trainer.arrive();
    }
    return std::nullopt;
}

std::optional<Ref> firstNotFinite(const Trace& trace) {
    const Graph& graph = trace.graph();
    for (NodeId id = 0; id < graph.size(); ++id)
        if (const auto value = firstIn(trace, id, Quantity::Value)) {
            const auto part = firstPart(trace, id);
            return part ? part : value;
        }
    const auto isParameter = [&](NodeId id) { return graph.node(id).role == NodeRole::Parameter; };
    for (NodeId id = graph.size(); id-- > 0;)
        if (!isParameter(id))
            if (const auto adjoint = firstIn(trace, id, Quantity::Adjoint)) return adjoint;
    for (const Quantity quantity :
         {Quantity::Adjoint, Quantity::FirstMoment, Quantity::SecondMoment, Quantity::Updated})
        for (const NodeId id : graph.parameters())
            if (const auto number = firstIn(trace, id, quantity)) return number;
    return std::nullopt;
}

} // namespace deltaflow
