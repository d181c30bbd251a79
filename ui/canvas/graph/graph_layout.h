#pragma once

#include "ui/canvas/graph/graph_scene.h"

#include <QPainterPath>
#include <QRectF>

namespace deltaflow {

/// Where everything of a graph picture stands, in units of the picture at scale 1. Follows from
/// structure, digits, labels and the canvas' size, never from a number.
struct GraphLayout {
    struct Card {
        QRectF body;  ///< The outline.
        QRectF op;    ///< The operator's mark at its left; null at a leaf.
        QRectF head;  ///< The symbol's line.
        QRectF badge; ///< The adjoint of a scalar; the caption of the adjoints' blocks otherwise.
        std::vector<QRectF> blocks;
        double font = 12; ///< Of the numbers in its cells.

        [[nodiscard]] QRectF all() const { return body | op | badge; }
    };
    struct Edge {
        QPainterPath path; ///< From outline to outline.
        QRectF chip;       ///< Its partial derivative; null where there is none or no room.
    };

    QSizeF size;
    std::vector<Card> cards;
    std::vector<Edge> edges;

    [[nodiscard]] const Card& card(int index) const {
        return cards[static_cast<std::size_t>(index)];
    }
    /// A scalar's adjoint is its badge.
    [[nodiscard]] QRectF rectOf(const GraphScene& scene, const CellSpot& spot) const;
    /// The way that an amount takes: beside its edge, from cell to cell.
    [[nodiscard]] QPainterPath wayOf(const GraphScene& scene, const GraphFlow& flow) const;
};

[[nodiscard]] GraphLayout layoutGraph(const GraphScene& scene, QSizeF canvas);

/// Gives the edges whose size is not empty a chip on their longest stretch that meets no card and
/// no other chip; a null rectangle where there is no room.
void placeEdgeChips(GraphLayout& layout, const std::vector<QSizeF>& sizes);

/// Where adjoints stand: below values that are wide and beside those that are tall; all below in a
/// picture that is too wide, all beside in one that is too tall.
enum class Arrangement : std::uint8_t { Plain, Narrow, Low };

/// A card alone: its body's top left at the origin, what stands around it beyond.
[[nodiscard]] GraphLayout::Card layoutCard(const GraphCard& card, int digits, const GraphType& type,
                                           Arrangement arrangement = Arrangement::Plain);
[[nodiscard]] double adjointNameWidth(const GraphCard& card, const GraphType& type);

/// Index of the cell at a point of a block's rectangle.
[[nodiscard]] int cellAt(const CellBlock& block, const QRectF& rect, QPointF point);
[[nodiscard]] QRectF cellRect(const CellBlock& block, const QRectF& rect, int cell);

} // namespace deltaflow
