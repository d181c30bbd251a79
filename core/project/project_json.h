#pragma once

#include "core/project/project.h"

#include <string>
#include <string_view>

namespace deltaflow {

/// The document format, version 1: JSON, numbers with the shortest text that round-trips, so that
/// saving and opening again gives the same bits.
inline constexpr int kFormatVersion = 1;

[[nodiscard]] std::string toJson(const Project& project);

/// Reads a document. Bounds are checked before anything is allocated. Throws FormatError whose
/// message names the place ("layers[1].W[0][2]") and the reason (not a number, NaN, 3 rows where 2
/// are needed, version 7 is newer than this program's 1, more than 10⁶ parameters …); the caller
/// adds the file's name.
[[nodiscard]] Project projectFromJson(std::string_view text);

} // namespace deltaflow
