#include "comparison.h"

#include <cmath>
#include <cstdio>

namespace deltaflow::checker {

namespace {

std::string text(double value) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.17g", value);
    return buffer;
}

std::string at(const std::string& what, long row, long col) {
    return what + "[" + std::to_string(row) + "][" + std::to_string(col) + "]";
}

void requireLength(const std::string& what, const char* of, std::size_t got,
                   const nlohmann::json& expected) {
    if (!expected.is_array())
        throw Mismatch(what + ": got a list, expected " + expected.type_name());
    if (got != expected.size())
        throw Mismatch(what + ": got " + std::to_string(got) + " " + of + ", expected " +
                       std::to_string(expected.size()));
}

} // namespace

bool Tolerance::accepts(double got, double expected) const {
    if (!std::isfinite(got) || !std::isfinite(expected)) return false;
    return std::abs(got - expected) <= abs + rel * std::abs(expected);
}

Tolerance toleranceFrom(const nlohmann::json& json) {
    const Tolerance tolerance{json.at("rel").get<double>(), json.at("abs").get<double>()};
    if (!(tolerance.rel >= 0 && tolerance.abs >= 0))
        throw std::runtime_error("tolerance: rel and abs must not be negative");
    return tolerance;
}

void Comparison::number(const std::string& what, double got, const nlohmann::json& expected) {
    if (!expected.is_number())
        throw Mismatch(what + ": got " + text(got) + ", expected " + expected.type_name());
    const auto value = expected.get<double>();
    if (!m_tolerance.accepts(got, value))
        throw Mismatch(what + ": got " + text(got) + ", expected " + text(value));
    ++m_count;
}

void Comparison::matrix(const std::string& what, long rows, long cols,
                        const std::function<double(int, int)>& got,
                        const nlohmann::json& expected) {
    requireLength(what, "rows", static_cast<std::size_t>(rows), expected);
    for (int row = 0; row < rows; ++row) {
        const nlohmann::json& line = expected[static_cast<std::size_t>(row)];
        requireLength(what + "[" + std::to_string(row) + "]", "columns",
                      static_cast<std::size_t>(cols), line);
        for (int col = 0; col < cols; ++col)
            number(at(what, row, col), got(row, col), line[static_cast<std::size_t>(col)]);
    }
}

void Comparison::nested(const std::string& what, std::span<const double> got,
                        const nlohmann::json& expected) {
    if (!expected.is_array()) {
        if (got.size() != 1)
            throw Mismatch(what + ": got " + std::to_string(got.size()) + " numbers, expected " +
                           expected.type_name());
        return number(what, got[0], expected);
    }
    if (expected.empty() || got.size() % expected.size() != 0)
        throw Mismatch(what + ": got " + std::to_string(got.size()) +
                       " numbers, which are not shared out evenly among " +
                       std::to_string(expected.size()));
    const std::size_t each = got.size() / expected.size();
    for (std::size_t i = 0; i < expected.size(); ++i)
        nested(what + "[" + std::to_string(i) + "]", got.subspan(i * each, each), expected[i]);
}

void Comparison::list(const std::string& what, std::span<const double> got,
                      const nlohmann::json& expected) {
    requireLength(what, "numbers", got.size(), expected);
    for (std::size_t i = 0; i < got.size(); ++i)
        number(what + "[" + std::to_string(i) + "]", got[i], expected[i]);
}

} // namespace deltaflow::checker
