#pragma once

#include "core/formula/formula.h"
#include "core/graph/tensor.h"

#include <algorithm>
#include <vector>

namespace deltaflow {

/// Indices of 0 … n − 1 that are written out; −1 stands for the ellipsis.
inline std::vector<int> visibleIndices(Index n, int limit) {
    std::vector<int> out;
    const int all = static_cast<int>(n);
    const int head = all <= limit ? all : std::max(1, limit - 2);
    for (int i = 0; i < head; ++i)
        out.push_back(i);
    if (head < all) {
        out.push_back(-1);
        out.push_back(all - 1);
    }
    return out;
}

/// What stands for the cells left out, between rows or columns that are there (≥ 0).
inline Formula ellipsis(int row, int col) {
    return Formula::op(row < 0 && col < 0 ? "⋱" : row < 0 ? "⋮" : "⋯");
}

} // namespace deltaflow
