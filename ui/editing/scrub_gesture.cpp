#include "ui/editing/scrub_gesture.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// The double nearest to count · 10^exponent: one rounding, so 31 · 10⁻² is 0.31.
double decimal(double count, int exponent) {
    if (count == 0) return 0; // never −0
    const double power = std::pow(10.0, std::abs(exponent));
    return exponent < 0 ? count / power : count * power;
}

} // namespace

ScrubGesture::ScrubGesture(double start)
    : m_start(start)
    , m_value(start)
    , m_exponent(-2) {
    constexpr int digits = 1; // of the start that stay above a notch
    if (start != 0)
        m_exponent =
            std::clamp(static_cast<int>(std::floor(std::log10(std::abs(start)))) - digits, -20, 20);
}

double ScrubGesture::turn(double notches, double pace) {
    m_tenths += notches * 10 * pace;
    const double grid = pace < 1 ? 1 : pace > 1 ? 100 : 10; // in tenths of a notch
    const double moved = std::round(m_tenths / grid) * grid;
    if (moved == 0) {
        m_value = m_start;
    } else {
        const double tenth = decimal(1, m_exponent - 1);
        const double place = std::round((m_start / tenth + moved) / grid) * grid;
        m_value = decimal(place, m_exponent - 1);
    }
    return m_value;
}

double ScrubGesture::notch() const {
    return decimal(1, m_exponent);
}

double ScrubGesture::pace(Qt::KeyboardModifiers modifiers) {
    if (modifiers.testFlag(Qt::ShiftModifier)) return 0.1;
    if (modifiers.testFlag(Qt::ControlModifier)) return 10;
    return 1;
}

} // namespace deltaflow
