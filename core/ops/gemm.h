#pragma once

#include "core/graph/tensor.h"

namespace deltaflow {

/// C += factor · A B by Eigen's blocked product, which here works in memory of the caller's:
/// C (rows×cols), A (rows×depth), B (depth×cols), each densely stored in its own order.
/// Eigen's own operator gives the same numbers but may allocate.
template <int OrderA, int OrderB, int OrderC>
void gemm(Index rows, Index cols, Index depth, const double* a, const double* b, double* c,
          double factor, double* workspace);

/// Doubles of memory that any of the products over these three sizes wants, in whatever roles.
[[nodiscard]] std::size_t gemmWorkspace(Index m, Index n, Index k);

} // namespace deltaflow
