#include "ui/canvas/chip_plan.h"

#include "ui/canvas/chip_placement.h"

#include <algorithm>

namespace deltaflow {
namespace {

constexpr std::size_t kMostActive = 24;

const CanvasFlow* flowAlong(const CanvasScene& scene, const ElementId& edge) {
    for (const CanvasFlow& flow : scene.step.flows)
        if (flow.along == edge) return &flow;
    return nullptr;
}

/// What an edge has to say beside its weight: the moving amount, the new weight, the gradient.
Figure companionOf(const CanvasScene& scene, const ElementId& id, bool& isAmount) {
    const CanvasEdge& edge = *scene.edge(id);
    if (scene.step.any && scene.step.phase != Phase::Gradient &&
        scene.step.phase != Phase::Update) {
        if (const CanvasFlow* flow = flowAlong(scene, id)) {
            isAmount = true;
            return {flow->amount, flow->value, true, true, false};
        }
    }
    if (edge.updated.known) return edge.updated;
    if (edge.gradient.known) return edge.gradient;
    return {};
}

PlannedChip chipOf(const CanvasScene& scene, const ElementId& id, QRectF chip, QRectF companion) {
    PlannedChip planned{id, chip, scene.edge(id)->weight, {}, {}, false, false};
    planned.second = companionOf(scene, id, planned.isAmount);
    if (!planned.second.shown) return planned;
    if (companion == chip)
        planned.figure = planned.second; // one place for both: the latest word
    else
        planned.companion = companion;
    return planned;
}

bool meets(const PlannedChip& a, const QRectF& rect) {
    return a.chip.intersects(rect) || (!a.companion.isNull() && a.companion.intersects(rect));
}

/// Weight and companion above one another; where one place is for both, that for both.
PlannedChip pairAt(const CanvasScene& scene, const CanvasLayout& layout, const ElementId& edge,
                   const QRectF& place) {
    const QSizeF chip = layout.metrics.chip;
    const QRectF top(place.topLeft(), chip);
    const bool paired = place.height() > 1.5 * chip.height();
    if (paired) return chipOf(scene, edge, top.translated(0, chip.height() + 1), top);
    PlannedChip planned = chipOf(scene, edge, top, top);
    if (!planned.isAmount) return planned;
    // The amount is seen in its sum, the weight nowhere else.
    planned.figure = scene.edge(edge)->weight;
    planned.second = {};
    planned.isAmount = false;
    return planned;
}

bool anyNull(const std::vector<QRectF>& rects) {
    return std::any_of(rects.begin(), rects.end(), [](const QRectF& r) { return r.isNull(); });
}

/// In a room: all of the step's edges have a place that is free, or none has.
std::vector<PlannedChip> planTogether(const CanvasScene& scene, const CanvasLayout& layout,
                                      const std::vector<ElementId>& edges,
                                      const std::vector<QRectF>& obstacles) {
    const QSizeF chip = layout.metrics.chip;
    std::vector<QLineF> lines;
    for (const ElementId& edge : edges)
        lines.push_back(layout.edgeLine(edge));
    std::vector<QRectF> places =
        placeLooseChips(lines, {chip.width(), 2 * chip.height() + 1}, obstacles);
    if (anyNull(places)) places = placeLooseChips(lines, chip, obstacles);
    if (anyNull(places)) {
        const ChipPlacement together = placeChips(lines, chip, {}, obstacles);
        if (!together.complete) return {};
        places = together.rects;
    }
    std::vector<PlannedChip> planned;
    for (std::size_t i = 0; i < edges.size(); ++i)
        planned.push_back(pairAt(scene, layout, edges[i], places[i]));
    return planned;
}

/// Places of their own for edges that have none in the layout; those without room get none, unless
/// they `must` have one.
std::vector<PlannedChip> planLoose(const CanvasScene& scene, const CanvasLayout& layout,
                                   const std::vector<ElementId>& edges,
                                   std::vector<QRectF> obstacles, bool must = false) {
    const QSizeF chip = layout.metrics.chip;
    std::vector<QLineF> lines;
    for (const ElementId& edge : edges)
        lines.push_back(layout.edgeLine(edge));
    std::vector<QRectF> places =
        placeLooseChips(lines, {chip.width(), 2 * chip.height() + 1}, obstacles);
    // Room for one number each, and where there is none for that either, over what matters least.
    if (must && anyNull(places)) places = placeLooseChips(lines, chip, obstacles);
    obstacles.insert(obstacles.end(), places.begin(), places.end());
    std::vector<PlannedChip> planned;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (must && places[i].isNull())
            obstacles.push_back(places[i] = placeForcedChip(lines[i], chip, obstacles));
        if (!places[i].isNull()) planned.push_back(pairAt(scene, layout, edges[i], places[i]));
    }
    return planned;
}

std::vector<PlannedChip> planLabelled(const CanvasScene& scene, const CanvasLayout& layout) {
    std::vector<PlannedChip> planned;
    for (std::size_t c = 0; c < scene.connections.size(); ++c) {
        const CanvasConnection& connection = scene.connections[c];
        const CanvasLayout::Connection& placed = layout.connections[c];
        if (connection.isMatrix) continue;
        const int layer = static_cast<int>(c) + 1;
        const auto add = [&](const ElementId& id) {
            const std::size_t k = CanvasLayout::chipIndex(connection, id);
            if (k < placed.chips.size() && !placed.chips[k].isNull())
                planned.push_back(chipOf(scene, id, placed.chips[k], placed.companions[k]));
        };
        for (int unit = 0; unit < connection.rows; ++unit)
            for (int source = 0; source < connection.cols; ++source)
                add(ElementId::ofEdge(layer, unit, source));
        for (int unit = 0; unit < static_cast<int>(connection.biasEdges.size()); ++unit)
            add(ElementId::ofEdge(layer, unit, ElementId::kBiasSource));
    }
    return planned;
}

bool hasOwnPair(const CanvasScene& scene, const CanvasLayout& layout, const ElementId& edge) {
    const CanvasLayout::Connection& placed = layout.into(edge.layer);
    const std::size_t k = CanvasLayout::chipIndex(scene.into(edge.layer), edge);
    return k < placed.chips.size() && placed.chips[k] != placed.companions[k];
}

} // namespace

std::vector<ElementId> activeEdges(const CanvasScene& scene) {
    std::vector<ElementId> edges;
    for (const CanvasFlow& flow : scene.step.flows)
        if (scene.edge(flow.along)) edges.push_back(flow.along);
    for (const ElementId& id : scene.step.focus)
        if (scene.edge(id)) edges.push_back(id);
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

std::vector<PlannedChip> planChips(const CanvasScene& scene, const CanvasLayout& layout) {
    std::vector<PlannedChip> planned = planLabelled(scene, layout);
    const std::vector<ElementId> active = activeEdges(scene);
    std::vector<ElementId> loose;
    for (const ElementId& edge : active)
        if (!hasOwnPair(scene, layout, edge)) loose.push_back(edge);
    if (!loose.empty() && loose.size() <= kMostActive && scene.labels != LabelDensity::None) {
        std::vector<QRectF> obstacles = layout.obstacles(scene);
        for (const PlannedChip& chip : planned) {
            if (chip.edge.layer == loose.front().layer) continue;
            obstacles.push_back(chip.companion.isNull() ? chip.chip : chip.chip | chip.companion);
        }
        const std::vector<PlannedChip> extra =
            layout.metrics.forRoom ? planTogether(scene, layout, loose, obstacles)
                                   : planLoose(scene, layout, loose, obstacles, true);
        std::erase_if(planned, [&](const PlannedChip& chip) {
            return std::any_of(extra.begin(), extra.end(), [&](const PlannedChip& e) {
                return e.edge == chip.edge || meets(chip, e.chip) || meets(chip, e.companion);
            });
        });
        planned.insert(planned.end(), extra.begin(), extra.end());
    }
    const Phase phase = scene.step.phase;
    for (PlannedChip& chip : planned) {
        chip.isActive = std::binary_search(active.begin(), active.end(), chip.edge);
        const Quantity written = chip.second.ref.quantity;
        if (chip.isActive && ((phase == Phase::Gradient && written == Quantity::Adjoint) ||
                              (phase == Phase::Update && written == Quantity::Updated)))
            chip.isAmount = true;
    }
    return planned;
}

std::vector<PlannedChip> planExtraChips(const CanvasScene& scene, const CanvasLayout& layout,
                                        const std::vector<ElementId>& edges,
                                        const std::vector<PlannedChip>& drawn) {
    std::vector<ElementId> missing;
    for (const ElementId& edge : edges) {
        const bool there = std::any_of(drawn.begin(), drawn.end(),
                                       [&](const PlannedChip& chip) { return chip.edge == edge; });
        if (!there && scene.edge(edge)) missing.push_back(edge);
    }
    if (missing.empty() || missing.size() > kMostActive) return {};
    std::vector<QRectF> obstacles = layout.obstacles(scene);
    for (const PlannedChip& chip : drawn)
        obstacles.push_back(chip.companion.isNull() ? chip.chip : chip.chip | chip.companion);
    return planLoose(scene, layout, missing, obstacles);
}

} // namespace deltaflow
