#pragma once

#include "core/graph/graph.h"
#include "core/project/project.h"

namespace deltaflow {

/// What a project may hold. Checked before anything is allocated.
inline constexpr std::int64_t kMaxLayers = 64;
inline constexpr std::int64_t kMaxParameters = 1'000'000;
inline constexpr std::int64_t kMaxDataNumbers = 10'000'000; ///< samples × (inputs + outputs)
/// samples × (inputs + 2·units + outputs), what one pass keeps: z and a of every unit.
inline constexpr std::int64_t kMaxPassNumbers = 20'000'000;

inline constexpr std::int64_t kMaxWindowProducts = 2'000'000'000; ///< Of one node in a pass.
inline constexpr std::int64_t kMaxNodes = 2000; ///< Of a graph, as a document describes it.

/// The size of a layer before it is built.
struct LayerSize {
    std::int64_t units = 1;
    bool bias = true;
};

/// Throws Error with one sentence if a network of this size is not possible: a layer or the input
/// without units, too many layers or parameters. Never overflows, whatever the numbers.
void checkSize(std::int64_t inputs, const std::vector<LayerSize>& layers);
/// The same for the data of such a network, whose size is possible: at least one sample, at most
/// kMaxDataNumbers numbers, and at most kMaxPassNumbers in a pass over all of them.
void checkDataSize(std::int64_t samples, std::int64_t inputs, const std::vector<LayerSize>& layers);

/// Throws Error if a pass of so many samples through a graph keeps more than kMaxPassNumbers,
/// or slides windows over more than kMaxWindowProducts.
void checkPassSize(const Graph& graph, Index samples);

[[nodiscard]] std::vector<LayerSize> sizesOf(const Network& network);

/// Whether a loss can stand on a last layer's activation (binary cross-entropy needs sigmoid,
/// categorical needs softmax).
[[nodiscard]] bool fits(LossKind loss, ActivationKind output);
/// Throws Error naming the sample and output if the loss is not defined at a target: both
/// cross-entropies need 0 ≤ y ≤ 1.
void checkTargets(LossKind loss, const SampleMatrix& y);

} // namespace deltaflow
