#pragma once

#include "core/graph/trace.h"
#include "core/network/model.h"
#include "ui/canvas/canvas_scene.h"

#include <functional>

namespace deltaflow {

class Player;

/// What a scene is made from; the player has all of it.
struct SceneSource {
    const Project& project;
    const Model& model;
    const Trace& trace;
    const ViewState& view;
    const std::optional<Step>& step;
    std::function<bool(const Ref&)> isKnown;
    std::function<bool(const Ref&)> isEditable;
};

[[nodiscard]] CanvasScene buildScene(const SceneSource& source);
[[nodiscard]] CanvasScene sceneOf(const Player& player);

/// Takes hover and selection over into a scene that is otherwise up to date.
void setLit(CanvasScene& scene, const Model& model, const ViewState& view);

/// The thing that shows the number at `ref`; a matrix for a whole one that is drawn as such;
/// nothing for what the canvas does not show.
[[nodiscard]] ElementId elementOf(const CanvasScene& scene, const Model& model, const Ref& ref);
/// The same with kAll spelled out: every unit of a layer, every drawn edge.
[[nodiscard]] std::vector<ElementId> elementsOf(const CanvasScene& scene, const Model& model,
                                                const Ref& ref);

/// "σ", "tanh" … as written before (z); a word for captions: "sigmoid".
[[nodiscard]] QString functionSymbol(ActivationKind kind);
[[nodiscard]] QString functionWord(ActivationKind kind);

} // namespace deltaflow
