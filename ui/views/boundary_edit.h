#pragma once

#include "ui/views/boundary_subject.h"

#include <QPointF>

namespace deltaflow {

/// Why no sample can be added to the picture with the mouse, in a sentence; empty if one can.
[[nodiscard]] QString whyNoAdding(const BoundarySubject& subject);
[[nodiscard]] QString whyNoErasing(const BoundarySubject& subject);

/// The project with a sample more, where the axes show `place`, of a class; of numbers over one
/// input, `place` tells the target. What the picture does not show is as in the sample `like`.
/// Throws Error if there can be no more.
[[nodiscard]] Project withSampleAt(const BoundarySubject& subject, const QPointF& place, int which,
                                   Index like);

} // namespace deltaflow
