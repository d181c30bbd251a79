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

/// Empty paper.
[[nodiscard]] Block gap(double height);

} // namespace deltaflow
