#include "core/insight/paths.h"

#include <map>

namespace deltaflow {

namespace {

/// What is known of an element once all that it leads to is known.
struct Onward {
    PathCount paths;  ///< From here to the end.
    PathCount walked; ///< The sum of their lengths.
    double derivative = 0;
};

/// In topological order: by node, then by element.
struct Earlier {
    bool operator()(const Ref& a, const Ref& b) const {
        return std::tie(a.node, a.sample, a.row, a.col) < std::tie(b.node, b.sample, b.row, b.col);
    }
};

class PathFinder {
public:
    PathFinder(const UnitGraph& graph, const Ref& to)
        : m_graph(graph)
        , m_to(to) {}

    /// Reaches all that lies between; false if that is too much.
    bool explore(const std::vector<Ref>& from) {
        for (const Ref& start : from)
            m_onward.try_emplace(start);
        std::int64_t edges = 0;
        for (auto at = m_onward.begin(); at != m_onward.end(); ++at) {
            for (const UnitEdge& edge : edgesFrom(at->first)) {
                if (++edges > kMostEdges) return false;
                m_onward.try_emplace(edge.to);
            }
        }
        return true;
    }

    /// From the end back: each edge once.
    void sweep(PathReport& report, std::size_t limit) {
        for (auto at = m_onward.rbegin(); at != m_onward.rend(); ++at) {
            Onward& here = at->second;
            if (at->first == m_to) {
                here = {1U, 0U, 1};
                continue;
            }
            for (const UnitEdge& edge : edgesFrom(at->first)) {
                const Onward& next = m_onward.at(edge.to);
                if (next.paths.isZero()) continue; // leads elsewhere
                here.paths += next.paths;
                here.walked += next.walked + next.paths;
                here.derivative += edge.partial * next.derivative;
                ++report.swept;
                if (report.reverse.size() < limit) report.reverse.push_back(edge);
            }
        }
    }

    [[nodiscard]] const Onward& at(const Ref& start) const { return m_onward.at(start); }

    /// Walks on from the end of `path` until it arrives or `limit` paths are listed.
    void walk(PathReport& report, UnitPath& path, const Ref& here, std::size_t limit) const {
        if (report.listed.size() >= limit) return;
        if (here == m_to) {
            const double before = report.listed.empty() ? 0 : report.listed.back().runningSum;
            path.runningSum = before + path.product;
            report.listed.push_back(path);
            return;
        }
        for (const UnitEdge& edge : edgesFrom(here)) {
            if (m_onward.at(edge.to).paths.isZero()) continue;
            const double product = path.product;
            path.edges.push_back(edge);
            path.product *= edge.partial;
            walk(report, path, edge.to, limit);
            path.edges.pop_back();
            path.product = product;
            if (report.listed.size() >= limit) return;
        }
    }

private:
    [[nodiscard]] std::vector<UnitEdge> edgesFrom(const Ref& element) const {
        if (element.node >= m_to.node) return {};
        std::vector<UnitEdge> edges = m_graph.edgesFrom(element);
        std::erase_if(edges, [this](const UnitEdge& edge) {
            return edge.to.node > m_to.node || (edge.to.node == m_to.node && edge.to != m_to);
        });
        return edges;
    }

    const UnitGraph& m_graph;
    Ref m_to;
    std::map<Ref, Onward, Earlier> m_onward; ///< Of every element that is reached.
};

} // namespace

PathReport findPaths(const UnitGraph& graph, const Trace& trace, const std::vector<Ref>& from,
                     const Ref& to, std::size_t limit) {
    PathReport report;
    PathFinder finder(graph, to);
    if (!finder.explore(from)) {
        report.tooLarge = true;
        return report;
    }
    if (from.empty()) return report;
    finder.sweep(report, 10 * limit);
    for (const Ref& start : from) {
        const Onward& onward = finder.at(start);
        report.paths += onward.paths;
        report.walked += onward.walked;
        report.sum += onward.derivative;
        if (onward.paths.isZero()) continue;
        UnitPath path;
        finder.walk(report, path, start, limit);
    }
    if (from.size() == 1 && to.node == graph.model().loss) {
        Ref adjoint = from.front();
        adjoint.quantity = Quantity::Adjoint;
        if (!trace.block(adjoint.node, Quantity::Adjoint).empty())
            report.adjoint = trace.at(adjoint);
    }
    return report;
}

} // namespace deltaflow
