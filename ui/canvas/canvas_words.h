#pragma once

#include "ui/canvas/canvas_scene.h"

#include <QString>

namespace deltaflow {

class Player;

/// "Hidden layer 1, unit 2", "Weight from input 1 to hidden unit 2", "Loss".
[[nodiscard]] QString elementName(const CanvasScene& scene, const ElementId& id);
/// With its number, for screen readers: "Hidden layer 1, unit 2, activation 0.6637".
[[nodiscard]] QString elementSentence(const CanvasScene& scene, const ElementId& id);

/// Name, symbol, the number at the chosen digits and exactly, and the step it comes from.
[[nodiscard]] QString tipFor(const Player& player, const QString& name, const Ref& ref);

/// Everything that a screen reader is told of, in reading order.
[[nodiscard]] std::vector<ElementId> namedElements(const CanvasScene& scene);

} // namespace deltaflow
