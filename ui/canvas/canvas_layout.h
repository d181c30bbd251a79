#pragma once

#include "ui/canvas/canvas_scene.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace deltaflow {

/// Where everything stands, in the units of a canvas at scale 1 (logical pixels, y downwards).
/// Depends on the network's structure, the chosen digits and labels and the canvas' size, never on
/// a number, so nothing jumps when values change.
struct CanvasLayout {
    /// Sizes shared by the whole picture.
    struct Metrics {
        double radius = 40;    ///< Half a unit's height.
        double halfWidth = 40; ///< Half its width: a circle unless its digits need more.
        bool compact = false;  ///< δ and bias beside the unit instead of above and below.
        bool close = false;    ///< A unit's two numbers stand close: its text is large for it.
        bool forRoom = false;  ///< Large type: what has no room beside the rest is not shown.
        bool single = false;   ///< A unit shows one number, and one more stands beside it.
        double valueFont = 17;
        double smallFont = 11.5;
        double chipFont = 12.5;
        double captionFont = 12;
        QSizeF chip;  ///< weight, companion, amount
        QSizeF badge; ///< δ
        QSizeF bias;
    };

    /// A heat map's cells: `rows` × `cols`, filled row by row; one column for a strip.
    struct CellGrid {
        QRectF rect;
        int rows = 0;
        int cols = 0;
        [[nodiscard]] QRectF cell(int index) const;
        [[nodiscard]] int indexAt(QPointF point, int count) const; ///< −1 outside
    };

    struct Column {
        double x = 0;
        QPointF caption;            ///< centre
        std::vector<QPointF> units; ///< Centres; empty for a map.
        std::optional<QPointF> biasUnit;
        CellGrid values;
        CellGrid deltas; ///< Beside or below the values of a map.
        bool hasBiasChips = false;
    };

    /// The chips of a connection's edges, null rects where they only show on focus.
    struct Connection {
        std::vector<QRectF> chips;      ///< As CanvasConnection::edges, then its biasEdges.
        std::vector<QRectF> companions; ///< Above each chip: amount, gradient or new weight; the
                                        ///< same rect as the chip where there is room for one only.
        bool labelled = false; ///< Each edge has a place; otherwise those that there was room for.
        QRectF matrix;
        QRectF gradient; ///< Below the matrix: that of its gradient.
    };

    QSizeF size; ///< The whole picture with its margins.
    Metrics metrics;
    std::vector<Column> columns;
    std::vector<Connection> connections; ///< l − 1: into layer l
    QRectF loss;
    QPointF lossCaption;
    std::vector<QRectF> targets; ///< Rows of the loss box, one for each target.
    QRectF lossTotal;

    [[nodiscard]] QPointF centre(const ElementId& id) const; ///< Of a unit, bias unit, cell or box.
    [[nodiscard]] QRectF unitRect(int layer, int unit) const;
    [[nodiscard]] QRectF badgeRect(int layer, int unit) const;
    [[nodiscard]] QRectF biasRect(int layer, int unit) const;
    [[nodiscard]] QRectF labelRect(int layer, int unit) const; ///< "x₁", left of the unit.
    [[nodiscard]] QRectF biasUnitRect(int layer) const;
    /// Centre to centre; an end in a map is its cell's edge that faces the other layer.
    [[nodiscard]] QLineF edgeLine(const ElementId& edge) const;
    /// The line between two elements, cut where it meets their outlines, `gap` away from them.
    [[nodiscard]] QLineF between(const ElementId& from, const ElementId& to, double gap) const;
    [[nodiscard]] const Connection& into(int layer) const {
        return connections[static_cast<std::size_t>(layer - 1)];
    }
    /// Index of an edge's chip: unit·cols + source, bias edges behind.
    [[nodiscard]] static std::size_t chipIndex(const CanvasConnection& connection,
                                               const ElementId& edge);
    /// Everything that a chip must not cover: units with their badges, chips and labels, maps,
    /// boxes.
    [[nodiscard]] std::vector<QRectF> obstacles(const CanvasScene& scene) const;
};

/// Lays the scene out for a canvas of this size. What cannot be read at that size makes a larger
/// picture, which is then shown scaled down (see CanvasLayout::size).
/// With a `leastFont` no text is smaller than that, and the picture is as large as it then gets.
[[nodiscard]] CanvasLayout layoutCanvas(const CanvasScene& scene, QSizeF size,
                                        double leastFont = 0);

/// All of a scene that its layout depends on, beside the size: equal for two scenes that are laid
/// out alike.
[[nodiscard]] std::vector<int> structureOf(const CanvasScene& scene);

/// How wide a number of so many significant digits may get, in em: sign, leading "0." and digits.
[[nodiscard]] double numberEms(int digits);

} // namespace deltaflow
