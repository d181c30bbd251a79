#include "core/hunt/sabotage.h"

#include "core/graph/trace.h"
#include "core/hunt/faults.h"
#include "core/hunt/faulty_op.h"
#include "core/train/history.h"

#include <algorithm>
#include <cmath>
#include <random>
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

std::shared_ptr<const Trace> firstPass(const std::shared_ptr<const Project>& project,
                                       std::shared_ptr<const Model> model) {
    return History(project, std::move(model)).at(0);
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

std::shared_ptr<const Trace> firstPass(const std::shared_ptr<const Project>& project,
                                       const Model& right, const Sabotage& sabotage) {
    return firstPass(project, sabotaged(*project, right, sabotage));
}

} // namespace

std::shared_ptr<const Model> sabotaged(const Project& project, const Model& right,
                                       const Sabotage& sabotage, Told told) {
    if (!isPossible(sabotage, project, right))
        throw std::invalid_argument("this bug cannot be made there");
    auto model = std::make_shared<Model>(right);
    model->graph = withOp(*right.graph, sabotage.op,
                          faultyOp(right.graph->node(sabotage.op).op, sabotage.input,
                                   makeFault(project, right, sabotage), told));
    return model;
}

std::vector<Sabotage> tellingSabotages(std::shared_ptr<const Project> project,
                                       std::shared_ptr<const Model> right) {
    const auto expected = firstPass(project, right);
    std::vector<Sabotage> found = possibleSabotages(*project, *right);
    std::erase_if(found, [&](const Sabotage& sabotage) {
        return !differ(*expected, *firstPass(project, *right, sabotage), kVisible);
    });
    return found;
}

bool actAlike(const Sabotage& a, const Sabotage& b, const std::shared_ptr<const Project>& project,
              const std::shared_ptr<const Model>& right) {
    return a == b ||
           !differ(*firstPass(project, *right, a), *firstPass(project, *right, b), kAlike);
}

std::optional<Sabotage> drawSabotage(const std::shared_ptr<const Project>& project,
                                     const std::shared_ptr<const Model>& right,
                                     std::uint64_t seed) {
    std::vector<Sabotage> left = possibleSabotages(*project, *right); // in order of the bugs
    if (left.empty()) return std::nullopt;
    std::mt19937_64 random(seed); // its numbers are the same everywhere; distributions are not
    const auto below = [&](std::size_t count) {
        return static_cast<std::size_t>(random() % count);
    };
    const auto expected = firstPass(project, right);
    while (!left.empty()) {
        std::vector<Bug> bugs;
        for (const Sabotage& s : left)
            if (bugs.empty() || bugs.back() != s.bug) bugs.push_back(s.bug);
        const Bug bug = bugs[below(bugs.size())];
        const auto first = std::ranges::lower_bound(left, bug, {}, &Sabotage::bug);
        const auto last = std::ranges::upper_bound(left, bug, {}, &Sabotage::bug);
        const auto drawn =
            first + static_cast<std::ptrdiff_t>(below(static_cast<std::size_t>(last - first)));
        if (differ(*expected, *firstPass(project, *right, *drawn), kVisible)) return *drawn;
        left.erase(drawn);
    }
    return std::nullopt;
}

} // namespace deltaflow
