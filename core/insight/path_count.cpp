#include "core/insight/path_count.h"

#include <algorithm>

namespace deltaflow {

PathCount& PathCount::operator+=(const PathCount& other) {
    m_wide += other.m_wide;
    const bool wrapped = m_wide < other.m_wide;
    m_exact = m_exact && other.m_exact && !wrapped;
    m_value = m_exact ? static_cast<double>(m_wide) : m_value + other.m_value;
    return *this;
}

std::string PathCount::digits() const {
    std::string text;
    Wide rest = m_wide;
    do {
        text.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    } while (rest > 0);
    std::reverse(text.begin(), text.end());
    return text;
}

} // namespace deltaflow
