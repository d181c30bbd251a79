#pragma once

#include "ui/derivation/step_card.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltaflow {

/// What changes how a card looks without moving anything in it.
struct CardLook {
    const Theme& theme;
    FormulaTone tone;               ///< Of symbols and numbers in the current card.
    std::optional<Ref> hover;       ///< What lights up.
    double progress = 1;            ///< Of the current step's motion: its result shows at the end.
    const CardLink* link = nullptr; ///< Under the mouse.
    bool hovered = false;           ///< The whole card, which a click goes to.
};

/// Paints with the card's top left corner at the painter's origin.
void paintCard(QPainter& painter, const StepCard& card, const CardLook& look);

} // namespace deltaflow
