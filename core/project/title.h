#pragma once

#include "core/project/project.h"

namespace deltaflow {

/// The sizes of a network's layers, inputs first: "2-16-16-1".
[[nodiscard]] std::string shapeText(const Network& network);

/// Whether a title tells what the data and the network were rather than what somebody called the
/// document: there is none, it ends with the network's shape ("XOR, 2-2-1"), or it is that of a
/// published example (Project::source).
[[nodiscard]] bool isTitleOfData(const Project& project);

/// The title where the network is another: a shape at its end follows, all else stays.
[[nodiscard]] std::string titleFor(const Project& before, const Network& after);

} // namespace deltaflow
