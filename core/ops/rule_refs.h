#pragma once

#include "core/graph/op.h"

namespace deltaflow::rules {

inline constexpr int kUnit = static_cast<int>(RunningIndex::Unit);
inline constexpr int kSample = static_cast<int>(RunningIndex::Sample);

/// All of a node: every row of every sample, or every row and column of a parameter.
inline Ref wholeRef(NodeId node, Quantity quantity, const Shape& shape) {
    return shape.perSample ? Ref{node, quantity, Ref::kAll, 0, Ref::kAll}
                           : Ref{node, quantity, Ref::kAll, Ref::kAll, 0};
}

inline Rule whole(NodeId node, Quantity quantity, const Shape& shape) {
    return Rule::quantity(wholeRef(node, quantity, shape));
}

/// One unit of a value per sample.
inline Rule unit(NodeId node, Quantity quantity, int row, int sample) {
    return Rule::quantity({node, quantity, row, 0, sample});
}

inline Rule setting(Setting which) {
    return Rule::quantity(Ref::setting(which));
}

inline Rule complement(Rule a) {
    return Rule::difference(Rule::integer(1), std::move(a));
}

} // namespace deltaflow::rules
