#include "ui/canvas/graph/layered_steps.h"

#include <algorithm>
#include <limits>

namespace deltaflow::layered {
namespace {

using Column = std::vector<int>;

/// Depth first from the results, so that operands begin in the order in which they are written.
void orderFirst(Proper& graph) {
    std::vector<bool> seen(graph.rank.size(), false);
    std::vector<std::pair<int, std::size_t>> path;
    const auto place = [&](int vertex) {
        graph.order[static_cast<std::size_t>(graph.rank[static_cast<std::size_t>(vertex)])]
            .push_back(vertex);
    };
    const auto walk = [&](int root) {
        path.emplace_back(root, 0);
        seen[static_cast<std::size_t>(root)] = true;
        place(root);
        while (!path.empty()) {
            auto& [vertex, next] = path.back();
            const std::vector<int>& above = graph.above[static_cast<std::size_t>(vertex)];
            if (next == above.size()) {
                path.pop_back();
                continue;
            }
            const int source = above[next++];
            if (seen[static_cast<std::size_t>(source)]) continue;
            seen[static_cast<std::size_t>(source)] = true;
            place(source);
            path.emplace_back(source, 0);
        }
    };
    for (std::size_t v = 0; v < graph.rank.size(); ++v)
        if (graph.below[v].empty() && !seen[v]) walk(static_cast<int>(v));
}

class Reducer {
public:
    explicit Reducer(Proper& graph)
        : m_graph(graph)
        , m_place(graph.rank.size(), 0) {
        for (const Column& column : graph.order)
            number(column);
    }

    void run() {
        std::vector<Column> best = m_graph.order;
        long fewest = crossings(m_graph);
        const int rounds = m_graph.rank.size() > 3000 ? 4 : 12;
        for (int round = 0; round < rounds && fewest > 0; ++round) {
            for (std::size_t r = 1; r < m_graph.order.size(); ++r)
                sortBy(r, m_graph.above, round % 2 == 1);
            for (std::size_t r = m_graph.order.size() - 1; r-- > 0;)
                sortBy(r, m_graph.below, round % 2 == 1);
            swapNeighbours();
            const long now = crossings(m_graph);
            if (now >= fewest) continue;
            fewest = now;
            best = m_graph.order;
        }
        m_graph.order = std::move(best);
    }

private:
    void number(const Column& column) {
        for (std::size_t i = 0; i < column.size(); ++i)
            m_place[static_cast<std::size_t>(column[i])] = static_cast<int>(i);
    }

    /// The median of a vertex's neighbours, or their mean in the rounds between.
    [[nodiscard]] double target(int vertex, const std::vector<std::vector<int>>& sides,
                                bool mean) const {
        const std::vector<int>& side = sides[static_cast<std::size_t>(vertex)];
        if (side.empty()) return m_place[static_cast<std::size_t>(vertex)];
        std::vector<int> places;
        for (const int other : side)
            places.push_back(m_place[static_cast<std::size_t>(other)]);
        if (mean) {
            double sum = 0;
            for (const int place : places)
                sum += place;
            return sum / static_cast<double>(places.size());
        }
        std::sort(places.begin(), places.end());
        const std::size_t half = places.size() / 2;
        return places.size() % 2 == 1 ? places[half] : 0.5 * (places[half - 1] + places[half]);
    }

    void sortBy(std::size_t rank, const std::vector<std::vector<int>>& sides, bool mean) {
        Column& column = m_graph.order[rank];
        std::vector<std::pair<double, int>> keyed;
        for (const int vertex : column)
            keyed.emplace_back(target(vertex, sides, mean), vertex);
        std::stable_sort(keyed.begin(), keyed.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 0; i < column.size(); ++i)
            column[i] = keyed[i].second;
        number(column);
    }

    /// Crossings between the edges of two neighbours on one side, `upper` standing above `lower`.
    [[nodiscard]] long pairCrossings(const std::vector<int>& upper,
                                     const std::vector<int>& lower) const {
        long count = 0;
        for (const int a : upper)
            for (const int b : lower)
                if (m_place[static_cast<std::size_t>(a)] > m_place[static_cast<std::size_t>(b)])
                    ++count;
        return count;
    }

    void swapNeighbours() {
        bool better = true;
        for (int pass = 0; better && pass < 4; ++pass) {
            better = false;
            for (Column& column : m_graph.order)
                for (std::size_t i = 0; i + 1 < column.size(); ++i) {
                    const auto u = static_cast<std::size_t>(column[i]);
                    const auto v = static_cast<std::size_t>(column[i + 1]);
                    const long now = pairCrossings(m_graph.above[u], m_graph.above[v]) +
                                     pairCrossings(m_graph.below[u], m_graph.below[v]);
                    const long then = pairCrossings(m_graph.above[v], m_graph.above[u]) +
                                      pairCrossings(m_graph.below[v], m_graph.below[u]);
                    if (then >= now) continue;
                    std::swap(column[i], column[i + 1]);
                    std::swap(m_place[u], m_place[v]);
                    better = true;
                }
        }
    }

    Proper& m_graph;
    std::vector<int> m_place;
};

} // namespace

void reduceCrossings(Proper& graph) {
    orderFirst(graph);
    if (graph.order.size() > 1) Reducer(graph).run();
}

long crossings(const Proper& graph) {
    std::vector<int> place(graph.rank.size(), 0);
    long count = 0;
    for (std::size_t r = 0; r + 1 < graph.order.size(); ++r) {
        const Column& next = graph.order[r + 1];
        for (std::size_t i = 0; i < next.size(); ++i)
            place[static_cast<std::size_t>(next[i])] = static_cast<int>(i);
        // Edges come sorted by source; each crosses those before it that end further down.
        std::vector<long> tree(next.size() + 1, 0);
        long seen = 0;
        for (const int vertex : graph.order[r]) {
            std::vector<int> ends;
            for (const int to : graph.below[static_cast<std::size_t>(vertex)])
                ends.push_back(place[static_cast<std::size_t>(to)]);
            for (const int end : ends) {
                long notFurther = 0;
                for (auto at = static_cast<std::size_t>(end) + 1; at > 0; at &= at - 1)
                    notFurther += tree[at];
                count += seen - notFurther;
            }
            for (const int end : ends) {
                ++seen;
                for (auto at = static_cast<std::size_t>(end) + 1; at < tree.size(); at += at & -at)
                    ++tree[at];
            }
        }
    }
    return count;
}

} // namespace deltaflow::layered
