#pragma once

#include "core/network/model.h"
#include "core/project/project.h"

#include <span>

namespace deltaflow {

/// A number of an image and what it becomes.
struct Pixel {
    Index row = 0; ///< As in Ref::row: channels, height and width flattened.
    double value = 0;
};

/// The project with numbers of input node `input` set in one sample, all at once. Throws Error if
/// the node is no input of the model, a row or the sample lies outside, or a value is not finite.
[[nodiscard]] Project withPixels(const Project& project, const Model& model, NodeId input,
                                 Index sample, std::span<const Pixel> pixels);

} // namespace deltaflow
