#pragma once

#include "ui/views/view_docks.h"

namespace deltaflow {

class TrainingSession;

/// Every view that can be docked, in the order of the menu. Where one stands knows nothing of the
/// others.
[[nodiscard]] std::vector<ViewKind> viewList(TrainingSession& session);

} // namespace deltaflow
