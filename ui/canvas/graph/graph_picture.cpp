#include "ui/canvas/graph/graph_picture.h"

#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/canvas_provenance.h"
#include "ui/canvas/canvas_words.h"
#include "ui/canvas/graph/graph_painter.h"
#include "ui/canvas/graph/graph_words.h"
#include "ui/player/player.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

constexpr int kMostNamedCells = 64; ///< A card of more cells is one thing to a screen reader.

bool sameCards(const GraphScene& a, const GraphScene& b) {
    return std::equal(a.cards.begin(), a.cards.end(), b.cards.begin(), b.cards.end(),
                      [](const GraphCard& x, const GraphCard& y) {
                          return x.node == y.node && x.name == y.name && x.shape == y.shape;
                      });
}

double distanceTo(const QPainterPath& path, QPointF p, double reach) {
    if (!path.boundingRect().adjusted(-reach, -reach, reach, reach).contains(p))
        return std::numeric_limits<double>::infinity();
    double nearest = std::numeric_limits<double>::infinity();
    const QPolygonF points = path.toSubpathPolygons().value(0);
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF d = points[i] - points[i - 1];
        const double length = QPointF::dotProduct(d, d);
        const double t =
            length > 0 ? std::clamp(QPointF::dotProduct(p - points[i - 1], d) / length, 0.0, 1.0)
                       : 0;
        nearest = std::min(nearest, QLineF(p, points[i - 1] + d * t).length());
    }
    return nearest;
}

} // namespace

// -- What is shown -------------------------------------------------------------------------------

CanvasPicture::Change GraphPicture::show(const Player& player) {
    const bool local = leastFont() > 0;
    GraphScene scene = graphSceneOf(player, local ? GraphType::room() : GraphType::desk());
    const GraphScene before = std::move(m_scene);
    m_scene = std::move(scene);
    if (local) {
        m_whole = std::move(m_scene);
        m_next = {};
        if (!player.step() && player.derivation().size() > 0)
            m_next = graphStepOf(m_whole, player, player.derivation().step(0));
        if (m_canvas.isValid())
            layOutLocal();
        else
            m_scene = localScene(m_whole, GraphShed::Nothing, m_next);
    }
    Change change;
    change.sameLayout = m_shown && sameStructure(before, m_scene);
    change.sameThings = m_shown && sameCards(before, m_scene);
    change.stale = change.sameLayout ? Stale::Rest : Stale::Ground;
    m_shown = true;
    if (change.sameLayout) m_moving = graphMotionBounds(m_scene, m_layout);
    return change;
}

void GraphPicture::layOut(QSizeF canvas) {
    m_canvas = canvas;
    if (leastFont() > 0)
        layOutLocal();
    else
        m_layout = layoutGraph(m_scene, canvas);
    m_moving = graphMotionBounds(m_scene, m_layout);
}

/// As much of what the step is about as the canvas has room for.
void GraphPicture::layOutLocal() {
    for (const GraphShed shed : {GraphShed::Nothing, GraphShed::Channels, GraphShed::Numbers}) {
        m_scene = localScene(m_whole, shed, m_next);
        m_layout = layoutGraph(m_scene, m_canvas * (m_scene.type.name / leastFont()));
        const QSizeF needed = m_layout.size * leastFit();
        if (needed.width() <= m_canvas.width() && needed.height() <= m_canvas.height()) return;
    }
}

void GraphPicture::showLit(const Player& player) {
    setLit(m_scene, player.view());
}

// -- Where it stands -----------------------------------------------------------------------------

double GraphPicture::leastFit() const {
    constexpr double kReadable = 0.72; // at which cells, chips and their names can still be read
    return leastFont() > 0 ? leastFont() / smallestFont() : kReadable;
}

/// Of what is to be read: the numbers in the pixels of a large image are not.
double GraphPicture::smallestFont() const {
    constexpr double kTexture = 8;
    double smallest = m_scene.type.name;
    for (const GraphLayout::Card& card : m_layout.cards)
        if (card.font >= kTexture) smallest = std::min(smallest, card.font);
    return smallest;
}

double GraphPicture::mostFit() const {
    return leastFont() > 0 ? 1.5 * leastFit() : 1.5;
}

std::optional<QPointF> GraphPicture::attention() const {
    if (m_scene.step.writes.empty()) return {};
    return m_layout.rectOf(m_scene, m_scene.step.writes.front()).center();
}

std::vector<QRectF> GraphPicture::attentionRects() const {
    if (m_scene.step.writes.empty()) return {};
    const CellSpot& written = m_scene.step.writes.front();
    return {m_moving & QRectF({}, size()), m_layout.card(written.card).all(),
            m_layout.rectOf(m_scene, written)};
}

std::optional<CellSpot> GraphPicture::spotAt(QPointF point) const {
    for (int c = static_cast<int>(m_scene.cards.size()) - 1; c >= 0; --c) {
        const GraphLayout::Card& placed = m_layout.card(c);
        if (!placed.all().contains(point)) continue;
        const GraphCard& card = m_scene.card(c);
        for (std::size_t b = placed.blocks.size(); b-- > 0;) {
            if (card.copyOf >= 0 || b >= card.blocks.size() || !placed.blocks[b].contains(point))
                continue;
            const int cell = card.isScalar() ? 0 : cellAt(card.blocks[b], placed.blocks[b], point);
            if (cell >= 0) return CellSpot{c, static_cast<int>(b), cell};
        }
        if (placed.body.contains(point) || placed.op.contains(point))
            return CellSpot{card.copyOf >= 0 ? card.copyOf : c, 0, card.isScalar() ? 0 : Ref::kAll};
    }
    return {};
}

std::optional<PictureHit> GraphPicture::hitAt(QPointF point, double reach) const {
    if (const auto spot = spotAt(point)) {
        const QRectF rect = m_layout.rectOf(m_scene, *spot);
        return PictureHit{m_scene.refOf(*spot), rect,
                          spot->cell != Ref::kAll && rect.contains(point)};
    }
    std::optional<PictureHit> best;
    double nearest = reach;
    for (std::size_t e = 0; e < m_scene.edges.size(); ++e) {
        const GraphEdge& edge = m_scene.edges[e];
        const QRectF chip = m_layout.edges[e].chip;
        const bool onChip = edge.known && !chip.isNull() && chip.contains(point);
        const double distance = onChip ? 0 : distanceTo(m_layout.edges[e].path, point, reach);
        if (distance >= nearest) continue;
        nearest = distance;
        const GraphCard& source = m_scene.card(edge.from);
        const int shown = source.copyOf >= 0 ? source.copyOf : edge.from;
        best = PictureHit{
            edge.hasPartial ? edge.arrival
                            : m_scene.refOf({shown, 0, source.isScalar() ? 0 : Ref::kAll}),
            chip.isNull() ? QRectF(point - QPointF(8, 8), QSizeF(16, 16)) : chip, false};
    }
    return best;
}

QRectF GraphPicture::rectOf(const Ref& ref) const {
    if (const int edge = m_scene.edgeOf(ref); edge >= 0) {
        const GraphLayout::Edge& placed = m_layout.edges[static_cast<std::size_t>(edge)];
        if (!placed.chip.isNull()) return placed.chip;
        QRectF rect(0, 0, 16, 16);
        rect.moveCenter(placed.path.pointAtPercent(0.5));
        return rect;
    }
    const auto spot = m_scene.spotOf(ref);
    return spot ? m_layout.rectOf(m_scene, *spot) : QRectF();
}

std::optional<Ref> GraphPicture::pixelAt(QPointF point) const {
    const auto spot = spotAt(point);
    if (!spot || spot->cell == Ref::kAll) return {};
    const GraphCard& card = m_scene.card(spot->card);
    const bool image = card.kind == CardKind::Input && card.form == CardForm::Image;
    if (!image || static_cast<std::size_t>(spot->block) >= card.valueBlocks()) return {};
    return m_scene.refOf(*spot);
}

// -- Painting ------------------------------------------------------------------------------------

void GraphPicture::paintGround(const Brushwork& work) const {
    paintGraphGround({work.painter, m_scene, m_layout, work.theme, work.scale, work.leastText});
}

void GraphPicture::paintRest(const Brushwork& work) const {
    paintGraphRest({work.painter, m_scene, m_layout, work.theme, work.scale, work.leastText});
}

void GraphPicture::paintMotion(const Brushwork& work) const {
    paintGraphMotion({work.painter, m_scene, m_layout, work.theme, work.scale, work.leastText});
}

void GraphPicture::paintLit(const Brushwork& work) const {
    paintGraphLit({work.painter, m_scene, m_layout, work.theme, work.scale, work.leastText});
}

// -- Its things ----------------------------------------------------------------------------------

std::vector<Ref> GraphPicture::things() const {
    std::vector<Ref> refs;
    for (int c = 0; c < static_cast<int>(m_scene.cards.size()); ++c) {
        const GraphCard& card = m_scene.card(c);
        if (card.copyOf >= 0) continue;
        int cells = 0;
        for (std::size_t b = 0; b < card.valueBlocks(); ++b)
            cells += card.blocks[b].count;
        if (cells > kMostNamedCells) {
            refs.push_back(card.refOf(0, Ref::kAll, m_scene.sample));
            continue;
        }
        for (std::size_t b = 0; b < card.valueBlocks(); ++b)
            for (int cell = 0; cell < card.blocks[b].count; ++cell)
                refs.push_back(card.refOf(b, cell, m_scene.sample));
    }
    return refs;
}

std::optional<Ref> GraphPicture::thingAt(QPointF point) const {
    auto spot = spotAt(point);
    if (!spot) return {};
    const GraphCard& card = m_scene.card(spot->card);
    spot->block %= static_cast<int>(card.valueBlocks());
    return m_scene.refOf(*spot);
}

QString GraphPicture::sentence(const Ref& thing) const {
    const auto spot = m_scene.spotOf(thing);
    return spot ? spotSentence(m_scene, *spot) : QString();
}

QString GraphPicture::tip(const Player& player, const Ref& ref) const {
    if (const int edge = m_scene.edgeOf(ref); edge >= 0) return edgeTip(player, m_scene, edge);
    const auto spot = m_scene.spotOf(ref);
    if (!spot) return {};
    const GraphCard& card = m_scene.card(spot->card);
    const QString taint = taintSentence(m_scene, *spot);
    const QString more =
        taint.isEmpty() ? QString() : QStringLiteral("<br>") + taint.toHtmlEscaped();
    if (!ref.isSingle())
        return QStringLiteral("<b>%1</b><br>%2%3")
            .arg(spotName(m_scene, *spot).toHtmlEscaped(), card.shape, more);
    return tipFor(player, spotName(m_scene, *spot), ref) + more;
}

std::optional<Ref> GraphPicture::moved(const std::optional<Ref>& selected, int columns,
                                       int rows) const {
    const auto now = selected ? m_scene.spotOf(*selected) : std::nullopt;
    if (!now) return m_scene.cards.empty() ? std::nullopt : std::optional(m_scene.refOf({0, 0, 0}));
    const GraphCard& card = m_scene.card(now->card);
    const CellBlock& block = card.blocks[static_cast<std::size_t>(now->block)];
    const int cell = std::max(0, now->cell);
    const int row = cell / block.cols + rows;
    const int col = cell % block.cols + columns;
    if (row >= 0 && row < block.rows && col >= 0 && col < block.cols &&
        row * block.cols + col < block.count)
        return m_scene.refOf({now->card, now->block, row * block.cols + col});
    // Past its edge: the nearest card on that side, straight on rather than across.
    const QPointF from = m_layout.rectOf(m_scene, *now).center();
    double nearest = std::numeric_limits<double>::infinity();
    std::optional<Ref> best;
    for (int c = 0; c < static_cast<int>(m_scene.cards.size()); ++c) {
        if (c == now->card || m_scene.card(c).copyOf >= 0) continue;
        const QRectF body = m_layout.card(c).body;
        const QPointF d = body.center() - m_layout.card(now->card).body.center();
        const double along = columns != 0 ? d.x() * columns : d.y() * rows;
        const double across =
            columns != 0 ? std::abs(body.center().y() - from.y()) : std::abs(d.x());
        const double least = columns != 0 ? 20 : 1;
        const double cost = along + (columns != 0 ? 0.6 : 4) * across;
        if (along < least || cost >= nearest) continue;
        nearest = cost;
        best = m_scene.refOf({c, 0, 0});
    }
    return best ? best : selected;
}

std::optional<Index> GraphPicture::stepForClick(const Player& player, const Ref& ref) const {
    std::vector<Index> story;
    const auto add = [&](Quantity quantity) {
        Ref asked = ref;
        asked.quantity = quantity;
        if (const auto writer = player.derivation().writer(asked)) story.push_back(*writer);
    };
    if (m_scene.edgeOf(ref) >= 0) {
        add(Quantity::AdjointContribution);
    } else {
        for (const Quantity q : {Quantity::Value, Quantity::Adjoint, Quantity::Updated})
            add(q);
        if (story.empty() && ref.isSingle()) story = player.derivation().readers(ref, 8);
    }
    std::sort(story.begin(), story.end());
    story.erase(std::unique(story.begin(), story.end()), story.end());
    return deltaflow::stepForClick(player, std::move(story), false);
}

} // namespace deltaflow
