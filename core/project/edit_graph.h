#pragma once

#include "core/project/project.h"

#include <span>
#include <string_view>
#include <vector>

namespace deltaflow {

/// Edits of a graph's ops, Project → Project as in edit.h. They throw Error with one sentence that
/// says why if the graph could no longer be built, its shapes no longer fit or the document is an
/// expression, whose ops stand in its text.

enum class OpSetting : std::uint8_t {
    Kernel,
    Stride,
    Padding,
    CountsPadding,
    Alpha,
    Epsilon,
    Momentum,
    Evaluates
};

/// The settings that an op reads and that can be changed in it: a convolution's kernel follows from
/// its weights.
[[nodiscard]] std::vector<OpSetting> settingsOf(std::string_view op);

/// The names of the elementwise activations, each of which can stand in another's place.
[[nodiscard]] std::span<const std::string_view> activationOps();

[[nodiscard]] Project withOpSettings(const Project& project, std::string_view node,
                                     const OpSettings& settings);
[[nodiscard]] Project withActivationOp(const Project& project, std::string_view node,
                                       std::string_view op);

} // namespace deltaflow
