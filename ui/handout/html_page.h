#pragma once

#include <QByteArray>

namespace deltaflow {

class Player;

/// The pass that `player` shows as one self-contained page (HTML that is XML as well): each step's
/// picture (SVG), its formulas (MathML) and what is said of it; buttons and keys step both ways. It
/// asks for nothing from anywhere, and without scripts, or on paper, all steps stand below one
/// another. Moves the player to each step and back to where it was.
[[nodiscard]] QByteArray htmlPage(Player& player);

} // namespace deltaflow
