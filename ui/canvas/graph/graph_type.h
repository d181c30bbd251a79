#pragma once

#include "ui/canvas/graph/layered_layout.h"

namespace deltaflow {

/// Sizes of the graph picture's text and of what holds it, in its units.
struct GraphType {
    double symbol = 17;
    double value = 16; ///< Of a scalar.
    double cell = 12.5;
    double chip = 12;
    double copy = 11;
    double name = 10.5; ///< "∂e/∂c" over its number; the smallest text
    double op = 13;
    double leastCell = 0; ///< Numbers in cells lose digits before they get smaller.

    double head = 25;     ///< The symbol's line over cells.
    double row = 24;      ///< A cell's height.
    QSizeF pixel{50, 30}; ///< The largest cell of an image.
    double map = 48;      ///< The least side of a heat map.
    double scalar = 54;
    double scalarHead = 22;
    double badge = 22;
    double mark = 24; ///< An operator's mark is a circle unless its sign needs more.
    double pad = 8;
    double blockGap = 6;
    double margin = 28;
    double tools = 52; ///< Below an image that can be painted.
    LayeredSpacing spacing{46, 26, 18};
    bool sheds = false; ///< What has no room is not shown, rather than set beside or across.

    [[nodiscard]] static GraphType desk() { return {}; }
    /// Large for what is around it: all text alike, and nothing given to margins.
    [[nodiscard]] static GraphType room();
};

} // namespace deltaflow
