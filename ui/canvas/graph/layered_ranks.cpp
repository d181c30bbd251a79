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

/// Columns being chosen: a leaf always stands just before its first use.
class Ranking {
public:
    explicit Ranking(const Adjacency& graph)
        : m_graph(graph)
        , m_rank(graph.in.size(), 0) {}

    std::vector<int> run() {
        const std::vector<int> order = topologicalOrder(m_graph);
        for (const int node : order)
            for (const int to : m_graph.out[at(node)])
                m_rank[at(to)] = std::max(m_rank[at(to)], m_rank[at(node)] + 1);
        for (const int node : order)
            if (isLeaf(node)) m_rank[at(node)] = beforeUses(node, m_rank[at(node)]);
        // Twice: what is pulled may let what comes before it be pulled.
        for (int round = 0; round < 2; ++round)
            for (auto node = order.rbegin(); node != order.rend(); ++node)
                if (!isLeaf(*node)) pull(*node);
        const auto least = std::min_element(m_rank.begin(), m_rank.end());
        const int shift = least == m_rank.end() ? 0 : *least;
        for (int& rank : m_rank)
            rank -= shift;
        return std::move(m_rank);
    }

private:
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }
    [[nodiscard]] bool isLeaf(int node) const { return m_graph.in[at(node)].empty(); }

    /// The column before the first use, or `otherwise` without one.
    [[nodiscard]] int beforeUses(int node, int otherwise) const {
        const std::vector<int>& uses = m_graph.out[at(node)];
        if (uses.empty()) return otherwise;
        int first = m_rank[at(uses.front())];
        for (const int use : uses)
            first = std::min(first, m_rank[at(use)]);
        return first - 1;
    }

    /// How long the edges at a node are, those of the leaves that it takes along included.
    [[nodiscard]] int lengthAround(int node) const {
        int length = 0;
        for (const int use : m_graph.out[at(node)])
            length += m_rank[at(use)] - m_rank[at(node)];
        for (const int input : m_graph.in[at(node)]) {
            if (!isLeaf(input)) {
                length += m_rank[at(node)] - m_rank[at(input)];
                continue;
            }
            for (const int use : m_graph.out[at(input)])
                length += m_rank[at(use)] - m_rank[at(input)];
        }
        return length;
    }

    /// Moves a node and its leaves to its uses if that makes edges shorter.
    void pull(int node) {
        const int wanted = beforeUses(node, m_rank[at(node)]);
        if (wanted <= m_rank[at(node)]) return;
        const int before = lengthAround(node);
        const int rank = m_rank[at(node)];
        const auto settleLeaves = [&] {
            for (const int input : m_graph.in[at(node)])
                if (isLeaf(input)) m_rank[at(input)] = beforeUses(input, m_rank[at(input)]);
        };
        m_rank[at(node)] = wanted;
        settleLeaves();
        if (lengthAround(node) < before) return;
        m_rank[at(node)] = rank;
        settleLeaves();
    }

    const Adjacency& m_graph;
    std::vector<int> m_rank;
};

} // namespace

std::vector<int> ranksOf(const LayeredGraph& graph) {
    const Adjacency adjacent = adjacencyOf(graph);
    return Ranking(adjacent).run();
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
