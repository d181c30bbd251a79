#include "core/data/generators.h"

#include "core/data/digits.h"
#include "core/data/draw.h"
#include "core/data/exact_functions.h"
#include "core/error.h"
#include "core/project/limits.h"
#include "core/text/number.h"

#include <array>

namespace deltaflow {

namespace {

// Streams of the seed of their own: weights of the same seed are drawn from 0, 1, 2 …
constexpr std::uint64_t kShapeStream = 0xda7a'0000'0000'0000u;
constexpr std::uint64_t kNoiseStream = 0xda7a'0000'0000'0001u;

constexpr double kInnerRadius = 0.5;
constexpr double kSpiralTurns = 1.75;
constexpr std::uint64_t kSquares = 4;

struct Point {
    double x = 0;
    double y = 0;
};

bool isGate(GeneratorKind kind) {
    return kind == GeneratorKind::And || kind == GeneratorKind::Or || kind == GeneratorKind::Xor;
}

Index classOf(GeneratorKind kind, Index sample) {
    const bool first = sample / 2 % 2 == 1;
    const bool second = sample % 2 == 1;
    switch (kind) {
    case GeneratorKind::And:
        return first && second;
    case GeneratorKind::Or:
        return first || second;
    case GeneratorKind::Xor:
        return first != second;
    default:
        return sample % 2;
    }
}

Point moon(Index label, double along) {
    const double cosine = cosTurns(along / 2);
    const double sine = sinTurns(along / 2);
    return label == 0 ? Point{cosine, sine} : Point{1 - cosine, 0.5 - sine};
}

Point circle(Index label, double along) {
    const double radius = label == 0 ? 1 : kInnerRadius;
    return {radius * cosTurns(along), radius * sinTurns(along)};
}

Point spiral(Index label, double along) {
    const double radius = label == 0 ? along : -along;
    return {radius * cosTurns(kSpiralTurns * along), radius * sinTurns(kSpiralTurns * along)};
}

Point inSquare(Index label, Random& random) {
    const std::uint64_t column = drawBelow(random, kSquares);
    const std::uint64_t odd = (column + static_cast<std::uint64_t>(label)) % 2;
    const std::uint64_t row = 2 * drawBelow(random, kSquares / 2) + odd;
    constexpr double half = kSquares / 2.0;
    const double x = static_cast<double>(column) + random.uniform();
    const double y = static_cast<double>(row) + random.uniform();
    return {x / half - 1, y / half - 1};
}

/// Draws the noise-free points of one kind, sample by sample.
class Shape {
public:
    explicit Shape(const GeneratorSettings& settings)
        : m_kind(settings.kind)
        , m_pairs(static_cast<double>((settings.samples + 1) / 2))
        , m_random(settings.seed, kShapeStream) {}

    Point next(Index sample) {
        const Index label = sample % 2;
        switch (m_kind) {
        case GeneratorKind::Moons:
            return moon(label, along(sample));
        case GeneratorKind::Circles:
            return circle(label, along(sample));
        case GeneratorKind::Spirals:
            if (label == 0) m_along = along(sample); // class 1 mirrors the sample before
            return spiral(label, m_along);
        case GeneratorKind::Gaussians:
            return label == 0 ? Point{-1, -1} : Point{1, 1};
        case GeneratorKind::Checkerboard:
            return inSquare(label, m_random);
        default:
            return {static_cast<double>(sample / 2 % 2), static_cast<double>(label)};
        }
    }

private:
    /// Somewhere in its own part of [0, 1): drawn, and yet no curve has gaps.
    double along(Index sample) {
        return (static_cast<double>(sample / 2) + m_random.uniform()) / m_pairs;
    }

    GeneratorKind m_kind;
    double m_pairs;
    Random m_random;
    double m_along = 0;
};

DataSet points(const GeneratorSettings& settings) {
    const bool oneHot = settings.coding == ClassCoding::OneHot;
    DataSet set;
    set.inputNames = {"x1", "x2"};
    set.classes = isGate(settings.kind) ? std::vector<std::string>{"0", "1"}
                                        : std::vector<std::string>{"class 0", "class 1"};
    set.targetNames = oneHot ? set.classes : std::vector<std::string>{"y"};
    set.data.x.resize(2, settings.samples);
    set.data.y.setZero(oneHot ? 2 : 1, settings.samples);
    Shape shape(settings);
    Random noise(settings.seed, kNoiseStream);
    for (Index sample = 0; sample < settings.samples; ++sample) {
        const Point point = shape.next(sample);
        set.data.x(0, sample) = point.x + settings.noise * drawNormal(noise);
        set.data.x(1, sample) = point.y + settings.noise * drawNormal(noise);
        const Index label = classOf(settings.kind, sample);
        if (oneHot)
            set.data.y(label, sample) = 1;
        else
            set.data.y(0, sample) = static_cast<double>(label);
    }
    return set;
}

DataSet sine(const GeneratorSettings& settings) {
    DataSet set{
        {SampleMatrix(1, settings.samples), SampleMatrix(1, settings.samples)}, {"x"}, {"y"}, {}};
    Random shape(settings.seed, kShapeStream);
    Random noise(settings.seed, kNoiseStream);
    for (Index sample = 0; sample < settings.samples; ++sample) {
        const double along =
            (static_cast<double>(sample) + shape.uniform()) / static_cast<double>(settings.samples);
        const double x = 2 * along - 1;
        set.data.x(0, sample) = x;
        set.data.y(0, sample) = sinTurns(x / 2) + settings.noise * drawNormal(noise);
    }
    return set;
}

DataSet digits(const GeneratorSettings& settings) {
    DataSet set;
    for (Index row = 1; row <= kDigitSide; ++row)
        for (Index column = 1; column <= kDigitSide; ++column)
            set.inputNames.push_back("p" + std::to_string(row) + std::to_string(column));
    for (int digit = 0; digit < kDigits; ++digit)
        set.classes.push_back(std::to_string(digit));
    set.targetNames = set.classes;
    set.data.x.resize(kDigitSide * kDigitSide, settings.samples);
    set.data.y.setZero(kDigits, settings.samples);
    Random shape(settings.seed, kShapeStream);
    Random noise(settings.seed, kNoiseStream);
    for (Index sample = 0; sample < settings.samples; ++sample) {
        const int digit = static_cast<int>(sample % kDigits);
        drawDigit(drawPen(shape), digit, set.data.x.col(sample));
        addNoise(noise, settings.noise, set.data.x.col(sample));
        set.data.y(digit, sample) = 1;
    }
    return set;
}

void check(const GeneratorSettings& settings) {
    if (settings.samples < 1)
        throw Error("a data set needs at least one sample, not " +
                    std::to_string(settings.samples));
    const Index numbers =
        settings.kind == GeneratorKind::Digits ? kDigitSide * kDigitSide + kDigits : 4;
    if (settings.samples > kMaxDataNumbers / numbers)
        throw Error("a data set of this kind has at most " +
                    std::to_string(kMaxDataNumbers / numbers) + " samples, not " +
                    std::to_string(settings.samples));
    if (!(settings.noise >= 0 && settings.noise <= kMaxNoise))
        throw Error("the noise lies between 0 and " + exactNumber(kMaxNoise) + ", not at " +
                    exactNumber(settings.noise));
}

} // namespace

GeneratorSettings defaultSettings(GeneratorKind kind) {
    constexpr std::int64_t many = 200;
    switch (kind) {
    case GeneratorKind::And:
    case GeneratorKind::Or:
    case GeneratorKind::Xor:
        return {kind, 4, 0};
    case GeneratorKind::Circles:
    case GeneratorKind::Moons:
    case GeneratorKind::Sine:
        return {kind, many, 0.1};
    case GeneratorKind::Spirals:
        return {kind, many, 0.02};
    case GeneratorKind::Gaussians:
        return {kind, many, 0.5};
    case GeneratorKind::Checkerboard:
        return {kind, 2 * many, 0};
    case GeneratorKind::Digits:
        return {kind, 2 * many, 0.05};
    }
    return {};
}

DataSet generate(const GeneratorSettings& settings) {
    check(settings);
    if (settings.kind == GeneratorKind::Digits) return digits(settings);
    if (settings.kind == GeneratorKind::Sine) return sine(settings);
    return points(settings);
}

} // namespace deltaflow
