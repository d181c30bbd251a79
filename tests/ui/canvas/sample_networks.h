#pragma once

#include "core/project/project.h"
#include "ui/canvas/scene_builder.h"
#include "ui/player/player.h"

#include <vector>

namespace deltaflow {

struct NetworkOf {
    std::vector<int> widths;
    bool bias = false;
    NotationKind notation = NotationKind::Delta;
    ActivationKind activation = ActivationKind::Sigmoid;
    double shift = 0; ///< Added to every weight: another network of the same structure.
};

/// A network whose weights follow from their place, so that every run sees the same.
inline Project networkOf(const NetworkOf& of) {
    Network network{of.widths.front(), {}};
    for (std::size_t l = 1; l < of.widths.size(); ++l) {
        DenseLayer layer{
            ParameterMatrix(of.widths[l], of.widths[l - 1]), ParameterMatrix(), {of.activation}};
        for (Index r = 0; r < layer.weights.rows(); ++r)
            for (Index c = 0; c < layer.weights.cols(); ++c)
                layer.weights(r, c) =
                    0.1 * static_cast<double>((3 * r + 5 * c) % 13 - 6) + 0.05 + of.shift;
        if (of.bias) layer.bias = ParameterMatrix::Constant(of.widths[l], 1, 0.25);
        network.layers.push_back(std::move(layer));
    }
    Data data{SampleMatrix(of.widths.front(), 1), SampleMatrix(of.widths.back(), 1)};
    for (Index i = 0; i < data.x.rows(); ++i)
        data.x(i, 0) = 0.1 * static_cast<double>(i % 10);
    data.y.setConstant(0.5);
    Project project;
    project.notation = of.notation;
    project.network = std::make_shared<const Network>(std::move(network));
    project.data = std::make_shared<const Data>(std::move(data));
    return project;
}

/// What the canvas shows of a project at a step.
inline CanvasScene sceneAt(const Project& project, Index step, Level level = Level::Neuron,
                           LabelDensity labels = LabelDensity::All) {
    Document document;
    document.reset(project, {});
    Player player(document);
    player.setLevel(level);
    player.setLabels(labels);
    player.goToStep(step < 0 ? player.derivation().size() + step : step);
    return sceneOf(player);
}

} // namespace deltaflow
