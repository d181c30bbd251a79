#pragma once

#include "ui/theme/theme.h"

#include <QPainter>

#include <vector>

namespace deltaflow {

/// A cell of a table of numbers: the number, and under it, smaller, others that belong to it.
struct NumberCell {
    struct Line {
        QString text; ///< Empty: not yet computed.
        QColor ink;
        bool lit = false; ///< Hovered somewhere.
    };
    std::vector<Line> lines;
    QColor ground;
    bool current = false; ///< The keyboard's cell.
};

/// Heights in pixels.
inline constexpr int kValueLine = 22;
inline constexpr int kCompanionLine = 15;
[[nodiscard]] int cellHeight(int companions);
/// The line under a height within a cell.
[[nodiscard]] int cellLineAt(int y, int lines);
[[nodiscard]] QRect cellLineRect(const QRect& cell, int line);

void paintNumberCell(QPainter& painter, const QRect& rect, const NumberCell& cell,
                     const Theme& theme);

} // namespace deltaflow
