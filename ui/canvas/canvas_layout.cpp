#include "ui/canvas/canvas_layout.h"

#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/layout_builder.h"

#include <algorithm>

namespace deltaflow {

int rowsOf(const CanvasLayer& layer) {
    return layer.isMap ? 0 : layer.count + (layer.hasBiasUnit ? 1 : 0);
}

bool hasBiasChips(const CanvasLayer& layer) {
    return !layer.units.empty() && layer.units.front().bias.shown;
}

std::vector<int> structureOf(const CanvasScene& scene) {
    std::vector<int> key{
        scene.digits, static_cast<int>(scene.labels), static_cast<int>(scene.loss.targets.size()),
        static_cast<int>(scene.loss.penalty.shown), static_cast<int>(scene.loss.isNamed())};
    for (const CanvasLayer& layer : scene.layers) {
        key.push_back(layer.count);
        key.push_back((layer.isMap ? 1 : 0) + (layer.hasBiasUnit ? 2 : 0) +
                      (hasBiasChips(layer) ? 4 : 0));
    }
    return key;
}

double numberEms(int digits) {
    return 0.62 * (digits + 3) + 0.28;
}

CanvasLayout layoutCanvas(const CanvasScene& scene, QSizeF size, double leastFont) {
    if (scene.layers.empty()) {
        CanvasLayout empty;
        empty.size = size;
        return empty;
    }
    // Wider than the canvas, so shown smaller: then there is height to spare, which is used, and
    // its numbers are larger in the picture, which makes it wider still; this settles soon.
    constexpr double kReadable = 10.2;
    std::optional<LayoutBuilder> builder;
    builder.emplace(LayoutBuilder{scene, size, {}});
    builder->leastFont = leastFont;
    builder->forRoom = leastFont > 0;
    builder->measure();
    for (int round = 0; leastFont == 0 && round < 4; ++round) {
        const QSizeF picture = builder->out.size;
        const double scale = CanvasView::fitting(picture, size, kLeastFit).scale;
        if (scale > 0.98 || scale * builder->leastFont >= kReadable - 0.2) break;
        const double wider = std::clamp(picture.width() / size.width(), 1.0, 1 / kLeastFit);
        builder.emplace(LayoutBuilder{scene, wider > 1.02 ? size * wider : size, {}});
        // Too tall as well: it runs out of the canvas below, at a scale where it can be read.
        builder->leastFont = kReadable / std::max(scale, kLeastFit);
        builder->measure();
        if (scale < kLeastFit) break;
    }
    builder->place();
    return builder->out;
}

} // namespace deltaflow
