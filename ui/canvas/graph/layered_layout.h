#pragma once

#include <QPointF>
#include <QSizeF>

#include <vector>

namespace deltaflow {

/// A directed acyclic graph to be drawn from left to right.
struct LayeredGraph {
    struct Node {
        QSizeF size;
        double ascent = -1; ///< How far the top is above the line that edges meet; −1: the middle.
    };
    struct Edge {
        int from = 0;
        int to = 0;
        QSizeF label; ///< Room wanted on the edge's first stretch; empty for none.
    };
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

struct LayeredSpacing {
    double column = 60; ///< Between the widest nodes of neighbouring columns, labels not counted.
    double row = 28;    ///< Between nodes above one another.
    double lane = 18;   ///< Between an edge that passes and what it passes.
};

/// Where everything stands: columns from left to right, each node where few edges cross and most
/// run straight. It follows from the graph alone, so it is the same at every run.
///
/// Source: Sugiyama, Tagawa & Toda 1981; coordinates by Brandes & Köpf 2002, with node sizes.
struct LayeredLayout {
    std::vector<int> ranks;       ///< By node: its column.
    std::vector<QPointF> centres; ///< By node: the middle of its width, on the line edges meet.
    /// By edge: the points that it passes, from its source's centre to its target's; two for each
    /// column between, where it is level.
    std::vector<std::vector<QPointF>> routes;
    std::vector<double> columns; ///< The middle of each column.
    QSizeF size;                 ///< All nodes lie in (0, 0) … size.
};

/// Throws nothing; `graph` must be free of cycles, its edges between nodes that it has.
[[nodiscard]] LayeredLayout layoutLayered(const LayeredGraph& graph,
                                          const LayeredSpacing& spacing = {});

/// By node: its column, as layoutLayered chooses it.
[[nodiscard]] std::vector<int> columnsOf(const LayeredGraph& graph);

/// How many pairs of edges cross in it, counted between neighbouring columns.
[[nodiscard]] long crossingsOf(const LayeredGraph& graph, const LayeredLayout& layout);

} // namespace deltaflow
