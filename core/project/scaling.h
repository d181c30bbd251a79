#pragma once

#include "core/graph/tensor.h"

#include <cstdint>

namespace deltaflow {

enum class ScalingKind : std::uint8_t { None, Standardise, MinMax };

/// A fitted scaling of the rows of a matrix (features×m), offset and factor (features):
///   z = (x − offset) / factor,   x = z·factor + offset.
/// Standardise: offset is the mean, factor the standard deviation (of all m, not m − 1).
/// MinMax: offset is the least, factor the greatest less the least, so that z is in [0, 1].
/// None: 0 and 1. A row of equal numbers is centred with factor 1. Factors are > 0 and finite.
struct Scaling {
    ScalingKind kind = ScalingKind::None;
    Eigen::VectorXd offset;
    Eigen::VectorXd factor;
    friend bool operator==(const Scaling& a, const Scaling& b) {
        return a.kind == b.kind && a.offset.size() == b.offset.size() && a.offset == b.offset &&
               a.factor == b.factor;
    }
};

} // namespace deltaflow
