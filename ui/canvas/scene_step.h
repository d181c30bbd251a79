#pragma once

#include "ui/canvas/scene_builder.h"

namespace deltaflow {

/// What the current step does, in terms of what the scene shows.
[[nodiscard]] CanvasStep sceneStep(const CanvasScene& scene, const SceneSource& source);

} // namespace deltaflow
