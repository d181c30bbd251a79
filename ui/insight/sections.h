#pragma once

#include "ui/insight/sheet.h"

namespace deltaflow {

class Player;
struct PathReport;

/// What each section of the panel says now; empty where it makes no sense for the document or the
/// step.
[[nodiscard]] Sheet formsSheet(const Player& player);    ///< Both forms of the step's equation.
[[nodiscard]] Sheet contractSheet(const Player& player); ///< Of the current layer or node.
[[nodiscard]] Sheet unrolledSheet(const Player& player); ///< The unrolled error and its norms.
[[nodiscard]] Sheet memorySheet(const Player& player);   ///< What is held, and what is read.
[[nodiscard]] Sheet errataSheet(const Player& player);   ///< Where the source is wrong.

/// The numbers and the list of a path report.
[[nodiscard]] Sheet pathsSheet(const Player& player, const PathReport& report);
/// The same while the paths are walked: how many edges each way has visited so far.
[[nodiscard]] Sheet pathCounts(const Player& player, const PathReport& report, qint64 walked,
                               qint64 swept);

/// The values along a path and the weights between them: what lights up in the picture.
[[nodiscard]] std::vector<Ref> litBy(const Player& player, const std::vector<Ref>& vertices);

} // namespace deltaflow
