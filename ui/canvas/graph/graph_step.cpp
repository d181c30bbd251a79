#include "ui/canvas/graph/graph_scene.h"
#include "ui/player/player.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {
namespace {

constexpr std::size_t kMostSpots = 4000; ///< More cells than this are lit block by block.

void addSpots(const GraphScene& scene, const Ref& ref, std::vector<CellSpot>& spots) {
    const auto spot = scene.spotOf(ref);
    if (!spot || spots.size() > kMostSpots) return;
    const GraphCard& card = scene.card(spot->card);
    if (spot->cell != Ref::kAll) {
        spots.push_back(*spot);
        return;
    }
    // A row or a column of a matrix, or all of it.
    const bool part = card.nodeCols > 1 && (ref.row >= 0 || ref.col >= 0);
    for (std::size_t b = static_cast<std::size_t>(spot->block);
         b < static_cast<std::size_t>(spot->block) + card.valueBlocks(); ++b) {
        if (!part) {
            spots.push_back({spot->card, static_cast<int>(b), Ref::kAll});
            continue;
        }
        for (int cell = 0; cell < card.blocks[b].count; ++cell) {
            const Ref at = card.refOf(b, cell, scene.sample);
            if ((ref.row < 0 || at.row == ref.row) && (ref.col < 0 || at.col == ref.col))
                spots.push_back({spot->card, static_cast<int>(b), cell});
        }
    }
}

void makeUnique(std::vector<CellSpot>& spots) {
    std::sort(spots.begin(), spots.end());
    spots.erase(std::unique(spots.begin(), spots.end()), spots.end());
}

bool isContribution(const Ref& ref) {
    return ref.quantity == Quantity::Contribution || ref.quantity == Quantity::AdjointContribution;
}

/// The arrivals before this one of a sum that is stepped through term by term.
double arrivedBefore(const Step& step, const Player& player) {
    double sum = 0;
    Ref amount = step.flows.front().amount;
    const bool byColumn = amount.quantity == Quantity::Contribution ||
                          player.model().graph->node(amount.node).shape.perSample;
    for (int term = 0; term < step.term; ++term) {
        (byColumn ? amount.col : amount.sample) = term;
        try {
            sum += player.number(amount);
        } catch (const std::out_of_range&) {
            break;
        }
    }
    return sum;
}

/// The edge between the cards of two nodes that an amount runs along; of several the one that no
/// flow before it took.
int edgeFor(const GraphScene& scene, const Flow& flow, const std::vector<GraphFlow>& before) {
    if (const int edge = scene.edgeOf(flow.amount); edge >= 0) return edge;
    int found = -1;
    for (std::size_t e = 0; e < scene.edges.size(); ++e) {
        const NodeId source = scene.card(scene.edges[e].from).node;
        const NodeId target = scene.card(scene.edges[e].to).node;
        const bool joins = (source == flow.from.node && target == flow.to.node) ||
                           (source == flow.to.node && target == flow.from.node);
        if (!joins) continue;
        const auto index = static_cast<int>(e);
        const bool taken = std::any_of(before.begin(), before.end(),
                                       [&](const GraphFlow& f) { return f.edge == index; });
        if (!taken || !scene.edges[e].parallel) return index;
        found = index;
    }
    return found;
}

/// A copy near the use lights up with the original.
void addCopies(const GraphScene& scene, const Step& step, std::vector<CellSpot>& reads) {
    for (const Ref& ref : step.reads)
        for (const GraphEdge& edge : scene.edges)
            if (scene.card(edge.from).copyOf >= 0 && scene.card(edge.from).node == ref.node &&
                scene.card(edge.to).node == step.focus.node)
                reads.push_back({edge.from, 0, Ref::kAll});
}

} // namespace

GraphStep graphStepOf(const GraphScene& scene, const Player& player) {
    return player.step() ? graphStepOf(scene, player, *player.step()) : GraphStep();
}

GraphStep graphStepOf(const GraphScene& scene, const Player& player, const Step& step) {
    GraphStep made;
    made.any = true;
    made.phase = step.phase;
    addSpots(scene, step.focus, made.writes);
    for (const Ref& ref : step.reads)
        addSpots(scene, ref, made.reads);
    addCopies(scene, step, made.reads);
    makeUnique(made.writes);
    makeUnique(made.reads);
    std::erase_if(made.reads, [&](const CellSpot& spot) {
        return std::find(made.writes.begin(), made.writes.end(), spot) != made.writes.end();
    });
    bool sums = !step.flows.empty();
    for (const Flow& flow : step.flows) {
        const auto from = scene.spotOf(flow.from);
        Ref end = flow.to;
        if (step.phase == Phase::Gradient && end.quantity == Quantity::Value)
            end.quantity = Quantity::Adjoint; // it arrives where the gradient stands
        const auto to = scene.spotOf(end);
        if (!from || !to) continue;
        made.flows.push_back(
            {*from, *to, edgeFor(scene, flow, made.flows), flow.value, step.phase});
        sums = sums && isContribution(flow.amount) && made.flows.front().to == *to;
    }
    made.isSum = sums && (made.flows.size() > 1 || step.terms > 1);
    made.sumDone = step.term < 0 || step.term + 1 >= step.terms;
    made.hasBefore = made.isSum && step.term > 0;
    if (made.hasBefore) made.sumBefore = arrivedBefore(step, player);
    return made;
}

} // namespace deltaflow
