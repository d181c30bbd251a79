#pragma once

#include <Qt>

namespace deltaflow {

/// How a drag sideways changes a number: pure arithmetic, no events.
///
/// One notch is a power of ten two digits into the number where the drag began (0.3 → 0.01,
/// 45 → 1, 0 → 0.01) and does not change during the drag, so a drag crosses zero evenly and
/// coming back to where it began gives the number it began with, to the bit. Values between fall
/// on whole notches: 0.3137 goes to 0.32, 0.33 …
class ScrubGesture {
public:
    static constexpr double kPixelsPerNotch = 2;

    explicit ScrubGesture(double start);

    /// Adds a movement, in pixels or in notches (wheel, arrow keys), at a pace; gives the new
    /// value.
    double drag(double pixels, double pace = 1) { return turn(pixels / kPixelsPerNotch, pace); }
    double turn(double notches, double pace = 1);

    [[nodiscard]] double start() const { return m_start; }
    [[nodiscard]] double value() const { return m_value; }
    [[nodiscard]] double notch() const;

    /// Shift: a tenth. Ctrl: tenfold. Otherwise 1.
    [[nodiscard]] static double pace(Qt::KeyboardModifiers modifiers);

private:
    double m_start;
    double m_value;
    int m_exponent;      ///< One notch is 10^m_exponent.
    double m_tenths = 0; ///< Moved so far, in tenths of a notch: the finest grid.
};

} // namespace deltaflow
