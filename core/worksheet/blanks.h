#pragma once

#include "core/formula/blank.h"

#include <functional>

namespace deltaflow {

[[nodiscard]] bool hasBlank(const Formula& formula);

/// What becomes of the numbers in a worksheet's formula.
struct NumberPlan {
    std::function<bool(const Ref&)> isAsked; ///< A blank stands in its place, without its sign.
    std::function<bool(const Ref&)> isGiven; ///< Written in full: 0.3, and not 0.3000.
    std::function<double(const Ref&)> value;
};
[[nodiscard]] Formula planned(const Formula& formula, const NumberPlan& plan);

} // namespace deltaflow
