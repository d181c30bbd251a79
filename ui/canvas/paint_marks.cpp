#include "ui/canvas/paint_marks.h"

#include "ui/canvas/paint_brush.h"

#include <QCoreApplication>

#include <algorithm>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Canvas", text);
}

} // namespace

void paintMarks(const CanvasPicture& picture, const CanvasPicture::Brushwork& work,
                const std::vector<UnitMark>& marks) {
    constexpr double kFont = 11;
    constexpr double kLeastCaptioned = 18; // a unit of its own, and no cell of a map
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
        // At the lower left, where neither the bias nor δ stands.
        QRectF caption(0, 0, width, font + 5);
        caption.moveBottomRight(outline.bottomLeft() + QPointF(0.16 * outline.height() + 4, 0));
        brush.box(caption, 4, work.theme.canvas, {});
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
