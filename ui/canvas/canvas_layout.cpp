#include "ui/canvas/canvas_layout.h"

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
    std::vector<int> key{scene.digits, static_cast<int>(scene.labels),
                         static_cast<int>(scene.loss.targets.size()),
                         static_cast<int>(scene.loss.penalty.shown)};
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

CanvasLayout layoutCanvas(const CanvasScene& scene, QSizeF size) {
    if (scene.layers.empty()) {
        CanvasLayout empty;
        empty.size = size;
        return empty;
    }
    LayoutBuilder first{scene, size, {}};
    first.placeColumns();
    // Wider than the canvas, so shown smaller: then there is height to spare, which is used.
    const double wider = std::clamp(first.out.size.width() / size.width(), 1.0, 2.5);
    LayoutBuilder builder{scene, wider > 1.02 ? size * wider : size, {}};
    builder.place();
    return builder.out;
}

} // namespace deltaflow
