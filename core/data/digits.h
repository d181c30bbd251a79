#pragma once

#include "core/data/generators.h"
#include "core/project/initialise.h"

namespace deltaflow {

inline constexpr int kDigits = 10;

/// How one digit is written; lengths in pixels.
struct Pen {
    double right = 0; ///< How far it is shifted.
    double down = 0;
    double thickness = 1;
    double intensity = 1; ///< Of full ink, 0 to 1.
};

[[nodiscard]] Pen drawPen(Random& random);

/// Writes a digit, 0 to 9, on 8×8 pixels, row by row; `pixels` (64). A pixel's ink falls off
/// linearly with the distance of its centre from the stroke, over one pixel at the stroke's edge.
void drawDigit(const Pen& pen, int digit, Eigen::Ref<Eigen::VectorXd> pixels);

/// Adds normal noise of this standard deviation to each pixel, and cuts off at 0 and 1.
void addNoise(Random& random, double deviation, Eigen::Ref<Eigen::VectorXd> pixels);

} // namespace deltaflow
