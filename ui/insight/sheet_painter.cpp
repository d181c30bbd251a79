#include "ui/insight/sheet_layout.h"

#include <algorithm>

namespace deltaflow {
namespace {

constexpr double kLegend = 20; ///< Above a chart.

struct SheetScene {
    QPainter& painter;
    const Theme& theme;
    const SheetLook& look;
};

QColor areaOf(const Theme& theme, SheetTone tone) {
    switch (tone) {
    case SheetTone::Forward:
        return theme.forward;
    case SheetTone::Backward:
        return theme.backward;
    case SheetTone::Muted:
        return blend(theme.window, theme.text, 0.28);
    case SheetTone::Plain:
        break;
    }
    return blend(theme.window, theme.text, 0.5);
}

void paintText(const SheetScene& s, const SheetItem& item, const QRectF& rect) {
    const bool heading = item.kind == SheetItem::Kind::Heading;
    QFont font = heading ? uiFont(12.5, QFont::DemiBold) : uiFont(12);
    s.painter.setFont(font);
    s.painter.setPen(heading || item.tone == SheetTone::Plain ? s.theme.text : s.theme.textMuted);
    s.painter.drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, item.text);
}

void paintEquationItem(const SheetScene& s, const SheetLayout::Placed& placed) {
    if (s.look.hover) {
        for (const auto& place : placed.equation.places()) {
            if (!place.ref.touches(*s.look.hover)) continue;
            s.painter.setPen(QPen(blend(s.theme.window, s.theme.focus, 0.6), 1));
            s.painter.setBrush(blend(s.theme.window, s.theme.focus, 0.18));
            s.painter.drawRoundedRect(
                place.rect.translated(placed.rect.topLeft()).adjusted(-2, -2, 2, 2), 4, 4);
        }
    }
    s.painter.setPen(s.theme.text);
    paintEquation(s.painter, placed.equation, placed.rect.topLeft(), s.look.tone);
}

void paintBar(const SheetScene& s, const SheetItem& item, const SheetLayout::Placed& placed,
              bool hovered) {
    s.painter.setPen(Qt::NoPen);
    if (item.marked || hovered) {
        s.painter.setBrush(item.marked ? s.theme.card : blend(s.theme.window, s.theme.card, 0.7));
        s.painter.drawRoundedRect(placed.rect, 5, 5);
    }
    const QRectF& room = placed.bar;
    const QColor ground = item.marked ? s.theme.card : s.theme.window;
    s.painter.setBrush(blend(ground, s.theme.text, 0.08));
    s.painter.drawRoundedRect(room, 3, 3);
    const double left =
        room.left() + std::clamp(std::min(item.from, item.to), 0.0, 1.0) * room.width();
    const double right =
        room.left() + std::clamp(std::max(item.from, item.to), 0.0, 1.0) * room.width();
    s.painter.setBrush(areaOf(s.theme, item.tone));
    s.painter.drawRoundedRect(QRectF(left, room.top(), std::max(2.0, right - left), room.height()),
                              3, 3);
    if (item.origin >= 0)
        s.painter.fillRect(
            QRectF(room.left() + item.origin * room.width() - 0.5, room.top() - 3, 1, 14),
            s.theme.textMuted);
    s.painter.setPen(s.theme.text);
    if (item.label.isEmpty()) {
        const QFont font = uiFont(12);
        s.painter.setFont(font);
        s.painter.drawText(
            placed.labelRect, Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetricsF(font).elidedText(item.text, Qt::ElideRight, placed.labelRect.width()));
    } else {
        const QRectF& at = placed.labelRect;
        const double middle = at.center().y() + (placed.label.ascent - placed.label.descent) / 2;
        s.painter.save();
        s.painter.setClipRect(at);
        paintFormula(s.painter, placed.label, QPointF(at.left(), middle), s.look.tone);
        s.painter.restore();
    }
    s.painter.setFont(uiFont(12));
    s.painter.setPen(s.theme.text);
    s.painter.drawText(placed.valueRect, Qt::AlignVCenter | Qt::AlignRight, item.value);
}

double highest(const SheetItem& item) {
    double most = 1;
    std::size_t steps = 0;
    for (const auto& series : item.series)
        steps = std::max(steps, series.values.size());
    for (std::size_t i = 0; i < steps; ++i) {
        double stacked = 0;
        for (std::size_t k = 0; k < item.series.size(); ++k) {
            const auto& values = item.series[k].values;
            const double value = i < values.size() ? values[i] : 0;
            stacked += k < 2 ? value : 0;
            most = std::max({most, value, stacked});
        }
    }
    return most;
}

void paintLegend(const SheetScene& s, const SheetItem& item, QPointF at) {
    s.painter.setFont(uiFont(11));
    for (std::size_t k = 0; k < item.series.size(); ++k) {
        const auto& series = item.series[k];
        const QRectF swatch(at.x(), at.y() + 3, 10, 10);
        const QColor colour = areaOf(s.theme, series.tone);
        s.painter.setPen(k < 2 ? Qt::NoPen : QPen(s.theme.text, 1.5));
        s.painter.setBrush(k < 2 ? QBrush(colour) : QBrush(Qt::NoBrush));
        s.painter.drawRect(k < 2 ? swatch : swatch.adjusted(0, 1, 0, -1));
        s.painter.setPen(s.theme.textMuted);
        const double width = s.painter.fontMetrics().horizontalAdvance(series.name);
        s.painter.drawText(QRectF(at.x() + 15, at.y() - 2, width + 4, 20), Qt::AlignVCenter,
                           series.name);
        at.rx() += 15 + width + 14;
    }
}

void paintChart(const SheetScene& s, const SheetItem& item, const QRectF& rect) {
    paintLegend(s, item, rect.topLeft());
    const QRectF area = rect.adjusted(0, kLegend, 0, -1);
    const double most = highest(item);
    const std::size_t steps = item.series.empty() ? 0 : item.series.front().values.size();
    const double width = area.width() / static_cast<double>(std::max<std::size_t>(1, steps));
    const double gap = width > 6 ? 2 : width > 3 ? 1 : 0;
    const auto heightOf = [&](double value) { return value / most * area.height(); };
    s.painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), s.theme.line);
    for (std::size_t i = 0; i < steps; ++i) {
        const double x = area.left() + static_cast<double>(i) * width;
        if (static_cast<Index>(i) == item.head)
            s.painter.fillRect(QRectF(x, area.top(), width, area.height()), s.theme.card);
        double y = area.bottom();
        for (std::size_t k = 0; k < item.series.size(); ++k) {
            const auto& series = item.series[k];
            if (i >= series.values.size()) continue;
            const double height = heightOf(series.values[i]);
            if (k < 2) {
                y -= height;
                const QColor colour = areaOf(s.theme, series.tone);
                const bool past = item.head < 0 || static_cast<Index>(i) <= item.head;
                s.painter.fillRect(QRectF(x + gap / 2, y, width - gap, height),
                                   past ? colour : blend(s.theme.window, colour, 0.45));
            } else {
                s.painter.fillRect(QRectF(x, area.bottom() - height - 1, width, 2), s.theme.text);
            }
        }
    }
    if (item.head < 0) return;
    const double x = area.left() + (static_cast<double>(item.head) + 1) * width;
    s.painter.fillRect(QRectF(x - 0.75, area.top() - 3, 1.5, area.height() + 4), s.theme.text);
}

} // namespace

void paintSheet(QPainter& painter, const Sheet& sheet, const SheetLayout& layout,
                const SheetLook& look) {
    painter.setRenderHint(QPainter::Antialiasing);
    const SheetScene scene{painter, look.theme, look};
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        const SheetItem& item = sheet[i];
        const SheetLayout::Placed& placed = layout.items[i];
        const bool hovered = static_cast<int>(i) == look.hovered;
        switch (item.kind) {
        case SheetItem::Kind::Heading:
        case SheetItem::Kind::Note:
            paintText(scene, item, placed.rect);
            break;
        case SheetItem::Kind::Equation:
            paintEquationItem(scene, placed);
            break;
        case SheetItem::Kind::Bar:
            paintBar(scene, item, placed, hovered);
            break;
        case SheetItem::Kind::Chart:
            paintChart(scene, item, placed.rect);
            break;
        }
    }
}

} // namespace deltaflow
