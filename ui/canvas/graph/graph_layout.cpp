#include "ui/canvas/graph/graph_layout.h"

#include "ui/canvas/canvas_layout.h"
#include "ui/canvas/graph/layered_layout.h"
#include "ui/canvas/paint_brush.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr double kMostFit = 1.5;
constexpr double kCorner = 16; ///< How far from a bend a long edge leaves its straight line.

QSizeF chipSize(const GraphScene& scene, const GraphEdge& edge) {
    if (!edge.hasPartial || scene.labels != LabelDensity::All) return {};
    const double name = PaintBrush::textWidth(edge.partialName, scene.type.name, QFont::Normal);
    return {std::max(name, numberEms(scene.digits) * scene.type.chip) + 6, 30};
}

bool isBox(const GraphCard& card) {
    return !card.isScalar() && card.copyOf < 0;
}

/// Where a line towards `to` leaves a stadium.
QPointF leave(const QRectF& stadium, QPointF to) {
    const QLineF line(stadium.center(), to);
    const double radius = 0.5 * stadium.height();
    const double inner = std::max(0.0, 0.5 * stadium.width() - radius);
    double inside = 0;
    double outside = 1;
    for (int i = 0; i < 24; ++i) {
        const double t = 0.5 * (inside + outside);
        const QPointF d = line.pointAt(t) - stadium.center();
        const bool within = std::hypot(std::max(0.0, std::abs(d.x()) - inner), d.y()) < radius;
        (within ? inside : outside) = t;
    }
    return line.pointAt(outside);
}

/// Straight from point to point, with the bends rounded.
QPainterPath rounded(const std::vector<QPointF>& points) {
    QPainterPath path(points.front());
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const QLineF before(points[i], points[i - 1]);
        const QLineF after(points[i], points[i + 1]);
        const double reach = std::min({kCorner, 0.5 * before.length(), 0.5 * after.length()});
        if (reach < 0.5) continue;
        path.lineTo(before.pointAt(reach / before.length()));
        path.quadTo(points[i], after.pointAt(reach / after.length()));
    }
    path.lineTo(points.back());
    return path;
}

class Placer {
public:
    Placer(const GraphScene& scene, QSizeF canvas, Arrangement arrangement, int sourceColumns = 1)
        : m_scene(scene)
        , m_canvas(canvas)
        , m_spacing(scene.type.spacing) {
        if (arrangement == Arrangement::Narrow) m_spacing.column *= 0.74;
        for (const GraphCard& card : scene.cards) {
            m_out.cards.push_back(layoutCard(card, scene.digits, scene.type, arrangement));
            const GraphLayout::Card& placed = m_out.cards.back();
            const QRectF all = placed.all();
            m_graph.nodes.push_back({all.size(), placed.body.center().y() - all.top()});
        }
        for (const GraphEdge& edge : scene.edges)
            m_graph.edges.push_back({edge.from, edge.to, chipSize(scene, edge)});
        if (sourceColumns > 1) stagger(sourceColumns);
    }

    GraphLayout place() {
        LayeredLayout layered = layoutLayered(m_graph, m_spacing);
        if (useSpareRoom(layered)) layered = layoutLayered(m_graph, m_spacing);
        m_out.size = layered.size + QSizeF(2 * margin(), 2 * margin() + toolRoom());
        m_ranks = layered.ranks;
        const QPointF corner(margin(), margin());
        for (std::size_t i = 0; i < m_out.cards.size(); ++i) {
            GraphLayout::Card& card = m_out.cards[i];
            move(card, layered.centres[i] + corner -
                           QPointF(card.all().center().x(), card.body.center().y()));
        }
        measureColumns(layered.columns.size());
        for (std::size_t e = 0; e < m_scene.edges.size(); ++e) {
            std::vector<QPointF> route = layered.routes[e];
            for (QPointF& point : route)
                point += corner;
            m_out.edges.push_back({pathOf(e, std::move(route)), {}});
        }
        placeChips();
        return std::move(m_out);
    }

private:
    [[nodiscard]] double margin() const { return m_scene.type.margin; }
    static void move(GraphLayout::Card& card, QPointF by) {
        for (QRectF* rect : {&card.body, &card.op, &card.head, &card.badge})
            if (!rect->isNull()) rect->translate(by);
        for (QRectF& block : card.blocks)
            block.translate(by);
    }

    /// Sources stand in so many columns, so that they stand less high.
    void stagger(int columns) {
        std::vector<bool> isSource(m_out.cards.size(), true);
        for (const GraphEdge& edge : m_scene.edges)
            isSource[static_cast<std::size_t>(edge.to)] = false;
        int turn = 0;
        for (const GraphEdge& edge : m_scene.edges) {
            if (!isSource[static_cast<std::size_t>(edge.from)]) continue;
            int from = edge.from;
            for (int further = turn++ % columns; further > 0; --further) {
                const auto between = static_cast<int>(m_graph.nodes.size());
                m_graph.nodes.emplace_back();
                m_graph.edges.push_back({from, between, {}});
                from = between;
            }
            if (from != edge.from) m_graph.edges.push_back({from, edge.to, {}});
        }
    }

    /// Under the picture stands the strip to paint with, where there is an image to paint.
    [[nodiscard]] double toolRoom() const {
        return std::any_of(m_scene.cards.begin(), m_scene.cards.end(),
                           [](const GraphCard& card) {
                               return card.kind == CardKind::Input && card.form == CardForm::Image;
                           })
                   ? m_scene.type.tools
                   : 0;
    }

    void measureColumns(std::size_t count) {
        m_columns.assign(count, {});
        for (std::size_t i = 0; i < m_out.cards.size(); ++i)
            m_columns[static_cast<std::size_t>(m_ranks[i])] |= m_out.cards[i].all();
    }
    [[nodiscard]] const QRectF& columnOf(int card) const {
        return m_columns[static_cast<std::size_t>(m_ranks[static_cast<std::size_t>(card)])];
    }

    /// Columns and rows draw apart where the canvas has room that enlarging leaves free.
    bool useSpareRoom(const LayeredLayout& layered) {
        const double width = layered.size.width() + 2 * margin();
        const double height = layered.size.height() + 2 * margin();
        const double fit = std::clamp(
            std::min(m_canvas.width() / width, m_canvas.height() / height), 1.0, kMostFit);
        if (width > m_canvas.width() || height > m_canvas.height()) return false;
        const auto gaps = static_cast<double>(layered.columns.size()) - 1;
        const double wide = gaps > 0 ? 0.85 * (m_canvas.width() / fit - width) / gaps : 0;
        const double tall =
            0.5 * (m_canvas.height() / fit - height) / std::max(1.0, height / 110.0);
        if (wide < 4 && tall < 4) return false;
        m_spacing.column += std::clamp(wide, 0.0, 80.0);
        m_spacing.row += std::clamp(tall, 0.0, 34.0);
        return true;
    }

    [[nodiscard]] QPainterPath pathOf(std::size_t index, std::vector<QPointF> route) const {
        const GraphEdge& edge = m_scene.edges[index];
        const GraphLayout::Card& from = m_out.card(edge.from);
        const GraphLayout::Card& to = m_out.card(edge.to);
        const QRectF mark = to.op.isNull() ? to.body : to.op;
        route.front() = from.body.center();
        route.back() = mark.center();
        if (edge.parallel && route.size() == 2) return bowed(index, from, mark);
        // Within its column an edge runs level, so that it crosses no wider card there.
        constexpr double kStub = 14;
        const double right = columnOf(edge.from).right();
        if (right - from.body.right() > kStub)
            route.insert(route.begin() + 1, {right, from.body.center().y()});
        const double left = columnOf(edge.to).left();
        if (mark.left() - left > kStub) route.insert(route.end() - 1, {left, mark.center().y()});
        route.front() = isBox(m_scene.card(edge.from))
                            ? QPointF(from.body.right(), from.body.center().y())
                            : leave(from.body, route[1]);
        route.back() = leave(mark, route[route.size() - 2]);
        return rounded(route);
    }

    /// The operands of x · x arrive on two ways.
    [[nodiscard]] QPainterPath bowed(std::size_t index, const GraphLayout::Card& from,
                                     const QRectF& mark) const {
        const GraphEdge& edge = m_scene.edges[index];
        const QLineF line(from.body.center(), mark.center());
        const double side = edge.input % 2 == 0 ? -1 : 1;
        const QPointF control = line.center() + QPointF(0, side * (28 + 10 * (edge.input / 2)));
        QPainterPath path(leave(from.body, control));
        path.quadTo(control, leave(mark, control));
        return path;
    }

    void placeChips() {
        std::vector<QSizeF> sizes;
        for (const GraphEdge& edge : m_scene.edges)
            sizes.push_back(chipSize(m_scene, edge));
        placeEdgeChips(m_out, sizes);
    }

    const GraphScene& m_scene;
    QSizeF m_canvas;
    LayeredGraph m_graph;
    LayeredSpacing m_spacing;
    std::vector<int> m_ranks;      ///< By card.
    std::vector<QRectF> m_columns; ///< What the cards of each column cover.
    GraphLayout m_out;
};

} // namespace

GraphLayout layoutGraph(const GraphScene& scene, QSizeF canvas) {
    const auto fit = [&](const GraphLayout& layout) {
        return std::min(canvas.width() / layout.size.width(),
                        canvas.height() / layout.size.height());
    };
    GraphLayout best = Placer(scene, canvas, Arrangement::Plain).place();
    for (int columns = 2; columns <= 3 && fit(best) < 1 && scene.type.sheds; ++columns) {
        GraphLayout staggered = Placer(scene, canvas, Arrangement::Low, columns).place();
        if (fit(staggered) > fit(best)) best = std::move(staggered);
    }
    const bool hasChoice =
        std::any_of(scene.cards.begin(), scene.cards.end(),
                    [](const GraphCard& card) { return card.hasAdjoint && !card.isScalar(); });
    if (fit(best) >= 1 || !hasChoice) return best;
    const bool tooWide = canvas.width() / best.size.width() < canvas.height() / best.size.height();
    GraphLayout other =
        Placer(scene, canvas, tooWide ? Arrangement::Narrow : Arrangement::Low).place();
    return fit(other) > fit(best) ? other : best;
}

QRectF GraphLayout::rectOf(const GraphScene& scene, const CellSpot& spot) const {
    const Card& placed = card(spot.card);
    const auto block = static_cast<std::size_t>(spot.block);
    if (block >= placed.blocks.size()) return placed.body;
    const GraphCard& shown = scene.card(spot.card);
    if (shown.copyOf >= 0) return placed.body;
    if (shown.isScalar()) return placed.blocks[block];
    return cellRect(shown.blocks[block], placed.blocks[block], spot.cell);
}

} // namespace deltaflow
