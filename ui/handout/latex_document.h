#pragma once

#include "core/formula/formula.h"

#include <QString>

namespace deltaflow {

class Player;

/// The pass that `player` shows as a LaTeX document of A4 pages: each step's title and formulas.
/// Any engine compiles it (pdflatex, xelatex, lualatex); it needs amsmath, graphicx and geometry.
/// Moves the player to each step and back to where it was.
[[nodiscard]] QString latexDocument(Player& player);

/// Its packages and \fitted, up to \begin{document}.
[[nodiscard]] QString latexPreamble();
/// A displayed equation, set smaller if it is too wide for the page; needs the preamble.
[[nodiscard]] QString latexFormula(const Equation& equation);

/// Text for LaTeX outside of formulas: signs that mean something there are escaped, and what its
/// fonts lack is written in math mode.
[[nodiscard]] QString latexText(const QString& text);

} // namespace deltaflow
