#pragma once

#include <string>

namespace deltaflow {

/// A count that is exact up to 2¹²⁸ − 1, and a rounded double beyond that.
class PathCount {
public:
    PathCount() = default;
    PathCount(unsigned n) // NOLINT: a count is made of a number as a matter of course
        : m_wide(n)
        , m_value(n) {}

    PathCount& operator+=(const PathCount& other);
    friend PathCount operator+(PathCount a, const PathCount& b) { return a += b; }

    [[nodiscard]] bool isZero() const { return m_value == 0; }
    [[nodiscard]] bool isExact() const { return m_exact; }
    [[nodiscard]] double value() const { return m_value; }
    /// All its digits. Only of an exact one.
    [[nodiscard]] std::string digits() const;

private:
    __extension__ using Wide = unsigned __int128;

    Wide m_wide = 0;
    double m_value = 0;
    bool m_exact = true;
};

} // namespace deltaflow
