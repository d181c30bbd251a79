#pragma once

#include "core/graph/kernel.h"
#include "core/network/network.h"

namespace deltaflow::dense {

/// The kernels of Z = W X + b and its vjps, chosen by size when a graph is compiled: loops over few
/// units that stay in registers, or Eigen's blocked product.
///
/// Arguments: in = {W, X, b or null} forward and {W, X, dZ} backward; rows = out, cols = in. A vjp
/// writes to `out`, or adds `scalar` times its contribution where it is not the first there.
using Run = void (*)(const KernelArgs&);

[[nodiscard]] Run forward(const KernelArgs& args);
/// The same, with A = f(Z) written to `next` on the way; `scalar` is leaky ReLU's α.
[[nodiscard]] Run forwardWith(const KernelArgs& args, ActivationKind function);
/// Z += W X: what a further pair of W and X adds.
[[nodiscard]] Run accumulate(const KernelArgs& args);
[[nodiscard]] Run weightsVjp(const KernelArgs& args, bool first);
[[nodiscard]] Run belowVjp(const KernelArgs& args, bool first);
[[nodiscard]] Run biasVjp(bool first);
/// Doubles of scratch memory that they want.
[[nodiscard]] std::size_t workspace(Index rows, Index cols, Index samples);

} // namespace deltaflow::dense
