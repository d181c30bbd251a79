#pragma once

#include "ui/data/preview_scene.h"

#include <QRectF>

class QPainter;

namespace deltaflow {

struct Theme;

/// Samples over their axes, with numbers at them and a legend above.
void paintScatter(QPainter& painter, const QRectF& area, const PreviewScene& scene,
                  const Theme& theme);

/// The first samples as small images, those of the test (the last ones) marked.
void paintImages(QPainter& painter, const QRectF& area, const Project& project, const Theme& theme);

} // namespace deltaflow
