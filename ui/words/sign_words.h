#pragma once

#include "core/derive/step.h"

#include <QStringList>

namespace deltaflow {

/// A sentence for each sign in a step's equations that few texts explain: ∗ᵀ, maxpoolᵀ, avgpoolᵀ
/// and Iverson's bracket. Each once, in the order in which they appear.
[[nodiscard]] QStringList signNotes(const Step& step);

} // namespace deltaflow
