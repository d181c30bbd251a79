#pragma once

#include "core/project/scaling.h"

namespace deltaflow {

/// Fits to the training samples (features×m). Throws Error if there are none, or if a row holds a
/// number that is not finite or numbers further apart than doubles reach; the row counts from 1.
[[nodiscard]] Scaling fitScaling(ScalingKind kind, const SampleMatrix& training);

/// Throw ShapeError if x has not one row for each feature.
[[nodiscard]] SampleMatrix scaled(const Scaling& scaling, const SampleMatrix& x);
[[nodiscard]] SampleMatrix unscaled(const Scaling& scaling, const SampleMatrix& z);

} // namespace deltaflow
