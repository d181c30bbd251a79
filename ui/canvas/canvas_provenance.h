#pragma once

#include "ui/canvas/canvas_scene.h"

class QMenu;

namespace deltaflow {

class Player;

/// The steps that tell a thing's story, in order: z, a and δ of a unit, contribution, gradient and
/// update of a weight.
[[nodiscard]] std::vector<Index> storyOf(const Player& player, const CanvasScene& scene,
                                         const ElementId& id);

/// Which step of a story a click goes to: the next one where the play-head is on one of them, else
/// the one that the present phase is about.
[[nodiscard]] std::optional<Index> stepForClick(const Player& player, std::vector<Index> story,
                                                bool isWeight);

/// "Go to the step that writes it", "Used by …".
void addProvenance(QMenu& menu, Player& player, const Ref& ref);

} // namespace deltaflow
