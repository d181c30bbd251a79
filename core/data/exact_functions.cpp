#include "core/data/exact_functions.h"

#include <cmath>
#include <numbers>

namespace deltaflow {

namespace {

// Past these powers what is left of the series is below 2⁻⁶⁰ where they are used.
constexpr int kLastTurnPower = 19;
constexpr int kLastLogPower = 23;

/// x − x³/3! + … or 1 − x²/2! + …, by its first power; |x| ≤ π/4.
double alternatingSeries(double x, int firstPower) {
    double sum = 0;
    for (int power = kLastTurnPower - 1 + firstPower; power > firstPower; power -= 2)
        sum = (1 - sum) * x * x / (power * (power - 1));
    return (firstPower == 1 ? x : 1) * (1 - sum);
}

/// sin(2π(t + quarters/4)).
double shiftedSine(double t, int quarters) {
    const double turn = t - std::floor(t);
    const double nearest = std::floor(4 * turn + 0.5);
    const double x = 2 * std::numbers::pi * (turn - nearest / 4);
    switch ((static_cast<int>(nearest) + quarters) % 4) {
    case 0:
        return alternatingSeries(x, 1);
    case 1:
        return alternatingSeries(x, 0);
    case 2:
        return -alternatingSeries(x, 1);
    default:
        return -alternatingSeries(x, 0);
    }
}

} // namespace

double sinTurns(double t) {
    return shiftedSine(t, 0);
}

double cosTurns(double t) {
    return shiftedSine(t, 1);
}

double exactLog(double x) {
    int exponent = 0;
    double mantissa = std::frexp(x, &exponent);
    if (mantissa < std::numbers::sqrt2 / 2) {
        mantissa *= 2;
        --exponent;
    }
    // ln m = 2 artanh s, |s| ≤ 0.172
    const double s = (mantissa - 1) / (mantissa + 1);
    double sum = 0;
    for (int power = kLastLogPower; power >= 1; power -= 2)
        sum = sum * s * s + 1.0 / power;
    return 2 * s * sum + exponent * std::numbers::ln2;
}

} // namespace deltaflow
