#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace deltaflow {

/// A few numbers of each of many iterations, as they were seen: bounded, and thinned evenly where
/// there are more.
class NormHistory {
public:
    explicit NormHistory(std::size_t most = 600)
        : m_most(most) {}

    /// All rows have as many numbers; another length begins anew.
    void add(std::int64_t iteration, std::vector<double> norms);
    /// Iterations from this one on are not what they were.
    void dropFrom(std::int64_t iteration);
    void clear() { m_rows.clear(); }

    [[nodiscard]] const std::map<std::int64_t, std::vector<double>>& rows() const { return m_rows; }

private:
    void thin();

    std::size_t m_most;
    std::map<std::int64_t, std::vector<double>> m_rows;
};

} // namespace deltaflow
