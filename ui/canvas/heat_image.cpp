#include "ui/canvas/heat_image.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deltaflow {
namespace {

constexpr int kHalf = 255; // shades each way

/// Shades from the largest negative to the largest positive value.
class Palette {
public:
    explicit Palette(const HeatTones& tones) {
        for (int i = -kHalf; i <= kHalf; ++i) {
            const double strength = std::pow(std::abs(i) / static_cast<double>(kHalf), 0.8);
            m_shades[static_cast<std::size_t>(i + kHalf)] =
                blend(tones.zero, i < 0 ? tones.negative : tones.positive, strength).rgb();
        }
    }
    [[nodiscard]] QRgb at(double value, double largest) const {
        const double part = largest > 0 ? std::clamp(value / largest, -1.0, 1.0) : 0;
        return m_shades[static_cast<std::size_t>(kHalf + std::lround(part * kHalf))];
    }

private:
    std::array<QRgb, 2 * kHalf + 1> m_shades;
};

} // namespace

double largestOf(const std::vector<double>& values) {
    double largest = 0;
    for (const double value : values)
        if (!std::isnan(value)) largest = std::max(largest, std::abs(value));
    return largest;
}

QImage matrixImage(const std::vector<double>& values, int rows, int cols, double largest,
                   const HeatTones& tones, QSize pixels) {
    const int width = std::clamp(pixels.width(), 1, cols);
    const int height = std::clamp(pixels.height(), 1, rows);
    std::vector<double> strongest(
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    std::size_t index = 0;
    for (int row = 0; row < rows; ++row) {
        const auto line =
            static_cast<std::size_t>(row * height / rows) * static_cast<std::size_t>(width);
        for (int col = 0; col < cols; ++col, ++index) {
            double& shown = strongest[line + static_cast<std::size_t>(col * width / cols)];
            if (std::abs(values[index]) > std::abs(shown)) shown = values[index];
        }
    }
    return cellImage(strongest, height, width, largest, tones, tones.zero);
}

QImage cellImage(const std::vector<double>& values, int rows, int cols, double largest,
                 const HeatTones& tones, const QColor& missing) {
    const Palette palette(tones);
    QImage image(cols, rows, QImage::Format_RGB32);
    image.fill(missing);
    std::size_t index = 0;
    for (int row = 0; row < rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int col = 0; col < cols && index < values.size(); ++col, ++index)
            if (!std::isnan(values[index])) line[col] = palette.at(values[index], largest);
    }
    return image;
}

QImage legendImage(const HeatTones& tones) {
    std::vector<double> ramp;
    for (int i = -60; i <= 60; ++i)
        ramp.push_back(i);
    return cellImage(ramp, 1, static_cast<int>(ramp.size()), 60, tones, tones.zero);
}

} // namespace deltaflow
