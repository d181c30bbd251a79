#pragma once

#include "core/graph/kernel.h"
#include "core/ops/window.h"

namespace deltaflow::conv2d {

/// The kernels of a convolution, sample by sample: the window's cells are laid out as the columns
/// of a matrix ("im2col"), so that each is one of Eigen's blocked products. Arguments:
/// in = {W, x, b or null} forward and {W, x, dy} backward; rows = out channels, cols = the window's
/// cells. A vjp writes to `out`, or adds `scalar` times its contribution where it is not the first.
using Run = void (*)(const KernelArgs&);

void forward(const KernelArgs& args);
[[nodiscard]] Run weightsVjp(bool first);
[[nodiscard]] Run belowVjp(const KernelArgs& args, bool first);
[[nodiscard]] Run biasVjp(bool first);
/// Doubles of scratch memory that they want.
[[nodiscard]] std::size_t workspace(const Window& window);

} // namespace deltaflow::conv2d
