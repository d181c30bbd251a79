#include "core/graph/taint.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

std::size_t at(NodeId node) {
    return static_cast<std::size_t>(node);
}

bool isFinite(std::span<const double> numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](double v) { return std::isfinite(v); });
}

} // namespace

std::vector<Taint> valueTaint(const Trace& trace) {
    const Graph& graph = trace.graph();
    std::vector<Taint> taint(at(graph.size()), Taint::Clean);
    for (NodeId id = 0; id < graph.size(); ++id) {
        const std::vector<NodeId>& inputs = graph.node(id).inputs;
        const bool follows = std::any_of(inputs.begin(), inputs.end(), [&](NodeId input) {
            return taint[at(input)] != Taint::Clean;
        });
        if (follows)
            taint[at(id)] = Taint::Tainted;
        else if (!isFinite(trace.block(id, Quantity::Value)))
            taint[at(id)] = Taint::Origin;
    }
    return taint;
}

std::vector<Taint> adjointTaint(const Trace& trace) {
    const Graph& graph = trace.graph();
    const std::vector<Taint> values = valueTaint(trace);
    std::vector<Taint> taint(at(graph.size()), Taint::Clean);
    for (NodeId id = graph.size(); id-- > 0;) {
        const Node& node = graph.node(id);
        const bool finite = isFinite(trace.block(id, Quantity::Adjoint));
        const bool follows =
            std::any_of(node.successors.begin(), node.successors.end(), [&](NodeId next) {
                return !graph.node(next).bypassed && taint[at(next)] != Taint::Clean;
            });
        // What is not finite may come from the values that the local derivatives are made of.
        const bool fromValues =
            values[at(id)] != Taint::Clean ||
            std::any_of(node.successors.begin(), node.successors.end(), [&](NodeId next) {
                const std::vector<NodeId>& inputs = graph.node(next).inputs;
                return values[at(next)] != Taint::Clean ||
                       std::any_of(inputs.begin(), inputs.end(),
                                   [&](NodeId input) { return values[at(input)] != Taint::Clean; });
            });
        // What a number that is none sends back is no derivative, even where it is finite.
        const bool fromNone =
            std::any_of(node.successors.begin(), node.successors.end(), [&](NodeId next) {
                return !graph.node(next).bypassed && values[at(next)] != Taint::Clean;
            });
        if (follows || fromNone || (!finite && fromValues))
            taint[at(id)] = Taint::Tainted;
        else if (!finite)
            taint[at(id)] = Taint::Origin;
    }
    return taint;
}

} // namespace deltaflow
