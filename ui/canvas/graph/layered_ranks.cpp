#include "ui/canvas/graph/layered_steps.h"

#include <algorithm>

namespace deltaflow::layered {
namespace {

struct Adjacency {
    std::vector<std::vector<int>> in;
    std::vector<std::vector<int>> out;
};

Adjacency adjacencyOf(const LayeredGraph& graph) {
    Adjacency made;
    made.in.resize(graph.nodes.size());
    made.out.resize(graph.nodes.size());
    for (const LayeredGraph::Edge& edge : graph.edges) {
        made.in[static_cast<std::size_t>(edge.to)].push_back(edge.from);
        made.out[static_cast<std::size_t>(edge.from)].push_back(edge.to);
    }
    return made;
}

std::vector<int> topologicalOrder(const Adjacency& graph) {
    std::vector<int> waiting;
    std::vector<std::size_t> missing(graph.in.size());
    for (std::size_t v = 0; v < graph.in.size(); ++v) {
        missing[v] = graph.in[v].size();
        if (missing[v] == 0) waiting.push_back(static_cast<int>(v));
    }
    for (std::size_t next = 0; next < waiting.size(); ++next)
        for (const int to : graph.out[static_cast<std::size_t>(waiting[next])])
            if (--missing[static_cast<std::size_t>(to)] == 0) waiting.push_back(to);
    return waiting;
}

/// Inputs that a node does not take along when it is pulled: leaves of its own cost nothing.
int anchorsOf(const Adjacency& graph, std::size_t node) {
    return static_cast<int>(
        std::count_if(graph.in[node].begin(), graph.in[node].end(), [&](int from) {
            const auto at = static_cast<std::size_t>(from);
            return !graph.in[at].empty() || graph.out[at].size() > 1;
        }));
}

} // namespace

std::vector<int> ranksOf(const LayeredGraph& graph) {
    const Adjacency adjacent = adjacencyOf(graph);
    const std::vector<int> order = topologicalOrder(adjacent);
    std::vector<int> rank(graph.nodes.size(), 0);
    for (const int node : order)
        for (const int to : adjacent.out[static_cast<std::size_t>(node)])
            rank[static_cast<std::size_t>(to)] = std::max(rank[static_cast<std::size_t>(to)],
                                                          rank[static_cast<std::size_t>(node)] + 1);
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        const auto v = static_cast<std::size_t>(*node);
        const std::vector<int>& uses = adjacent.out[v];
        if (uses.empty() || anchorsOf(adjacent, v) >= static_cast<int>(uses.size())) continue;
        int nearest = rank[static_cast<std::size_t>(uses.front())];
        for (const int use : uses)
            nearest = std::min(nearest, rank[static_cast<std::size_t>(use)]);
        rank[v] = nearest - 1;
    }
    const auto least = std::min_element(rank.begin(), rank.end());
    const int shift = least == rank.end() ? 0 : *least;
    for (int& r : rank)
        r -= shift;
    return rank;
}

Proper properOf(const LayeredGraph& graph, const std::vector<int>& ranks) {
    Proper made;
    made.real = static_cast<int>(graph.nodes.size());
    made.rank = ranks;
    made.above.resize(graph.nodes.size());
    made.below.resize(graph.nodes.size());
    const auto join = [&made](int from, int to) {
        made.below[static_cast<std::size_t>(from)].push_back(to);
        made.above[static_cast<std::size_t>(to)].push_back(from);
    };
    for (const LayeredGraph::Edge& edge : graph.edges) {
        std::vector<int> chain{edge.from};
        const int last = ranks[static_cast<std::size_t>(edge.to)];
        for (int rank = ranks[static_cast<std::size_t>(edge.from)] + 1; rank < last; ++rank) {
            const int dummy = static_cast<int>(made.rank.size());
            made.rank.push_back(rank);
            made.above.emplace_back();
            made.below.emplace_back();
            join(chain.back(), dummy);
            chain.push_back(dummy);
        }
        join(chain.back(), edge.to);
        chain.push_back(edge.to);
        made.chains.push_back(std::move(chain));
    }
    int columns = 0;
    for (const int rank : made.rank)
        columns = std::max(columns, rank + 1);
    made.order.resize(static_cast<std::size_t>(columns));
    return made;
}

} // namespace deltaflow::layered
