#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <span>
#include <stdexcept>
#include <string>

namespace deltaflow::checker {

/// got passes if |got − expected| ≤ abs + rel·|expected|; NaN and ∞ never do.
struct Tolerance {
    double rel = 0;
    double abs = 0;
    [[nodiscard]] bool accepts(double got, double expected) const;
};

[[nodiscard]] Tolerance toleranceFrom(const nlohmann::json& json);

/// The first number of a fixture that is wrong; what() says which, what was got and expected.
class Mismatch : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Holds the engine's numbers against a fixture's. Throws Mismatch at the first wrong one, also if
/// the shapes differ or the fixture's number is none.
class Comparison {
public:
    explicit Comparison(Tolerance tolerance)
        : m_tolerance(tolerance) {}

    void number(const std::string& what, double got, const nlohmann::json& expected);
    /// A matrix as nested rows; `got(row, col)` is asked for each element.
    void matrix(const std::string& what, long rows, long cols,
                const std::function<double(int row, int col)>& got, const nlohmann::json& expected);
    void list(const std::string& what, std::span<const double> got, const nlohmann::json& expected);
    /// Nested lists of any depth, such as an image, whose numbers are `got` in order. The depths'
    /// lengths are the fixture's affair, but it must have as many numbers.
    void nested(const std::string& what, std::span<const double> got,
                const nlohmann::json& expected);
    void setTolerance(Tolerance tolerance) { m_tolerance = tolerance; }

    /// How many numbers were compared.
    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    Tolerance m_tolerance;
    std::size_t m_count = 0;
};

} // namespace deltaflow::checker
