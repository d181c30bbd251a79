#pragma once

#include "core/project/project.h"

#include <QString>
#include <QWidget>

namespace deltaflow {

/// The names of choices, as people write them.
[[nodiscard]] QString activationName(ActivationKind kind);
[[nodiscard]] QString lossName(LossKind kind);
[[nodiscard]] QString penaltyName(PenaltyKind kind);
[[nodiscard]] QString optimiserName(OptimiserKind kind);
[[nodiscard]] QString schemeName(InitScheme scheme);

/// "Softmax is only possible at the last layer." from core's "softmax is only …".
[[nodiscard]] QString sentence(const char* reason);

/// The wheel scrolls the panel instead of changing a choice that happens to be under it.
void ignoreWheel(QWidget& control);

} // namespace deltaflow
