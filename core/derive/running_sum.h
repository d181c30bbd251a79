#pragma once

#include <cmath>
#include <limits>

namespace deltaflow {

/// A sum as its terms arrive. What is left by rounding where they cancel is shown as the 0 it is.
struct RunningSum {
    double sum = 0;
    double magnitude = 0;
    void add(double term) {
        sum += term;
        magnitude += std::abs(term);
    }
    [[nodiscard]] double shown() const {
        constexpr double kRounding = 8 * std::numeric_limits<double>::epsilon();
        return std::abs(sum) < kRounding * magnitude ? 0 : sum;
    }
};

} // namespace deltaflow
