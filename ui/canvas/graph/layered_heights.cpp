#include "ui/canvas/graph/layered_steps.h"

#include <algorithm>
#include <array>
#include <set>

namespace deltaflow::layered {
namespace {

/// One of the four assignments of Brandes and Köpf: columns read from the left or from the right,
/// each from the top or from the bottom. Mirrored input makes one algorithm serve all four.
class Alignment {
public:
    Alignment(const Proper& graph, const std::vector<Extent>& extents,
              const LayeredSpacing& spacing, bool fromRight, bool fromBottom)
        : m_graph(graph)
        , m_extents(extents)
        , m_spacing(spacing)
        , m_columns(graph.order)
        , m_sides(fromRight ? graph.below : graph.above)
        , m_fromBottom(fromBottom) {
        if (fromRight) std::reverse(m_columns.begin(), m_columns.end());
        if (fromBottom)
            for (auto& column : m_columns)
                std::reverse(column.begin(), column.end());
        const std::size_t count = graph.rank.size();
        m_place.resize(count);
        m_root.resize(count);
        m_align.resize(count);
        m_sink.resize(count);
        m_y.assign(count, 0);
        m_set.assign(count, false);
        for (std::size_t v = 0; v < count; ++v)
            m_root[v] = m_align[v] = m_sink[v] = static_cast<int>(v);
        for (const auto& column : m_columns)
            for (std::size_t i = 0; i < column.size(); ++i)
                m_place[at(column[i])] = static_cast<int>(i);
    }

    std::vector<double> run() {
        markConflicts();
        align();
        compact();
        if (m_fromBottom)
            for (double& y : m_y)
                y = -y;
        return std::move(m_y);
    }

private:
    static std::size_t at(int vertex) { return static_cast<std::size_t>(vertex); }

    /// A long edge's inner stretch stays straight; what would cross it gives way.
    void markConflicts() {
        for (std::size_t c = 1; c < m_columns.size(); ++c) {
            const auto& column = m_columns[c];
            int from = 0;
            std::size_t scanned = 0;
            for (std::size_t i = 0; i < column.size(); ++i) {
                int inner = -1;
                if (m_graph.isDummy(column[i]))
                    for (const int source : m_sides[at(column[i])])
                        if (m_graph.isDummy(source)) inner = m_place[at(source)];
                if (inner < 0 && i + 1 < column.size()) continue;
                const int to = inner < 0 ? static_cast<int>(m_columns[c - 1].size()) : inner;
                for (; scanned <= i; ++scanned)
                    for (const int source : m_sides[at(column[scanned])]) {
                        const int place = m_place[at(source)];
                        const bool isInner =
                            m_graph.isDummy(source) && m_graph.isDummy(column[scanned]);
                        if (!isInner && (place < from || place > to))
                            m_conflicts.emplace(source, column[scanned]);
                    }
                from = to;
            }
        }
    }

    [[nodiscard]] bool hasMainInput(int vertex) const {
        const std::vector<int>& inputs = m_graph.above[at(vertex)];
        return std::any_of(inputs.begin(), inputs.end(),
                           [this](int input) { return !m_graph.isLeaf(input); });
    }

    /// The neighbours that a vertex may stand in line with: a leaf leaves that place to what the
    /// node is computed from, so that a chain of results is level.
    [[nodiscard]] std::vector<int> lineOf(int vertex) const {
        std::vector<int> side = m_sides[at(vertex)];
        if (&m_sides == &m_graph.above && hasMainInput(vertex))
            std::erase_if(side, [this](int input) { return m_graph.isLeaf(input); });
        if (&m_sides == &m_graph.below && m_graph.isLeaf(vertex))
            std::erase_if(side, [this](int use) { return hasMainInput(use); });
        return side;
    }

    /// Each vertex in line with its median neighbour, where no line before it is crossed.
    void align() {
        for (std::size_t c = 1; c < m_columns.size(); ++c) {
            int reached = -1;
            for (const int vertex : m_columns[c]) {
                std::vector<int> side = lineOf(vertex);
                if (side.empty()) continue;
                std::sort(side.begin(), side.end(),
                          [this](int a, int b) { return m_place[at(a)] < m_place[at(b)]; });
                const std::array<std::size_t, 2> medians{(side.size() - 1) / 2, side.size() / 2};
                for (const std::size_t m : medians) {
                    const int other = side[m];
                    if (m_align[at(vertex)] != vertex) break;
                    if (m_conflicts.contains({other, vertex}) || m_place[at(other)] <= reached)
                        continue;
                    m_align[at(other)] = vertex;
                    m_root[at(vertex)] = m_root[at(other)];
                    m_align[at(vertex)] = m_root[at(vertex)];
                    reached = m_place[at(other)];
                }
            }
        }
    }

    [[nodiscard]] double gap(int upper, int lower) const {
        const Extent& a = m_extents[at(upper)];
        const Extent& b = m_extents[at(lower)];
        const bool passes = m_graph.isDummy(upper) || m_graph.isDummy(lower);
        const double between = passes ? m_spacing.lane : m_spacing.row;
        return m_fromBottom ? a.up + b.down + between : a.down + b.up + between;
    }

    [[nodiscard]] int before(int vertex) const {
        const int place = m_place[at(vertex)];
        if (place == 0) return -1;
        const auto rank = m_graph.rank[at(vertex)];
        const auto& column = m_columns[columnOf(rank)];
        return column[static_cast<std::size_t>(place - 1)];
    }
    [[nodiscard]] std::size_t columnOf(int rank) const {
        const auto r = static_cast<std::size_t>(rank);
        return &m_sides == &m_graph.below ? m_columns.size() - 1 - r : r;
    }

    /// Places the block of a root as high as the blocks above it allow. Depth is bounded by the
    /// longest column, so a stack of its own stands in for recursion.
    void placeBlock(int first) {
        std::vector<int> waiting{first};
        while (!waiting.empty()) {
            const int root = waiting.back();
            if (m_set[at(root)]) {
                waiting.pop_back();
                continue;
            }
            bool ready = true;
            for (int w = root;;) {
                const int above = before(w);
                if (above >= 0 && !m_set[at(m_root[at(above)])]) {
                    waiting.push_back(m_root[at(above)]);
                    ready = false;
                }
                w = m_align[at(w)];
                if (w == root) break;
            }
            if (!ready) continue;
            waiting.pop_back();
            settle(root);
        }
    }

    void settle(int root) {
        m_set[at(root)] = true;
        for (int w = root;;) {
            if (const int above = before(w); above >= 0) {
                const int other = m_root[at(above)];
                if (m_sink[at(root)] == root) m_sink[at(root)] = m_sink[at(other)];
                if (m_sink[at(root)] == m_sink[at(other)])
                    m_y[at(root)] = std::max(m_y[at(root)], m_y[at(other)] + gap(above, w));
            }
            w = m_align[at(w)];
            if (w == root) break;
        }
    }

    void compact() {
        for (const auto& column : m_columns)
            for (const int vertex : column)
                if (m_root[at(vertex)] == vertex) placeBlock(vertex);
        // Classes of blocks move apart as far as the pairs at their borders need. Going over the
        // pairs until nothing moves is what the published version lacks.
        std::vector<double> move(m_y.size(), 0);
        for (std::size_t round = 0; round <= m_columns.size(); ++round) {
            bool moved = false;
            for (const auto& column : m_columns)
                for (std::size_t i = 1; i < column.size(); ++i) {
                    const int u = m_root[at(column[i - 1])];
                    const int v = m_root[at(column[i])];
                    const int su = m_sink[at(u)];
                    const int sv = m_sink[at(v)];
                    if (su == sv) continue;
                    const double lack = m_y[at(u)] + move[at(su)] + gap(column[i - 1], column[i]) -
                                        m_y[at(v)] - move[at(sv)];
                    if (lack <= 1e-9) continue;
                    move[at(sv)] += lack;
                    moved = true;
                }
            if (!moved) break;
        }
        std::vector<double> placed(m_y.size());
        for (std::size_t v = 0; v < m_y.size(); ++v) {
            const int root = m_root[v];
            placed[v] = m_y[at(root)] + move[at(m_sink[at(root)])];
        }
        m_y = std::move(placed);
        spread();
    }

    /// Whatever is left too close is pushed down: sizes are always respected.
    void spread() {
        for (const auto& column : m_columns)
            for (std::size_t i = 1; i < column.size(); ++i) {
                const double least = m_y[at(column[i - 1])] + gap(column[i - 1], column[i]);
                m_y[at(column[i])] = std::max(m_y[at(column[i])], least);
            }
    }

    const Proper& m_graph;
    const std::vector<Extent>& m_extents;
    const LayeredSpacing& m_spacing;
    std::vector<std::vector<int>> m_columns;
    const std::vector<std::vector<int>>& m_sides;
    bool m_fromBottom;
    std::vector<int> m_place;
    std::vector<int> m_root;
    std::vector<int> m_align;
    std::vector<int> m_sink;
    std::vector<double> m_y;
    std::vector<bool> m_set;
    std::set<std::pair<int, int>> m_conflicts;
};

} // namespace

std::vector<double> heightsOf(const Proper& graph, const std::vector<Extent>& extents,
                              const LayeredSpacing& spacing) {
    std::array<std::vector<double>, 4> four;
    std::array<std::pair<double, double>, 4> reach;
    std::size_t narrowest = 0;
    for (std::size_t k = 0; k < four.size(); ++k) {
        four[k] = Alignment(graph, extents, spacing, k % 2 == 1, k >= 2).run();
        reach[k] = {0, 0};
        if (four[k].empty()) return {};
        const auto [low, high] = std::minmax_element(four[k].begin(), four[k].end());
        reach[k] = {*low, *high};
        if (*high - *low < reach[narrowest].second - reach[narrowest].first) narrowest = k;
    }
    // The four are laid against the narrowest, on the side that they were read from.
    for (std::size_t k = 0; k < four.size(); ++k) {
        const double move = k >= 2 ? reach[narrowest].second - reach[k].second
                                   : reach[narrowest].first - reach[k].first;
        for (double& y : four[k])
            y += move;
    }
    std::vector<double> heights(graph.rank.size());
    for (std::size_t v = 0; v < heights.size(); ++v) {
        std::array<double, 4> ys{four[0][v], four[1][v], four[2][v], four[3][v]};
        std::sort(ys.begin(), ys.end());
        heights[v] = 0.5 * (ys[1] + ys[2]);
    }
    nestleLeaves(graph, extents, spacing, heights);
    return heights;
}

} // namespace deltaflow::layered
