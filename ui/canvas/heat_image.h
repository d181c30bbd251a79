#pragma once

#include <QColor>
#include <QImage>

#include <vector>

namespace deltaflow {

/// Three colours of a map: zero, the largest positive and the largest negative value.
struct HeatTones {
    QColor zero;
    QColor positive;
    QColor negative;
};

/// max |v| of the numbers that are there (NaN is not); 0 for none.
[[nodiscard]] double largestOf(const std::vector<double>& values);

/// A matrix, row by row, as an image of at most `pixels`: where several cells share a pixel it
/// shows the one of largest magnitude, so that no strong weight is averaged away.
[[nodiscard]] QImage matrixImage(const std::vector<double>& values, int rows, int cols,
                                 double largest, const HeatTones& tones, QSize pixels);

/// One pixel a cell, filled row by row; NaN (not yet computed) takes `missing`.
[[nodiscard]] QImage cellImage(const std::vector<double>& values, int rows, int cols,
                               double largest, const HeatTones& tones, const QColor& missing);

/// −largest … largest from left to right.
[[nodiscard]] QImage legendImage(const HeatTones& tones);

} // namespace deltaflow
