#pragma once

#include "core/formula/formula.h"

#include <string>
#include <vector>

/// Formulas with every construct that the program shows, for the gallery, the layout's tests and
/// the page that Chromium measures.
struct SampleFormula {
    std::string name;
    deltaflow::Formula formula;
};

[[nodiscard]] std::vector<SampleFormula> sampleFormulas();
