#include "ui/canvas/flow_path.h"
#include "ui/canvas/graph/amount_places.h"
#include "ui/canvas/graph/graph_painter.h"

#include <algorithm>

namespace deltaflow {
namespace {

constexpr std::size_t kMostNumbers = 9; ///< More tokens than this travel without their number.
constexpr std::size_t kMostLines = 6;   ///< More flows than this have no lines of their own.

} // namespace

void paintGraphEdge(const GraphBrush& brush, int index, const QColor& colour, double width) {
    const QPainterPath& path = brush.layout.edges[static_cast<std::size_t>(index)].path;
    QPen pen(colour, std::max(width, 0.8 / brush.scale), Qt::SolidLine, Qt::FlatCap);
    brush.painter.setPen(pen);
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.drawPath(path);
    const double head = 7 + width;
    const double length = std::max(1.0, path.length());
    brush.arrowHead({path.pointAtPercent(std::max(0.0, 1 - head / length)), path.pointAtPercent(1)},
                    colour, head);
}

void paintGraphGround(const GraphBrush& brush) {
    const QColor tone = blend(brush.theme.canvas, brush.theme.textMuted, 0.62);
    for (std::size_t e = 0; e < brush.scene.edges.size(); ++e)
        paintGraphEdge(brush, static_cast<int>(e), tone, 1.3);
}

namespace {

struct Traveller {
    const GraphFlow& flow;
    QPainterPath way;
    double t;
};

std::vector<Traveller> travellersOf(const GraphBrush& brush) {
    std::vector<Traveller> made;
    const std::vector<GraphFlow>& flows = brush.scene.step.flows;
    for (std::size_t i = 0; i < flows.size(); ++i)
        made.push_back({flows[i], brush.layout.wayOf(brush.scene, flows[i]),
                        travelled(brush.scene.progress, i, flows.size())});
    return made;
}

bool isLit(const GraphScene& scene, int edge) {
    return std::find(scene.litEdges.begin(), scene.litEdges.end(), edge) != scene.litEdges.end();
}

/// From a parameter's gradient to its value: the rings say it.
bool staysInside(const GraphFlow& flow) {
    return flow.from.card == flow.to.card;
}

/// Neighbouring cells have one outline together: the window of a convolution.
void paintReads(const GraphBrush& brush) {
    const std::vector<CellSpot>& reads = brush.scene.step.reads;
    const QColor tone = brush.phaseLine(brush.scene.step.phase);
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.setPen(QPen(tone, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    for (std::size_t i = 0; i < reads.size();) {
        QRectF united;
        double area = 0;
        std::size_t next = i;
        for (; next < reads.size() && reads[next].card == reads[i].card &&
               reads[next].block == reads[i].block;
             ++next) {
            const QRectF rect = brush.layout.rectOf(brush.scene, reads[next]);
            united |= rect;
            area += rect.width() * rect.height();
        }
        const GraphCard& card = brush.scene.card(reads[i].card);
        if (card.isScalar() || card.copyOf >= 0)
            brush.painter.drawPath(outlineOf(brush.scene, brush.layout, reads[i]));
        else if (area > 0.98 * united.width() * united.height())
            brush.painter.drawRect(united);
        else
            for (std::size_t k = i; k < next; ++k)
                brush.painter.drawRect(
                    brush.layout.rectOf(brush.scene, reads[k]).adjusted(1, 1, -1, -1));
        i = next;
    }
}

void paintWrites(const GraphBrush& brush) {
    const QColor tone = brush.phaseLine(brush.scene.step.phase);
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.setPen(QPen(tone, 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    for (const CellSpot& spot : brush.scene.step.writes)
        brush.painter.drawPath(outlineOf(brush.scene, brush.layout, spot));
    // A cell may be of the ring's own colour: a pale line within sets it off.
    brush.painter.setPen(QPen(brush.theme.node, 1.4, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    for (const CellSpot& spot : brush.scene.step.writes)
        if (brush.scene.card(spot.card).form == CardForm::Image && spot.cell != Ref::kAll)
            brush.painter.drawRect(brush.layout.rectOf(brush.scene, spot).adjusted(2, 2, -2, -2));
}

/// Where lines would cover the cells: only the edges that the amounts take.
void paintBusyEdges(const GraphBrush& brush, const std::vector<Traveller>& travellers) {
    std::vector<int> edges;
    for (const Traveller& traveller : travellers)
        if (traveller.flow.edge >= 0) edges.push_back(traveller.flow.edge);
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    const QColor tone = brush.phaseLine(brush.scene.step.phase);
    const bool back = brush.scene.step.phase >= Phase::Backward;
    for (const int edge : edges) {
        const QPainterPath& path = brush.layout.edges[static_cast<std::size_t>(edge)].path;
        brush.painter.setPen(QPen(tone, 2.2, Qt::SolidLine, Qt::FlatCap));
        brush.painter.setBrush(Qt::NoBrush);
        brush.painter.drawPath(path);
        const double length = std::max(1.0, path.length());
        const double at = back ? 0 : 1;
        const double before = back ? std::min(1.0, 11 / length) : std::max(0.0, 1 - 11 / length);
        brush.arrowHead({path.pointAtPercent(before), path.pointAtPercent(at)}, tone, 11);
    }
}

void paintFlowLines(const GraphBrush& brush, const std::vector<Traveller>& travellers) {
    if (travellers.size() > kMostLines) return paintBusyEdges(brush, travellers);
    const bool rests = brush.scene.progress >= 1;
    for (const Traveller& traveller : travellers) {
        if (staysInside(traveller.flow)) continue;
        const QColor tone = brush.phaseLine(traveller.flow.tone);
        QPen pen(rests ? tone : blend(brush.theme.canvas, tone, 0.5), 2, Qt::SolidLine,
                 Qt::FlatCap);
        pen.setDashPattern({1.6, 1.8});
        brush.painter.setPen(pen);
        brush.painter.setBrush(Qt::NoBrush);
        brush.painter.drawPath(traveller.way);
        const double length = traveller.way.length();
        if (rests && length > 1)
            brush.arrowHead({traveller.way.pointAtPercent(std::max(0.0, 1 - 10 / length)),
                             traveller.way.pointAtPercent(1)},
                            tone, 10);
    }
}

/// What stands apart is joined to what it belongs to.
void paintLeader(const GraphBrush& brush, const AmountPlace& place, const QColor& ink) {
    if (!place.isApart()) return;
    brush.painter.setPen(QPen(ink, 1.2));
    brush.painter.drawLine(place.on,
                           {std::clamp(place.on.x(), place.rect.left() + 8, place.rect.right() - 8),
                            place.rect.center().y()});
    brush.painter.setPen(Qt::NoPen);
    brush.painter.setBrush(ink);
    brush.painter.drawEllipse(place.on, 2.5, 2.5);
}

/// An amount in the middle of its place, as wide as it is.
void paintPill(const GraphBrush& brush, const QRectF& place, double value, const QColor& ink) {
    if (!brush.isLegible(brush.type.chip)) { // from far away only where it is
        constexpr double kDot = 14;
        brush.box({place.center() - QPointF(kDot / 2, kDot / 2), QSizeF(kDot, kDot)}, -1, ink, {});
        return;
    }
    const QString words = brush.number(value);
    const double wide = PaintBrush::textWidth(words, brush.type.chip, QFont::DemiBold) + 14;
    QRectF pill(0, 0, std::min(wide, place.width()), place.height());
    pill.moveCenter(place.center());
    brush.box(pill, -1, ink, brush.theme.canvas, 1);
    brush.value(pill.adjusted(4, 0, -4, 0), {}, value,
                {brush.theme.onPhase, brush.type.chip, QFont::DemiBold});
}

/// The sum so far, over the cell that gathers it.
void paintRunningSum(const GraphBrush& brush, const std::vector<Traveller>& travellers) {
    const GraphStep& step = brush.scene.step;
    if (!step.gathers()) return;
    if (brush.scene.progress >= 1 && step.sumDone) return;
    double sum = step.sumBefore;
    bool any = step.hasBefore;
    for (const Traveller& traveller : travellers) {
        if (traveller.t < 1) continue;
        sum += traveller.flow.value;
        any = true;
    }
    if (!any) return;
    const QColor ink = brush.phaseInk(step.phase);
    const AmountPlace place = placeSum(brush.scene, brush.layout);
    if (place.rect.isNull()) return;
    const QString words = QStringLiteral("Σ ") + brush.number(sum);
    const double wide = PaintBrush::textWidth(words, brush.type.chip, QFont::DemiBold) + 14;
    QRectF pill(0, 0, std::min(wide, place.rect.width()), place.rect.height());
    pill.moveCenter(place.rect.center());
    paintLeader(brush, place, ink);
    brush.box(pill, -1, brush.theme.canvas, ink, 1.4);
    brush.value(pill.adjusted(4, 0, -4, 0), QStringLiteral("Σ "), sum,
                {ink, brush.type.chip, QFont::DemiBold});
}

void paintResting(const GraphBrush& brush, const std::vector<Traveller>& travellers) {
    const std::vector<AmountPlace> places = placeAmounts(brush.scene, brush.layout);
    for (std::size_t i = 0; i < travellers.size(); ++i) {
        if (places[i].rect.isNull()) continue;
        const QColor ink = brush.phaseInk(travellers[i].flow.tone);
        paintLeader(brush, places[i], ink);
        paintPill(brush, places[i].rect, travellers[i].flow.value, ink);
    }
}

/// At rest the amounts stay by their ways where these are few.
void paintAmounts(const GraphBrush& brush, const std::vector<Traveller>& travellers) {
    const bool rests = brush.scene.progress >= 1;
    const bool numbered = travellers.size() <= kMostNumbers;
    if (rests && travellers.size() > kMostLines) return;
    if (rests) return paintResting(brush, travellers);
    const QSizeF size = amountSize(brush.digits, brush.type);
    for (const Traveller& traveller : travellers) {
        const QColor ink = brush.phaseInk(traveller.flow.tone);
        if (traveller.t <= 0 || traveller.t >= 1) continue;
        const QPointF at = traveller.way.pointAtPercent(traveller.t);
        if (numbered) {
            paintPill(brush, {at - QPointF(size.width() / 2, size.height() / 2), size},
                      traveller.flow.value, ink);
            continue;
        }
        const double r = std::max(3.5, 2.5 / brush.scale);
        brush.painter.setPen(Qt::NoPen);
        brush.painter.setBrush(ink);
        brush.painter.drawEllipse(at, r, r);
    }
}

} // namespace

void paintGraphMotion(const GraphBrush& brush) {
    if (!brush.scene.step.any) return;
    const std::vector<Traveller> travellers = travellersOf(brush);
    paintFlowLines(brush, travellers);
    for (const Traveller& traveller : travellers) // above the lines that pass them
        if (traveller.flow.edge >= 0)
            paintPartial(brush, traveller.flow.edge, isLit(brush.scene, traveller.flow.edge));
    paintReads(brush);
    paintWrites(brush);
    for (const std::vector<CellSpot>* spots : {&brush.scene.step.reads, &brush.scene.step.writes})
        for (const CellSpot& spot : *spots)
            paintOp(brush, spot.card);
    paintAmounts(brush, travellers);
    paintRunningSum(brush, travellers);
}

QRectF graphMotionBounds(const GraphScene& scene, const GraphLayout& layout) {
    QRectF bounds;
    const auto add = [&](const CellSpot& spot) {
        bounds |= layout.rectOf(scene, spot).adjusted(-40, -16, 40, 16);
    };
    for (const CellSpot& spot : scene.step.writes)
        add(spot);
    for (const CellSpot& spot : scene.step.reads)
        add(spot);
    for (const GraphFlow& flow : scene.step.flows)
        bounds |= layout.wayOf(scene, flow).boundingRect().adjusted(-50, -16, 50, 16);
    for (const AmountPlace& place : placeAmounts(scene, layout))
        bounds |= place.rect;
    if (scene.step.gathers()) bounds |= placeSum(scene, layout).rect;
    return bounds;
}

} // namespace deltaflow
