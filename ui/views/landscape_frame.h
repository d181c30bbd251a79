#pragma once

#include "core/landscape/plane.h"
#include "ui/player/player.h"

#include <QString>

#include <utility>

namespace deltaflow {

/// Where the loss landscape is looked at: the plane through the shown parameters, and what lies in
/// it.
struct LandscapeFrame {
    Plane plane;
    std::vector<double> fixed = {}; ///< What the surface depends on besides project and model.
    std::vector<double> buffers = {};
    std::vector<PlanePoint> path = {}; ///< From iteration 0 to the point.
    PlanePoint point = {};             ///< The parameters of the shown pass.
    PlanePoint descent = {};         ///< −∇L of the shown pass, as far as it lies in the plane.
    std::vector<Ref> gradients = {}; ///< What it is made of, or one of each block.
    QString xLabel = {};
    QString yLabel = {};
};

/// Two parameters by their places in the order of Graph::parameters().
using ParameterPair = std::pair<std::size_t, std::size_t>;

/// The number of all parameters.
[[nodiscard]] std::size_t parameterCount(const Graph& graph);
[[nodiscard]] Ref parameterAt(const Graph& graph, std::size_t place);
/// Nothing if the address is not of a single parameter, its gradient or its update.
[[nodiscard]] std::optional<std::size_t> parameterPlace(const Graph& graph, const Ref& ref);
/// Two that matter: the first ones of the last layer that have a gradient in that pass, or of all
/// parameters; the first ones of the last layer where there are no such two. Nothing if there are
/// not two.
[[nodiscard]] std::optional<ParameterPair> defaultPair(const Model& model, const Trace& trace);

[[nodiscard]] LandscapeFrame frameOfPair(const Player& player, const ParameterPair& pair);

/// Along the principal directions of the way up to `reached`, of which the shown iteration may be
/// an earlier one. Nothing if the parameters have not moved yet.
[[nodiscard]] std::optional<LandscapeFrame> principalFrame(const Player& player,
                                                           std::int64_t reached);

} // namespace deltaflow
