#pragma once

#include "ui/canvas/graph/layered_layout.h"

namespace deltaflow::layered {

/// A graph whose edges all lead from one column to the next: long ones are cut up by dummies.
struct Proper {
    int real = 0;                         ///< Vertices 0 … real − 1 are the graph's nodes.
    std::vector<int> rank;                ///< By vertex.
    std::vector<std::vector<int>> above;  ///< By vertex: those in the column before, in edge order.
    std::vector<std::vector<int>> below;  ///< And in the column after.
    std::vector<std::vector<int>> order;  ///< By column, from the top.
    std::vector<std::vector<int>> chains; ///< By edge: its vertices from source to target.

    [[nodiscard]] bool isDummy(int vertex) const { return vertex >= real; }
    [[nodiscard]] bool isLeaf(int vertex) const {
        return !isDummy(vertex) && above[static_cast<std::size_t>(vertex)].empty();
    }
};

/// Columns: each node as far left as its inputs allow, then pulled towards its uses where that
/// makes edges shorter.
[[nodiscard]] std::vector<int> ranksOf(const LayeredGraph& graph);

[[nodiscard]] Proper properOf(const LayeredGraph& graph, const std::vector<int>& ranks);

/// Sorts each column so that few edges cross.
void reduceCrossings(Proper& graph);
[[nodiscard]] long crossings(const Proper& graph);

/// How far the outline of a vertex reaches from the line that edges meet.
struct Extent {
    double up = 0;
    double down = 0;
};

/// By vertex: its height in the picture, with the distances of `spacing` kept in each column.
[[nodiscard]] std::vector<double> heightsOf(const Proper& graph, const std::vector<Extent>& extents,
                                            const LayeredSpacing& spacing);

/// Moves leaves, which no chain of results holds in place, as near to their uses as there is room.
void nestleLeaves(const Proper& graph, const std::vector<Extent>& extents,
                  const LayeredSpacing& spacing, std::vector<double>& heights);

} // namespace deltaflow::layered
