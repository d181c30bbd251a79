#include "ui/views/norm_history.h"

namespace deltaflow {

void NormHistory::add(std::int64_t iteration, std::vector<double> norms) {
    if (!m_rows.empty() && m_rows.begin()->second.size() != norms.size()) m_rows.clear();
    m_rows.insert_or_assign(iteration, std::move(norms));
    if (m_rows.size() > m_most) thin();
}

void NormHistory::dropFrom(std::int64_t iteration) {
    m_rows.erase(m_rows.lower_bound(iteration), m_rows.end());
}

/// Leaves out the iteration whose neighbours are nearest to one another; the ends stay.
void NormHistory::thin() {
    auto least = m_rows.end();
    std::int64_t narrowest = 0;
    for (auto row = std::next(m_rows.begin()); std::next(row) != m_rows.end(); ++row) {
        const std::int64_t gap = std::next(row)->first - std::prev(row)->first;
        if (least != m_rows.end() && gap >= narrowest) continue;
        least = row;
        narrowest = gap;
    }
    m_rows.erase(least);
}

} // namespace deltaflow
