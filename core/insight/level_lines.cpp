#include "core/insight/level_lines.h"

#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace deltaflow {

namespace {

/// The line between two neighbouring nodes: 2·node to the one on the right, +1 to the one above.
using Edge = Index;
constexpr Edge kNone = -1;

class Marching {
public:
    Marching(std::span<const double> values, Index columns, double level)
        : m_values(values)
        , m_columns(columns)
        , m_rows(static_cast<Index>(values.size()) / columns)
        , m_level(level) {}

    std::vector<LevelLine> lines() {
        for (Index row = 0; row + 1 < m_rows; ++row)
            for (Index column = 0; column + 1 < m_columns; ++column)
                joinIn(row * m_columns + column);
        std::vector<Edge> ends;
        for (const auto& [edge, joined] : m_joints)
            if (joined[1] == kNone) ends.push_back(edge);
        std::vector<LevelLine> lines;
        for (const Edge edge : ends)
            if (m_joints.contains(edge)) lines.push_back(follow(edge));
        while (!m_joints.empty()) // what is left is closed
            lines.push_back(follow(m_joints.begin()->first));
        return lines;
    }

private:
    [[nodiscard]] double at(Index node) const { return m_values[static_cast<std::size_t>(node)]; }

    void join(Edge a, Edge b) {
        const auto note = [this](Edge from, Edge to) {
            auto& ends = m_joints.try_emplace(from, std::array{kNone, kNone}).first->second;
            (ends[0] == kNone ? ends[0] : ends[1]) = to;
        };
        note(a, b);
        note(b, a);
    }

    void joinIn(Index node) {
        const std::array corners{at(node), at(node + 1), at(node + m_columns + 1),
                                 at(node + m_columns)}; // counter-clockwise
        const std::array edges{2 * node, 2 * (node + 1) + 1, 2 * (node + m_columns), 2 * node + 1};
        double mean = 0;
        std::array<bool, 4> above{};
        for (std::size_t i = 0; i < 4; ++i) {
            mean += corners[i] / 4;
            above[i] = corners[i] >= m_level;
        }
        if (std::isnan(mean)) return;
        std::vector<Edge> cut;
        for (std::size_t i = 0; i < 4; ++i)
            if (above[i] != above[(i + 1) % 4]) cut.push_back(edges[i]);
        if (cut.size() == 2) join(cut[0], cut[1]);
        if (cut.size() < 4) return;
        const bool cutsOffFirst = (mean >= m_level) != above[0]; // a saddle
        join(cut[0], cut[cutsOffFirst ? 3 : 1]);
        join(cut[2], cut[cutsOffFirst ? 1 : 3]);
    }

    [[nodiscard]] GridPlace crossing(Edge edge) const {
        const Index node = edge / 2;
        const bool upward = edge % 2 != 0;
        const double from = at(node);
        const double part = (m_level - from) / (at(node + (upward ? m_columns : 1)) - from);
        return {static_cast<double>(node % m_columns) + (upward ? 0 : part),
                static_cast<double>(node / m_columns) + (upward ? part : 0)};
    }

    /// From an edge to the end, or once around; the joints on the way are taken out.
    LevelLine follow(Edge edge) {
        LevelLine line;
        Edge before = kNone;
        while (edge != kNone) {
            line.push_back(crossing(edge));
            const auto found = m_joints.find(edge);
            if (found == m_joints.end()) break; // around
            const auto ends = found->second;
            m_joints.erase(found);
            before = std::exchange(edge, ends[0] == before ? ends[1] : ends[0]);
        }
        return line;
    }

    std::span<const double> m_values;
    Index m_columns;
    Index m_rows;
    double m_level;
    std::map<Edge, std::array<Edge, 2>> m_joints; ///< In an order that is always the same.
};

} // namespace

std::vector<LevelLine> levelLines(std::span<const double> values, Index columns, double level) {
    return Marching(values, columns, level).lines();
}

} // namespace deltaflow
