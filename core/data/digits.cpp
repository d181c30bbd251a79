#include "core/data/digits.h"

#include "core/data/draw.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace deltaflow {

namespace {

constexpr double kReach = 0.9; // of a shift; strokes keep so far from the edge
constexpr double kThinnest = 0.9;
constexpr double kThickest = 1.5;
constexpr double kPalest = 0.75;

struct Point {
    double x = 0;
    double y = 0;
};

/// The corners of each digit's one stroke, in pixels from the upper left.
const std::array<std::vector<Point>, kDigits> kStrokes = {{
    {{4, 1}, {5.5, 2.2}, {5.5, 5.8}, {4, 7}, {2.5, 5.8}, {2.5, 2.2}, {4, 1}},
    {{2.8, 2.4}, {4.3, 1}, {4.3, 7}},
    {{2.3, 2.5}, {3.2, 1.1}, {4.8, 1.1}, {5.6, 2.4}, {5.1, 3.7}, {2.3, 7}, {5.8, 7}},
    {{2.4, 1.3}, {4.3, 1}, {5.5, 2.3}, {3.9, 3.9}, {5.6, 5.4}, {4.4, 7}, {2.3, 6.6}},
    {{4.8, 7}, {4.8, 1}, {2.2, 5}, {6, 5}},
    {{5.6, 1}, {2.6, 1}, {2.5, 3.6}, {4.4, 3.4}, {5.7, 5}, {4.6, 6.9}, {2.3, 6.7}},
    {{5.2, 1.1}, {3.2, 2.6}, {2.3, 5}, {3.2, 6.9}, {4.9, 6.9}, {5.7, 5.4}, {4.6, 4.1}, {2.6, 4.7}},
    {{2.3, 1.1}, {5.8, 1.1}, {3.4, 7}},
    {{4, 1},
     {5.4, 2},
     {5.1, 3},
     {2.7, 4.9},
     {2.5, 6},
     {4, 7},
     {5.5, 6},
     {5.3, 4.9},
     {2.9, 3},
     {2.6, 2},
     {4, 1}},
    {{2.8, 6.9}, {4.8, 5.4}, {5.7, 3}, {4.8, 1.1}, {3.1, 1.1}, {2.3, 2.6}, {3.4, 3.9}, {5.4, 3.3}},
}};

double distance(Point from, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double along = ((from.x - a.x) * dx + (from.y - a.y) * dy) / (dx * dx + dy * dy);
    const double t = std::clamp(along, 0.0, 1.0);
    const double x = from.x - a.x - t * dx;
    const double y = from.y - a.y - t * dy;
    return std::sqrt(x * x + y * y);
}

double distance(Point from, const std::vector<Point>& stroke) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < stroke.size(); ++i)
        nearest = std::min(nearest, distance(from, stroke[i - 1], stroke[i]));
    return nearest;
}

} // namespace

Pen drawPen(Random& random) {
    Pen pen;
    pen.right = random.symmetric(kReach);
    pen.down = random.symmetric(kReach);
    pen.thickness = kThinnest + (kThickest - kThinnest) * random.uniform();
    pen.intensity = kPalest + (1 - kPalest) * random.uniform();
    return pen;
}

void drawDigit(const Pen& pen, int digit, Eigen::Ref<Eigen::VectorXd> pixels) {
    const std::vector<Point>& stroke = kStrokes[static_cast<std::size_t>(digit)];
    for (Index row = 0; row < kDigitSide; ++row)
        for (Index column = 0; column < kDigitSide; ++column) {
            const Point centre{static_cast<double>(column) + 0.5 - pen.right,
                               static_cast<double>(row) + 0.5 - pen.down};
            const double inside = (pen.thickness + 1) / 2 - distance(centre, stroke);
            pixels[row * kDigitSide + column] = pen.intensity * std::clamp(inside, 0.0, 1.0);
        }
}

void addNoise(Random& random, double deviation, Eigen::Ref<Eigen::VectorXd> pixels) {
    for (double& pixel : pixels)
        pixel = std::clamp(pixel + deviation * drawNormal(random), 0.0, 1.0);
}

} // namespace deltaflow
