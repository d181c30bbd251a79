#include "ui/canvas/graph/layered_steps.h"

#include <algorithm>

namespace deltaflow::layered {
namespace {

/// A run of leaves in a column goes as near to their uses as there is room: least squares under
/// the distances that they keep (pool adjacent violators).
class LeafPlacer {
public:
    LeafPlacer(const Proper& graph, const std::vector<Extent>& extents,
               const LayeredSpacing& spacing, std::vector<double>& heights)
        : m_graph(graph)
        , m_extents(extents)
        , m_spacing(spacing)
        , m_heights(heights) {}

    void run() {
        for (const auto& column : m_graph.order)
            for (std::size_t i = 0; i < column.size();) {
                std::size_t end = i;
                while (end < column.size() && m_graph.isLeaf(column[end]))
                    ++end;
                if (end > i) placeRun(column, i, end);
                i = end + 1;
            }
    }

private:
    struct Pool {
        double sum;
        int count;
        [[nodiscard]] double mean() const { return sum / count; }
    };

    [[nodiscard]] double gap(int upper, int lower) const {
        const bool passes = m_graph.isDummy(upper) || m_graph.isDummy(lower);
        return m_extents[static_cast<std::size_t>(upper)].down +
               m_extents[static_cast<std::size_t>(lower)].up +
               (passes ? m_spacing.lane : m_spacing.row);
    }
    [[nodiscard]] double wanted(int leaf) const {
        double sum = 0;
        const std::vector<int>& uses = m_graph.below[static_cast<std::size_t>(leaf)];
        for (const int use : uses)
            sum += m_heights[static_cast<std::size_t>(use)];
        return uses.empty() ? m_heights[static_cast<std::size_t>(leaf)]
                            : sum / static_cast<double>(uses.size());
    }

    void placeRun(const std::vector<int>& column, std::size_t begin, std::size_t end) {
        // With what stands above taken off, the distances to keep become "not less than".
        std::vector<double> offset{0};
        for (std::size_t i = begin + 1; i < end; ++i)
            offset.push_back(offset.back() + gap(column[i - 1], column[i]));
        std::vector<Pool> pools;
        for (std::size_t i = begin; i < end; ++i) {
            pools.push_back({wanted(column[i]) - offset[i - begin], 1});
            while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
                const Pool last = pools.back();
                pools.pop_back();
                pools.back().sum += last.sum;
                pools.back().count += last.count;
            }
        }
        std::size_t i = begin;
        for (const Pool& pool : pools)
            for (int k = 0; k < pool.count; ++k, ++i) {
                double y = pool.mean();
                if (end < column.size())
                    y = std::min(y, m_heights[static_cast<std::size_t>(column[end])] -
                                        gap(column[end - 1], column[end]) - offset.back());
                if (begin > 0)
                    y = std::max(y, m_heights[static_cast<std::size_t>(column[begin - 1])] +
                                        gap(column[begin - 1], column[begin]));
                m_heights[static_cast<std::size_t>(column[i])] = y + offset[i - begin];
            }
    }

    const Proper& m_graph;
    const std::vector<Extent>& m_extents;
    const LayeredSpacing& m_spacing;
    std::vector<double>& m_heights;
};

} // namespace

void nestleLeaves(const Proper& graph, const std::vector<Extent>& extents,
                  const LayeredSpacing& spacing, std::vector<double>& heights) {
    LeafPlacer(graph, extents, spacing, heights).run();
}

} // namespace deltaflow::layered
