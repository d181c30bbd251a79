#pragma once

#include "core/data/data_set.h"
#include "core/project/generator_settings.h"

namespace deltaflow {

inline constexpr Index kDigitSide = 8; ///< Pixels of a digit, each way.

/// A size and a noise with which a data set of this kind is worth looking at.
[[nodiscard]] GeneratorSettings defaultSettings(GeneratorKind kind);

/// Makes up a data set; the same settings give the same bits on every machine. Only the noise
/// differs between two noise levels of one seed. Classes take turns, sample by sample, so that
/// their numbers differ by one at most (the gates': their four corners take turns). Shapes: x (2×m;
/// Sine 1×m; Digits 64×m), y (1×m, one-hot 2×m; Digits 10×m).
///
/// And, Or, Xor   the corners (0,0), (0,1), (1,0), (1,1) and the gate's value
/// Moons          class 0: (cos πt, sin πt), class 1: (1 − cos πt, ½ − sin πt), t in [0, 1);
///                source: scikit-learn's make_moons
/// Circles        about (0, 0); class 0: radius 1, class 1: radius ½
/// Spirals        class 0: (t cos φ, t sin φ), φ = 3.5πt, class 1: the same points turned by π
/// Gaussians      class 0 about (−1, −1), class 1 about (1, 1); the noise is their width
/// Checkerboard   4×4 squares on [−1, 1]², class 0 at the corner (−1, −1)
/// Sine           x in [−1, 1), y = sin πx; the noise is added to y, elsewhere to each input
/// Digits         0 to 9 in strokes on 8×8 pixels from 0 (paper) to 1 (ink), row by row; shifted
///                by up to 0.9 pixels each way, 0.9 to 1.5 thick, of intensity ¾ to 1; pixels with
///                noise are cut off at 0 and 1
///
/// Throws Error if there is no sample, if the data set were over kMaxDataNumbers, or if the noise
/// is not between 0 and kMaxNoise.
[[nodiscard]] DataSet generate(const GeneratorSettings& settings);

} // namespace deltaflow
