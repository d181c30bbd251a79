#pragma once

#include <QByteArray>

namespace deltaflow {

class Pages;
class Player;

/// The pass that `player` shows: the network's picture as it is, then each step's title, picture
/// and formulas. Moves the player to each step and back to where it was.
void addDerivation(Pages& pages, Player& player);

/// The same as a PDF of A4 pages.
[[nodiscard]] QByteArray pdfPages(Player& player);

} // namespace deltaflow
