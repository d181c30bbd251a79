#pragma once

#include "core/derive/step.h"
#include "core/insight/unit_mark.h"

#include <QtGlobal>

#include <optional>
#include <vector>

namespace deltaflow {

enum class LabelDensity { All, Focus, None };

/// How the canvas draws the model.
enum class PictureKind {
    Network, ///< Layers of neurons: a stack of dense layers only.
    Graph,   ///< Variables and operators: any model.
};

/// What is shown, apart from the document: never undone, never saved with it.
struct ViewState {
    std::int64_t iteration = 0;
    Index step = -1; ///< −1: nothing computed yet.
    Level level = Level::Neuron;
    int sample = 0;
    int digits = 4;
    LabelDensity labels = LabelDensity::All;
    PictureKind picture = PictureKind::Network; ///< Graph for a model without layers.
    double speed = 1;                           ///< 0.25–8
    bool playing = false;
    double progress = 1;      ///< How far the current step's motion is, 0–1; 1 at rest.
    std::optional<Ref> hover; ///< Highlighted everywhere.
    std::optional<Ref> selection;
    std::vector<Ref> litPath;     ///< What lights up together, in place of what is hovered.
    bool predicting = false;      ///< What is to come is not told, for it is asked.
    std::vector<UnitMark> marked; ///< Units that do not learn, while a view tells of them.
};

} // namespace deltaflow
