#pragma once

#include "ui/canvas/graph/graph_layout.h"
#include "ui/canvas/paint_brush.h"

namespace deltaflow {

/// What the parts of the graph picture's painter share.
struct GraphBrush : PaintBrush {
    GraphBrush(QPainter& on, const GraphScene& shown, const GraphLayout& placed,
               const Theme& colours, double zoom, double least = 0)
        : PaintBrush{on, colours, zoom, shown.digits, least}
        , scene(shown)
        , type(shown.type)
        , layout(placed) {}

    const GraphScene& scene;
    const GraphType& type;
    const GraphLayout& layout;
};

/// Edges, which follow from the structure alone.
void paintGraphGround(const GraphBrush& brush);
void paintGraphEdge(const GraphBrush& brush, int edge, const QColor& colour, double width);

/// Cards with their numbers, and what stands on edges.
void paintGraphRest(const GraphBrush& brush);
void paintCard(const GraphBrush& brush, int card);
void paintOp(const GraphBrush& brush, int card);    ///< Its operator's mark.
void paintCells(const GraphBrush& brush, int card); ///< The blocks of a card that is no scalar.
void paintPartial(const GraphBrush& brush, int edge, bool lit = false);

/// The step: what it reads and writes, what flows, the sum so far.
void paintGraphMotion(const GraphBrush& brush);
[[nodiscard]] QRectF graphMotionBounds(const GraphScene& scene, const GraphLayout& layout);

/// What is hovered or selected, above a picture that has been dimmed.
void paintGraphLit(const GraphBrush& brush);

/// The outline of a card or of its badge, as it is painted.
[[nodiscard]] QPainterPath outlineOf(const GraphScene& scene, const GraphLayout& layout,
                                     const CellSpot& spot);

} // namespace deltaflow
