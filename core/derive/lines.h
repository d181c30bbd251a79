#pragma once

#include "core/formula/serialise.h"

#include <utility>

namespace deltaflow {

/// One more right side; what would read like the one before it takes its place.
inline void addRight(Equation& equation, Formula right) {
    if (equation.rights.empty() || toPlainText(equation.rights.back()) != toPlainText(right))
        equation.rights.push_back(std::move(right));
    else
        equation.rights.back() = std::move(right); // the later one carries the result's Ref
}

} // namespace deltaflow
