#include "ui/views/landscape_frame.h"

#include "ui/words/symbol_text.h"

#include <QCoreApplication>

#include <cmath>

namespace deltaflow {
namespace {

constexpr std::size_t kMostOfPath = 400;

struct FrameWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::FrameWords)
};

std::vector<double> blocksOf(const Trace& trace, const std::vector<NodeId>& nodes,
                             Quantity quantity) {
    std::vector<double> all;
    for (const NodeId id : nodes) {
        const auto block = trace.block(id, quantity);
        all.insert(all.end(), block.begin(), block.end());
    }
    return all;
}

Ref gradientOf(Ref parameter) {
    parameter.quantity = Quantity::Adjoint;
    return parameter;
}

/// All but the labels.
LandscapeFrame frameOn(const Player& player, Plane plane) {
    const Trace& trace = player.trace();
    const Graph& graph = trace.graph();
    LandscapeFrame frame{.plane = std::move(plane)};
    frame.buffers = blocksOf(trace, graph.buffers(), Quantity::Value);
    frame.point = frame.plane.coordinates(frame.plane.origin());
    for (const Waypoint& waypoint : player.waypoints(player.view().iteration, kMostOfPath))
        frame.path.push_back(frame.plane.coordinates(waypoint.parameters));
    frame.path.push_back(frame.point);
    const PlanePoint slope =
        frame.plane.within(blocksOf(trace, graph.parameters(), Quantity::Adjoint));
    frame.descent = {-slope.x, -slope.y};
    return frame;
}

/// So many points of the way as directions can be made of while one waits.
std::size_t mostWaypoints(std::size_t parameters) {
    constexpr std::size_t kMostNumbers = 2'000'000;
    return std::clamp<std::size_t>(kMostNumbers / std::max<std::size_t>(1, parameters), 8, 100);
}

QString directionLabel(int which, double explained) {
    return FrameWords::tr("Direction %1 · %2 %")
        .arg(which)
        .arg(100 * explained, 0, 'f', explained > 0.9995 || explained < 0.0005 ? 0 : 1);
}

/// The first two of the blocks' numbers that have a gradient; they begin at `first` of all.
std::optional<ParameterPair> steepPair(const Trace& trace, const std::vector<NodeId>& nodes,
                                       std::size_t first) {
    std::optional<std::size_t> one;
    const std::vector<double> gradients = blocksOf(trace, nodes, Quantity::Adjoint);
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        if (!(std::abs(gradients[i]) > 0)) continue;
        if (one) return ParameterPair{first + *one, first + i};
        one = i;
    }
    return std::nullopt;
}

} // namespace

std::size_t parameterCount(const Graph& graph) {
    std::size_t count = 0;
    for (const NodeId id : graph.parameters())
        count += static_cast<std::size_t>(graph.node(id).shape.elements(1));
    return count;
}

Ref parameterAt(const Graph& graph, std::size_t place) {
    for (const NodeId id : graph.parameters()) {
        const Shape shape = graph.node(id).shape;
        const auto size = static_cast<std::size_t>(shape.elements(1));
        if (place < size) {
            const auto cols = static_cast<std::size_t>(shape.cols);
            return {id, Quantity::Value, static_cast<std::int32_t>(place / cols),
                    static_cast<std::int32_t>(place % cols), 0};
        }
        place -= size;
    }
    throw std::out_of_range("there is no such parameter");
}

std::optional<std::size_t> parameterPlace(const Graph& graph, const Ref& ref) {
    if (ref.quantity != Quantity::Value && ref.quantity != Quantity::Adjoint &&
        ref.quantity != Quantity::Updated)
        return std::nullopt;
    std::size_t before = 0;
    for (const NodeId id : graph.parameters()) {
        const Shape shape = graph.node(id).shape;
        if (id == ref.node) {
            const bool inside =
                ref.row >= 0 && ref.row < shape.rows && ref.col >= 0 && ref.col < shape.cols;
            if (!inside) return std::nullopt;
            return before + static_cast<std::size_t>(ref.row * shape.cols + ref.col);
        }
        before += static_cast<std::size_t>(shape.elements(1));
    }
    return std::nullopt;
}

std::optional<ParameterPair> defaultPair(const Model& model, const Trace& trace) {
    const Graph& graph = *model.graph;
    if (parameterCount(graph) < 2) return std::nullopt;
    std::optional<ParameterPair> pair(ParameterPair{0, 1});
    std::optional<ParameterPair> steep = steepPair(trace, graph.parameters(), 0);
    for (const NodeId id : graph.parameters()) {
        const bool isWeights = !model.isLayered() || id == model.layers.back().weights;
        if (isWeights && graph.node(id).shape.elements(1) >= 2) {
            const std::size_t first = *parameterPlace(graph, {id, Quantity::Value, 0, 0, 0});
            pair = ParameterPair{first, first + 1};
            if (const auto own = steepPair(trace, {id}, first)) steep = own;
        }
    }
    return steep ? steep : pair;
}

LandscapeFrame frameOfPair(const Player& player, const ParameterPair& pair) {
    const Graph& graph = player.trace().graph();
    std::vector<double> here = blocksOf(player.trace(), graph.parameters(), Quantity::Value);
    std::vector<double> fixed = here;
    fixed.at(pair.first) = static_cast<double>(pair.first); // in the plane; which ones, counts
    fixed.at(pair.second) = static_cast<double>(pair.second);
    LandscapeFrame frame = frameOn(player, Plane::ofTwo(std::move(here), pair.first, pair.second));
    frame.fixed = std::move(fixed);
    const Ref x = parameterAt(graph, pair.first);
    const Ref y = parameterAt(graph, pair.second);
    const Project& project = player.document().project();
    frame.xLabel = symbolText(project, player.sharedModel(), x);
    frame.yLabel = symbolText(project, player.sharedModel(), y);
    frame.gradients = {gradientOf(x), gradientOf(y)};
    return frame;
}

std::optional<LandscapeFrame> principalFrame(const Player& player, std::int64_t reached) {
    const Graph& graph = player.trace().graph();
    std::vector<double> here = blocksOf(player.trace(), graph.parameters(), Quantity::Value);
    const std::int64_t upTo = std::max(reached, player.view().iteration);
    std::vector<std::span<const double>> way;
    for (const Waypoint& waypoint : player.waypoints(upTo, mostWaypoints(here.size())))
        way.push_back(waypoint.parameters);
    if (upTo == player.view().iteration) way.emplace_back(here);
    auto directions = principalDirections(way);
    if (!directions) return std::nullopt;
    const double first = directions->explainedByFirst;
    const double second = directions->explainedBySecond;
    std::vector<double> fixed = here;
    fixed.insert(fixed.end(), directions->first.begin(), directions->first.end());
    fixed.insert(fixed.end(), directions->second.begin(), directions->second.end());
    LandscapeFrame frame = frameOn(player, Plane::along(std::move(here), std::move(*directions)));
    frame.fixed = std::move(fixed);
    frame.xLabel = directionLabel(1, first);
    frame.yLabel = directionLabel(2, second);
    for (const NodeId id : graph.parameters())
        frame.gradients.push_back({id, Quantity::Adjoint, 0, 0, 0});
    return frame;
}

} // namespace deltaflow
