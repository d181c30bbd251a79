#pragma once

#include <cstdint>

namespace deltaflow {

enum class GeneratorKind : std::uint8_t {
    And,
    Or,
    Xor,
    Moons,
    Circles,
    Spirals,
    Gaussians,
    Checkerboard,
    Sine,
    Digits,
};

/// How one of two classes is told as a target: one output, 0 or 1, or an output for each (one-hot).
enum class ClassCoding : std::uint8_t { Single, OneHot };

/// What a data set is made up from; see generate().
struct GeneratorSettings {
    GeneratorKind kind = GeneratorKind::Xor;
    std::int64_t samples = 4; ///< ≥ 1
    double noise = 0;         ///< A standard deviation, ≥ 0, in the unit of the inputs.
    std::uint64_t seed = 1;
    ClassCoding coding =
        ClassCoding::Single; ///< Sine has no classes, and Digits is one-hot always.
    friend bool operator==(const GeneratorSettings&, const GeneratorSettings&) = default;
};

inline constexpr double kMaxNoise = 10;

} // namespace deltaflow
