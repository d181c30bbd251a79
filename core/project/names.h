#pragma once

#include "core/project/project.h"

#include <optional>
#include <string_view>

namespace deltaflow {

/// The names of the document format, stable for ever: "leaky_relu", "binary_cross_entropy" …
[[nodiscard]] std::string_view nameOf(ActivationKind kind);
[[nodiscard]] std::string_view nameOf(LossKind kind);
[[nodiscard]] std::string_view nameOf(PenaltyKind kind);
[[nodiscard]] std::string_view nameOf(OptimiserKind kind);
[[nodiscard]] std::string_view nameOf(InitScheme scheme);
[[nodiscard]] std::string_view nameOf(NotationKind kind);
[[nodiscard]] std::string_view nameOf(ScheduleKind kind);
[[nodiscard]] std::string_view nameOf(ScalingKind kind);
[[nodiscard]] std::string_view nameOf(Setting setting);
[[nodiscard]] std::string_view nameOf(GeneratorKind kind);

/// The value of that name, or nothing. Kind: one of the enumerations above.
template <typename Kind>
[[nodiscard]] std::optional<Kind> fromName(std::string_view name);

/// All names of an enumeration, in its order.
template <typename Kind>
[[nodiscard]] std::vector<std::string_view> namesOf();

} // namespace deltaflow
