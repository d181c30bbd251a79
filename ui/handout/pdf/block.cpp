#include "ui/handout/pdf/block.h"

#include <algorithm>

namespace deltaflow {

Block stacked(std::vector<Block> blocks) {
    double height = 0;
    for (const Block& block : blocks)
        height += block.height;
    return {height, [parts = std::move(blocks)](QPainter& painter) {
                double y = 0;
                for (const Block& block : parts) {
                    painter.save();
                    painter.translate(0, y);
                    if (block.draw) block.draw(painter);
                    painter.restore();
                    y += block.height;
                }
            }};
}

Block besideBar(const Block& block, double indent, const QColor& colour) {
    constexpr double kBar = 1.5;
    return {block.height, [=](QPainter& painter) {
                painter.fillRect(QRectF(0, 0, kBar, block.height), colour);
                painter.translate(indent, 0);
                if (block.draw) block.draw(painter);
            }};
}

Block besideEachOther(Block first, Block second, double left) {
    const double height = std::max(first.height, second.height);
    return {height,
            [first = std::move(first), second = std::move(second), left](QPainter& painter) {
                painter.save();
                first.draw(painter);
                painter.restore();
                painter.save();
                painter.translate(left, 0);
                second.draw(painter);
                painter.restore();
            }};
}

Block gap(double height) {
    return {height, {}};
}

} // namespace deltaflow
