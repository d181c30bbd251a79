#pragma once

#include <QPainter>

#include <functional>
#include <vector>

namespace deltaflow {

/// Something on a page: its height, and how it is drawn from its upper left corner. In points.
struct Block {
    double height = 0;
    std::function<void(QPainter&)> draw;
};

/// Blocks one below the other, never parted by the end of a page.
[[nodiscard]] Block stacked(std::vector<Block> blocks);

/// A block moved to the right by `indent`, with a bar at the left as high as it is.
[[nodiscard]] Block besideBar(const Block& block, double indent, const QColor& colour);

/// A block, and another one that begins at `left` of the same line.
[[nodiscard]] Block besideEachOther(Block first, Block second, double left);

/// Empty paper.
[[nodiscard]] Block gap(double height);

} // namespace deltaflow
