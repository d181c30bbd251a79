#include "ui/canvas/graph/layered_layout.h"

#include "ui/canvas/graph/layered_steps.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

using namespace layered;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

std::vector<Extent> extentsOf(const LayeredGraph& graph, const Proper& proper) {
    std::vector<Extent> extents(proper.rank.size());
    for (std::size_t v = 0; v < graph.nodes.size(); ++v) {
        const LayeredGraph::Node& node = graph.nodes[v];
        const double up = node.ascent < 0 ? 0.5 * node.size.height() : node.ascent;
        extents[v] = {up, node.size.height() - up};
    }
    return extents;
}

/// How much an edge that climbs wants its columns apart, so that it is not too steep to follow.
double roomToClimb(double height) {
    return std::clamp(0.28 * std::abs(height) - 30, 0.0, 110.0);
}

struct Columns {
    std::vector<double> middle;
    std::vector<double> width;
    double end = 0;
};

Columns spreadColumns(const LayeredGraph& graph, const Proper& proper,
                      const std::vector<double>& heights, const LayeredSpacing& spacing) {
    const std::size_t count = proper.order.size();
    Columns made;
    made.width.assign(count, 0);
    std::vector<double> gaps(count, spacing.column);
    std::vector<double> labels(count, 0);
    std::vector<double> climbs(count, 0);
    for (std::size_t v = 0; v < graph.nodes.size(); ++v)
        made.width[at(proper.rank[v])] =
            std::max(made.width[at(proper.rank[v])], graph.nodes[v].size.width());
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const std::size_t from = at(proper.rank[at(graph.edges[e].from)]);
        labels[from] = std::max(labels[from], graph.edges[e].label.width());
        const std::vector<int>& chain = proper.chains[e];
        for (std::size_t i = 0; i + 1 < chain.size(); ++i)
            climbs[from + i] = std::max(
                climbs[from + i], roomToClimb(heights[at(chain[i + 1])] - heights[at(chain[i])]));
    }
    double x = 0;
    for (std::size_t r = 0; r < count; ++r) {
        made.middle.push_back(x + 0.5 * made.width[r]);
        made.end = x + made.width[r];
        x = made.end + gaps[r] + std::max(labels[r], climbs[r]);
    }
    return made;
}

} // namespace

LayeredLayout layoutLayered(const LayeredGraph& graph, const LayeredSpacing& spacing) {
    LayeredLayout made;
    made.ranks = ranksOf(graph);
    Proper proper = properOf(graph, made.ranks);
    reduceCrossings(proper);
    const std::vector<Extent> extents = extentsOf(graph, proper);
    std::vector<double> heights = heightsOf(proper, extents, spacing);
    double top = 0;
    double bottom = 0;
    for (std::size_t v = 0; v < heights.size(); ++v) {
        top = v == 0 ? heights[v] - extents[v].up : std::min(top, heights[v] - extents[v].up);
        bottom =
            v == 0 ? heights[v] + extents[v].down : std::max(bottom, heights[v] + extents[v].down);
    }
    const Columns columns = spreadColumns(graph, proper, heights, spacing);
    made.columns = columns.middle;
    made.size = QSizeF(columns.end, bottom - top);
    for (std::size_t v = 0; v < graph.nodes.size(); ++v)
        made.centres.emplace_back(columns.middle[at(made.ranks[v])], heights[v] - top);
    for (const std::vector<int>& chain : proper.chains) {
        std::vector<QPointF> route{made.centres[at(chain.front())]};
        for (std::size_t i = 1; i + 1 < chain.size(); ++i) {
            const std::size_t column = at(proper.rank[at(chain[i])]);
            const double y = heights[at(chain[i])] - top;
            const double half = 0.5 * columns.width[column];
            route.emplace_back(columns.middle[column] - half, y);
            route.emplace_back(columns.middle[column] + half, y);
        }
        route.push_back(made.centres[at(chain.back())]);
        made.routes.push_back(std::move(route));
    }
    return made;
}

std::vector<int> columnsOf(const LayeredGraph& graph) {
    return ranksOf(graph);
}

long crossingsOf(const LayeredGraph& graph, const LayeredLayout& layout) {
    Proper proper = properOf(graph, layout.ranks);
    std::vector<double> height(proper.rank.size(), 0);
    for (std::size_t v = 0; v < graph.nodes.size(); ++v)
        height[v] = layout.centres[v].y();
    for (std::size_t e = 0; e < proper.chains.size(); ++e)
        for (std::size_t i = 1; i + 1 < proper.chains[e].size(); ++i)
            height[at(proper.chains[e][i])] = layout.routes[e][2 * i - 1].y();
    for (std::size_t v = 0; v < proper.rank.size(); ++v)
        proper.order[at(proper.rank[v])].push_back(static_cast<int>(v));
    for (auto& column : proper.order)
        std::stable_sort(column.begin(), column.end(),
                         [&](int a, int b) { return height[at(a)] < height[at(b)]; });
    return crossings(proper);
}

} // namespace deltaflow
