#pragma once

#include "core/project/project.h"

#include <QString>

namespace deltaflow {

/// What a project is given with other data, in words: how many samples for what, and what of the
/// network is another than before.
[[nodiscard]] QString dataConsequences(const Project& before, const Project& after);

[[nodiscard]] QString inputsCounted(Index count); ///< "1 input", "2 inputs"
[[nodiscard]] QString outputsCounted(Index count);
[[nodiscard]] QString samplesCounted(Index count);

} // namespace deltaflow
