#include "core/hunt/sabotage.h"

#include "core/data/draw.h"
#include "core/graph/trace.h"
#include "core/hunt/faults.h"
#include "core/hunt/faulty_op.h"
#include "core/hunt/faulty_update.h"
#include "core/train/history.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace deltaflow {

namespace {

/// A bug that changes no number by so much of the largest about it is not to be found by reading.
constexpr double kVisible = 0.01;
constexpr double kAlike = 1e-9;

std::shared_ptr<const Graph> withOp(const Graph& graph, NodeId at, std::shared_ptr<const Op> op) {
    auto copy = std::make_shared<Graph>();
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        if (node.op)
            copy->add(id == at ? op : node.op, node.inputs, node.name);
        else
            copy->addLeaf(node.role, node.shape, node.name);
        copy->setGrid(id, node.grid);
        if (node.bypassed) copy->setBypassed(id);
    }
    for (NodeId id = 0; id < graph.size(); ++id)
        if (graph.node(id).carried != kNoNode) copy->setCarried(id, graph.node(id).carried);
    return copy;
}

std::shared_ptr<const UpdateRule> updateWith(Bug bug, NodeId parameter, const Graph& graph) {
    std::size_t first = 0;
    for (const NodeId id : graph.parameters()) {
        const auto count = static_cast<std::size_t>(graph.node(id).shape.elements(1));
        if (id == parameter) return faultyUpdate(bug, first, count);
        first += count;
    }
    throw std::invalid_argument("only a parameter is updated");
}

/// Whether two blocks differ anywhere by more than `share` of the largest number in them; NaN, by
/// being in one of them alone.
bool differ(std::span<const double> a, std::span<const double> b, double share) {
    double largest = 0;
    double apart = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (std::isfinite(a[i]) != std::isfinite(b[i])) return true;
        if (!std::isfinite(a[i])) continue;
        largest = std::max({largest, std::abs(a[i]), std::abs(b[i])});
        apart = std::max(apart, std::abs(a[i] - b[i]));
    }
    return apart > share * largest && apart > 0;
}

/// What the update adds to a parameter.
std::vector<double> stepOf(const Trace& trace, NodeId parameter) {
    const auto before = trace.block(parameter, Quantity::Value);
    const auto after = trace.block(parameter, Quantity::Updated);
    std::vector<double> step(after.begin(), after.end());
    for (std::size_t i = 0; i < step.size(); ++i)
        step[i] -= before[i];
    return step;
}

bool differ(const Trace& a, const Trace& b, double share) {
    const Graph& graph = a.graph();
    for (NodeId id = 0; id < graph.size(); ++id) {
        if (differ(a.block(id, Quantity::Adjoint), b.block(id, Quantity::Adjoint), share))
            return true;
        if (graph.node(id).role == NodeRole::Parameter &&
            differ(stepOf(a, id), stepOf(b, id), share))
            return true;
    }
    return false;
}

/// The passes of a project with a bug in the engine.
History faultyPasses(const std::shared_ptr<const Project>& project, const Model& right,
                     const Sabotage& sabotage) {
    return History(project, sabotaged(*project, right, sabotage));
}

bool tells(const Sabotage& sabotage, History& expected,
           const std::shared_ptr<const Project>& project, const Model& right) {
    const std::int64_t shown = firstShown(sabotage.bug);
    return differ(*expected.at(shown), *faultyPasses(project, right, sabotage).at(shown), kVisible);
}

} // namespace

std::shared_ptr<const Model> sabotaged(const Project& project, const Model& right,
                                       const Sabotage& sabotage, Told told) {
    if (!isPossible(sabotage, project, right))
        throw std::invalid_argument("this bug cannot be made there");
    auto model = std::make_shared<Model>(right);
    if (isOfUpdate(sabotage.bug)) {
        const Node& node = right.graph->node(sabotage.op);
        model->updateRule = updateWith(
            sabotage.bug, node.inputs[static_cast<std::size_t>(sabotage.input)], *right.graph);
        return model;
    }
    model->graph = withOp(*right.graph, sabotage.op,
                          faultyOp(right.graph->node(sabotage.op).op, sabotage.input,
                                   makeFault(project, right, sabotage), told));
    return model;
}

std::vector<Sabotage> tellingSabotages(std::shared_ptr<const Project> project,
                                       std::shared_ptr<const Model> right) {
    History expected(project, right);
    std::vector<Sabotage> found = possibleSabotages(*project, *right);
    std::erase_if(found, [&](const Sabotage& sabotage) {
        return !tells(sabotage, expected, project, *right);
    });
    return found;
}

bool actAlike(const Sabotage& a, const Sabotage& b, const std::shared_ptr<const Project>& project,
              const std::shared_ptr<const Model>& right) {
    if (a == b) return true;
    History one = faultyPasses(project, *right, a);
    History other = faultyPasses(project, *right, b);
    const std::int64_t last = std::max(firstShown(a.bug), firstShown(b.bug));
    for (std::int64_t iteration = 0; iteration <= last; ++iteration)
        if (differ(*one.at(iteration), *other.at(iteration), kAlike)) return false;
    return true;
}

std::optional<Sabotage> drawSabotage(const std::shared_ptr<const Project>& project,
                                     const std::shared_ptr<const Model>& right,
                                     std::uint64_t seed) {
    std::vector<Sabotage> left = possibleSabotages(*project, *right); // in order of the bugs
    if (left.empty()) return std::nullopt;
    Random random(seed);
    History expected(project, right);
    while (!left.empty()) {
        std::vector<Bug> bugs;
        for (const Sabotage& s : left)
            if (bugs.empty() || bugs.back() != s.bug) bugs.push_back(s.bug);
        const Bug bug = bugs[drawBelow(random, bugs.size())];
        const auto first = std::ranges::lower_bound(left, bug, {}, &Sabotage::bug);
        const auto last = std::ranges::upper_bound(left, bug, {}, &Sabotage::bug);
        const auto drawn = first + static_cast<std::ptrdiff_t>(
                                       drawBelow(random, static_cast<std::uint64_t>(last - first)));
        if (tells(*drawn, expected, project, *right)) return *drawn;
        left.erase(drawn);
    }
    return std::nullopt;
}

} // namespace deltaflow
