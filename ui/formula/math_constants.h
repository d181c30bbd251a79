#pragma once

#include "ui/formula/math_font.h"

#include <hb.h>

namespace deltaflow {

/// The constants of a font's MATH table in em; xHeight is left for the caller, who knows a glyph.
[[nodiscard]] MathFont::Constants readMathConstants(hb_font_t* font, double unitsPerEm);

} // namespace deltaflow
