#pragma once

#include "core/graph/tensor.h"

#include <QString>

#include <vector>

namespace deltaflow {

/// Simple images of any size to begin with.
enum class ImagePreset : std::uint8_t { Blank, VerticalEdge, HorizontalEdge, Cross, Seven, Three };
inline constexpr ImagePreset kImagePresets[] = {
    ImagePreset::Seven,          ImagePreset::Three, ImagePreset::VerticalEdge,
    ImagePreset::HorizontalEdge, ImagePreset::Cross, ImagePreset::Blank};

[[nodiscard]] QString presetName(ImagePreset preset);

/// 0 and 1, the same in every channel, flattened as Grid says.
[[nodiscard]] std::vector<double> presetImage(ImagePreset preset, const Grid& grid);

} // namespace deltaflow
