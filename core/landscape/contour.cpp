#include "core/landscape/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace deltaflow {

namespace {

// -- Levels ----------------------------------------------------------------------------------

/// Levels are so much closer together at the low end, counted in nodes between them.
constexpr double kTowardsLow = 1.6;

std::vector<double> sortedLosses(const Surface& surface) {
    std::vector<double> sorted;
    std::ranges::copy_if(surface.losses, std::back_inserter(sorted),
                         [](double loss) { return std::isfinite(loss); });
    std::ranges::sort(sorted);
    return sorted;
}

double rounded(double value, int digits) {
    if (value == 0) return 0;
    const double unit = std::pow(10, digits - 1 - std::floor(std::log10(std::abs(value))));
    return std::isfinite(unit) && unit > 0 ? std::round(value * unit) / unit : value;
}

bool areApart(const std::vector<double>& levels, double least, double most) {
    return levels.front() > least && levels.back() < most &&
           std::ranges::adjacent_find(levels, std::greater_equal<>()) == levels.end();
}

// -- Marching squares ------------------------------------------------------------------------

/// An edge between two neighbouring nodes: 2·node for the one to the right, +1 for the one above.
using Edge = Index;

/// The two edges that each cut edge is joined to: one in either of the cells that it parts.
using Joints = std::unordered_map<Edge, std::array<Edge, 2>>;
constexpr Edge kNone = -1;

void join(Joints& joints, Edge a, Edge b) {
    const auto note = [&](Edge from, Edge to) {
        auto& ends = joints.try_emplace(from, std::array{kNone, kNone}).first->second;
        (ends[0] == kNone ? ends[0] : ends[1]) = to;
    };
    note(a, b);
    note(b, a);
}

void joinCell(Joints& joints, const Surface& surface, Index column, Index row, double level) {
    const double a = surface.at(column, row); // counter-clockwise from the lower left
    const double b = surface.at(column + 1, row);
    const double c = surface.at(column + 1, row + 1);
    const double d = surface.at(column, row + 1);
    const double mean = (a + b + c + d) / 4;
    if (std::isnan(mean)) return;
    const Edge node = row * surface.columns + column;
    const Edge bottom = 2 * node;
    const Edge left = 2 * node + 1;
    const Edge right = 2 * (node + 1) + 1;
    const Edge top = 2 * (node + surface.columns);
    const bool inA = a >= level;
    const bool inB = b >= level;
    const bool inC = c >= level;
    const bool inD = d >= level;
    if (inA == inC && inB == inD && inA != inB) { // a saddle
        const bool cutsOffAAndC = (mean >= level) != inA;
        join(joints, bottom, cutsOffAAndC ? left : right);
        join(joints, top, cutsOffAAndC ? right : left);
        return;
    }
    std::array<Edge, 4> cut{};
    std::size_t count = 0;
    if (inA != inB) cut[count++] = bottom;
    if (inB != inC) cut[count++] = right;
    if (inC != inD) cut[count++] = top;
    if (inD != inA) cut[count++] = left;
    if (count == 2) join(joints, cut[0], cut[1]);
}

PlanePoint crossing(const Surface& surface, Edge edge, double level) {
    const Index node = edge / 2;
    const Index column = node % surface.columns;
    const Index row = node / surface.columns;
    const bool upward = edge % 2 != 0;
    const double from = surface.at(column, row);
    const double to = upward ? surface.at(column, row + 1) : surface.at(column + 1, row);
    const double part = (level - from) / (to - from);
    return surface.place(static_cast<double>(column) + (upward ? 0 : part),
                         static_cast<double>(row) + (upward ? part : 0));
}

/// Follows the joints from an edge to the end, or once around, and takes them away.
ContourLine follow(Joints& joints, Edge start, const Surface& surface, double level) {
    ContourLine line;
    Edge before = kNone;
    Edge edge = start;
    while (edge != kNone) {
        line.push_back(crossing(surface, edge, level));
        const auto found = joints.find(edge);
        if (found == joints.end()) break; // around
        const std::array<Edge, 2> ends = found->second;
        joints.erase(found);
        const Edge next = ends[0] == before ? ends[1] : ends[0];
        before = edge;
        edge = next;
    }
    return line;
}

} // namespace

std::vector<double> contourLevels(const Surface& surface, int count) {
    constexpr int kMostDigits = 9;
    const std::vector<double> sorted = sortedLosses(surface);
    if (sorted.empty() || count < 1) return {};
    std::vector<double> exact;
    for (int i = 1; i <= count; ++i) {
        const double share = std::pow(static_cast<double>(i) / (count + 1), kTowardsLow);
        const double level =
            sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
        const double last = exact.empty() ? sorted.front() : exact.back();
        if (level > last && level < sorted.back()) exact.push_back(level);
    }
    for (int digits = 2; digits <= kMostDigits && !exact.empty(); ++digits) {
        std::vector<double> levels = exact;
        for (double& level : levels)
            level = rounded(level, digits);
        if (areApart(levels, sorted.front(), sorted.back())) return levels;
    }
    return exact;
}

std::vector<double> reliefOf(const Surface& surface) {
    const std::vector<double> sorted = sortedLosses(surface);
    std::vector<double> relief;
    for (const double loss : surface.losses) {
        if (!std::isfinite(loss)) {
            relief.push_back(loss);
            continue;
        }
        const auto [first, end] = std::equal_range(sorted.begin(), sorted.end(), loss);
        const auto lower = static_cast<double>(first - sorted.begin());
        const auto upTo = static_cast<double>(end - sorted.begin());
        const double share = (lower + upTo) / (2 * static_cast<double>(sorted.size()));
        relief.push_back(std::pow(share, 1 / kTowardsLow));
    }
    return relief;
}

std::vector<ContourLine> contourLines(const Surface& surface, double level) {
    Joints joints;
    for (Index row = 0; row + 1 < surface.rows; ++row)
        for (Index column = 0; column + 1 < surface.columns; ++column)
            joinCell(joints, surface, column, row, level);
    std::vector<Edge> ends;
    for (const auto& [edge, joined] : joints)
        if (joined[1] == kNone) ends.push_back(edge);
    std::ranges::sort(ends); // in an order that is always the same
    std::vector<ContourLine> lines;
    for (const Edge edge : ends)
        if (joints.contains(edge)) lines.push_back(follow(joints, edge, surface, level));
    std::vector<Edge> rings;
    for (const auto& [edge, joined] : joints)
        rings.push_back(edge);
    std::ranges::sort(rings);
    for (const Edge edge : rings)
        if (joints.contains(edge)) lines.push_back(follow(joints, edge, surface, level));
    return lines;
}

} // namespace deltaflow
