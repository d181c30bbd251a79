#pragma once

#include "ui/canvas/canvas_picture.h"
#include "ui/player/view_state.h"

namespace deltaflow {

/// Units that do not learn, in any picture: a dashed outline, and beside it, where it can be read,
/// why.
void paintMarks(const CanvasPicture& picture, const CanvasPicture::Brushwork& work,
                const std::vector<UnitMark>& marks);

/// The same for the tip of what is at `ref`, with a line break before it; empty for what is not
/// marked.
[[nodiscard]] QString markTip(const std::vector<UnitMark>& marks, const Ref& ref);

} // namespace deltaflow
