#pragma once

#include "core/graph/trace.h"

#include <vector>

namespace deltaflow {

/// Whether a node's numbers are finite, and if not, whose fault that is.
enum class Taint : std::uint8_t {
    Clean,   ///< Every number is finite.
    Origin,  ///< A number is not, and all that it is computed from is.
    Tainted, ///< A number is not, or may not be meant as it is, since an input has one that is not.
};

/// By node: what of its forward value, over all samples. A node that depends on an origin is
/// tainted, even where it hides it (min(3, ∞) = 3). A leaf that holds ∞ or NaN is an origin.
[[nodiscard]] std::vector<Taint> valueTaint(const Trace& trace);

/// By node: what of its adjoint. An adjoint is an origin where it is not finite while those of its
/// successors and the values around it are; tainted where one of its successors' adjoints is, or
/// where it is not finite because a value is not. Nodes without a stored adjoint are clean.
[[nodiscard]] std::vector<Taint> adjointTaint(const Trace& trace);

} // namespace deltaflow
