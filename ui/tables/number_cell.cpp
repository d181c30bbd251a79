#include "ui/tables/number_cell.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr int kPadding = 4; ///< Above and below the lines where there is more than one.

void paintLine(QPainter& painter, const QRect& rect, const NumberCell::Line& line, bool first,
               const Theme& theme) {
    const QString text = line.text.isEmpty() ? QStringLiteral("–") : line.text;
    QFont font = uiFont(first ? 13 : 11);
    const int width = QFontMetrics(font).horizontalAdvance(text);
    const int room = rect.width() - 6;
    if (width > room) font.setPixelSize(std::max(7, font.pixelSize() * room / width));
    painter.setFont(font);
    painter.setPen(line.text.isEmpty() ? theme.textFaint : line.ink);
    painter.drawText(rect, Qt::AlignCenter, text);
}

} // namespace

int cellHeight(int companions) {
    return companions == 0 ? kValueLine + 4
                           : kValueLine + companions * kCompanionLine + 2 * kPadding;
}

int cellLineAt(int y, int lines) {
    if (lines <= 1) return 0;
    return std::clamp((y - kPadding - kValueLine + kCompanionLine) / kCompanionLine, 0, lines - 1);
}

QRect cellLineRect(const QRect& cell, int line) {
    if (line == 0) {
        const bool alone = cell.height() < kValueLine + kCompanionLine;
        return {cell.left(), cell.top() + (alone ? 2 : kPadding), cell.width(), kValueLine};
    }
    return {cell.left(), cell.top() + kPadding + kValueLine + (line - 1) * kCompanionLine,
            cell.width(), kCompanionLine};
}

void paintNumberCell(QPainter& painter, const QRect& rect, const NumberCell& cell,
                     const Theme& theme) {
    painter.fillRect(rect, cell.ground);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < cell.lines.size(); ++i) {
        const QRect line = cellLineRect(rect, static_cast<int>(i));
        if (cell.lines[i].lit) {
            painter.setPen(QPen(theme.focus, 1.5));
            painter.setBrush(blend(cell.ground, theme.focus, 0.12));
            painter.drawRoundedRect(QRectF(line).adjusted(1.5, 1, -1.5, -1), 4, 4);
        }
        paintLine(painter, line, cell.lines[i], i == 0, theme);
    }
    if (cell.current) {
        painter.setPen(QPen(theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4);
    }
}

} // namespace deltaflow
