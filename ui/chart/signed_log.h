#pragma once

#include <QString>

#include <span>
#include <utility>
#include <vector>

namespace deltaflow {

/// A scale for numbers of either sign over many orders of magnitude: sign(v) · log₁₀(1 + |v|/c),
/// which is even near 0 and logarithmic far from it; or an even one, where the numbers have much
/// the same size. Source: Webber 2013, "A bi-symmetric log transformation for wide-range data".
class SignedLog {
public:
    /// Even.
    SignedLog() = default;
    /// Logarithmic if the numbers, other than 0, spread over more than two powers of ten: with c
    /// below all but the smallest twentieth of them, and at most nine powers below the largest.
    static SignedLog fitting(std::span<const double> numbers);

    [[nodiscard]] bool isLogarithmic() const { return m_threshold > 0; }
    [[nodiscard]] double threshold() const { return m_threshold; } ///< c
    [[nodiscard]] double place(double value) const;

    /// Places and labels of 0 and of powers of ten of either sign up to |v| = most, at most so many
    /// on each side.
    [[nodiscard]] std::vector<std::pair<double, QString>> ticks(double most, int each = 3) const;

private:
    double m_threshold = 0;
};

} // namespace deltaflow
