#pragma once

#include "core/formula/rule.h"
#include "core/ops/window.h"

namespace deltaflow::image {

/// The matrix form of what images are put through, as rules. An image is a column for each sample.
/// They are computed from the window's geometry cell by cell, and so are a check of the kernels.

/// W ∗ x: output cells × samples.
[[nodiscard]] Rule correlation(const Window& window, Rule weights, Rule image);
/// W ∗⊤ δ: each output cell's δ spread over the cells that its window reads.
[[nodiscard]] Rule transposedCorrelation(const Window& window, Rule weights, Rule error);
/// δ ∗ x: what each place of the window receives, as W is arranged.
[[nodiscard]] Rule weightCorrelation(const Window& window, Rule error, Rule image);
/// maxpool(x), and each output cell's δ sent to the first of the largest cells under its window.
[[nodiscard]] Rule largest(const Window& window, Rule image);
[[nodiscard]] Rule toLargest(const Window& window, Rule error, Rule image);
/// avgpool(x), and each output cell's δ shared out among the cells under its window.
[[nodiscard]] Rule mean(const Window& window, bool countsPadding, Rule image);
[[nodiscard]] Rule meanSpread(const Window& window, bool countsPadding, Rule error);
/// One number a channel, as a column of `cells` for each; not written.
[[nodiscard]] Rule repeated(Index cells, Rule perChannel);
/// The sum of each channel's cells over all samples.
[[nodiscard]] Rule channelSums(Index cells, Rule image);

} // namespace deltaflow::image
