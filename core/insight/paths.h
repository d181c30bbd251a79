#pragma once

#include "core/insight/path_count.h"
#include "core/insight/unit_graph.h"

#include <optional>

namespace deltaflow {

/// One way from a number to another.
struct UnitPath {
    std::vector<UnitEdge> edges;
    double product = 1;    ///< Of the partials along it.
    double runningSum = 0; ///< Of the products up to and with this one.
};

/// All ways from some numbers to one, counted without walking them.
struct PathReport {
    PathCount paths;
    PathCount walked;       ///< Edges that are visited if every path is walked on its own.
    std::int64_t swept = 0; ///< Edges that a reverse sweep visits: each once.
    double sum = 0;         ///< Of all paths' products, from the sweep.
    /// ∂L/∂from as the engine computed it, where `to` is what is differentiated and there is one
    /// `from`.
    std::optional<double> adjoint;
    std::vector<UnitPath> listed;  ///< The first of them.
    std::vector<UnitEdge> reverse; ///< The edges in the order of the reverse sweep, the first ones.
    bool tooLarge = false;         ///< More edges than kMostEdges: nothing was counted.

    [[nodiscard]] bool listsAll() const {
        return paths.isExact() && paths.value() == static_cast<double>(listed.size());
    }
};

inline constexpr std::int64_t kMostEdges = 2'000'000;

/// Counting is by dynamic programming on edges, so its cost is theirs, however many paths there
/// are; at most `limit` paths and 10 · limit edges are listed. `from` and `to` are single values.
/// Source: Griewank & Walther 2008, §3; the sum over paths is Bauer's formula, 1974.
[[nodiscard]] PathReport findPaths(const UnitGraph& graph, const Trace& trace,
                                   const std::vector<Ref>& from, const Ref& to,
                                   std::size_t limit = 200);

} // namespace deltaflow
