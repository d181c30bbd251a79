#pragma once

#include <QByteArray>

namespace deltaflow {

class Player;

/// The pass that `player` shows as a PDF of A4 pages: the network's picture as it is, then each
/// step's title and formulas. Moves the player to each step and back to where it was.
[[nodiscard]] QByteArray pdfPages(Player& player);

} // namespace deltaflow
