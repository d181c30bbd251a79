#include "ui/canvas/paint_marks.h"

#include "ui/canvas/paint_brush.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Canvas", text);
}

/// What a caption would cover there: a number counts for more than any edges.
int costOf(const CanvasPicture& picture, const QRectF& caption,
           const std::vector<QRectF>& captions) {
    constexpr int kNumber = 100;
    int cost = 0;
    for (const QRectF& other : captions)
        if (caption.intersects(other)) cost += kNumber;
    for (const double down : {0.1, 0.9})
        for (const double along : {0.02, 0.25, 0.5, 0.75, 0.98}) {
            const QPointF at =
                caption.topLeft() + QPointF(along * caption.width(), down * caption.height());
            const auto hit = picture.hitAt(at, 1);
            if (hit) cost += hit->isNumber || hit->rect.contains(at) ? kNumber : 1;
        }
    return cost < kNumber ? cost : kNumber;
}

/// Beside the outline, where it covers least; null where it would cover a number anywhere.
QRectF placeOf(const CanvasPicture& picture, const QRectF& outline, QSizeF size,
               const std::vector<QRectF>& captions) {
    constexpr double kGap = 2;
    const double inset = 0.16 * outline.height() + 4; // a rounded corner leaves room
    const double left = outline.left() + inset - size.width();
    const double middle = outline.center().x() - size.width() / 2;
    const double right = outline.right() - inset;
    const double below = outline.bottom() + kGap;
    const double above = outline.top() - kGap - size.height();
    const double low = outline.bottom() - size.height();
    QRectF best;
    int least = 100;
    for (const QPointF corner :
         {QPointF(left, low), QPointF(middle, below), QPointF(middle, above), QPointF(left, below),
          QPointF(left, outline.top()), QPointF(left, above), QPointF(right, low),
          QPointF(right, above), QPointF(right, below)}) {
        const QRectF place(corner, size);
        const int cost = costOf(picture, place, captions);
        if (cost >= least) continue;
        best = place;
        least = cost;
        if (cost == 0) break;
    }
    return best;
}

} // namespace

void paintMarks(const CanvasPicture& picture, const CanvasPicture::Brushwork& work,
                const std::vector<UnitMark>& marks) {
    constexpr double kFont = 11;
    constexpr double kLeastCaptioned = 18; // a unit of its own, and no cell of a map
    std::vector<QRectF> captions;
    const PaintBrush brush{work.painter, work.theme, work.scale};
    for (const UnitMark& mark : marks) {
        Ref last = mark.unit;
        last.row += mark.elements - 1;
        const QRectF rect = picture.rectOf(mark.unit) | picture.rectOf(last);
        if (rect.isNull()) continue;
        const bool captioned = rect.height() >= kLeastCaptioned;
        const double room = captioned ? 4 : 1;
        const QRectF outline = rect.adjusted(-room, -room, room, room);
        brush.box(outline, captioned && mark.elements == 1 ? -1 : 2, {}, work.theme.textMuted, 1.6,
                  true);
        const double font = brush.readable(kFont);
        if (!captioned || font > 0.45 * outline.height()) continue;
        const QString word = mark.state == UnitState::Dead ? tr("dead") : tr("saturated");
        const double width = PaintBrush::textWidth(word, font, QFont::DemiBold) + 10;
        const QRectF caption = placeOf(picture, outline, {width, font + 5}, captions);
        if (caption.isNull()) continue; // the outline and its tip tell
        captions.push_back(caption);
        brush.box(caption, 4, work.theme.canvas, work.theme.line, 1);
        brush.text(caption, word, {work.theme.textMuted, font, QFont::DemiBold});
    }
}

QString markTip(const std::vector<UnitMark>& marks, const Ref& ref) {
    const auto mark = std::ranges::find_if(marks, [&ref](const UnitMark& m) {
        return m.unit.node == ref.node && ref.row >= m.unit.row &&
               ref.row < m.unit.row + m.elements;
    });
    if (mark == marks.end()) return {};
    return QStringLiteral("<br>") +
           (mark->state == UnitState::Dead
                ? tr("Dead: z ≤ 0 for every sample, so its slope and its δ are 0 and it does not "
                     "learn.")
                : tr("Saturated: within 1 % of a limit for every sample, so its slope is nearly 0 "
                     "and it hardly learns."));
}

} // namespace deltaflow
