#include "core/project/json_reader.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {

bool JsonReader::has(const char* key) const {
    if (!m_value.is_object()) refuse("an object");
    return m_value.contains(key);
}

JsonReader JsonReader::operator[](const char* key) const {
    const std::string place = m_place.empty() ? key : m_place + '.' + key;
    if (!has(key)) throw FormatError(place + " is missing");
    return {m_value[key], place};
}

JsonReader JsonReader::operator[](std::int64_t index) const {
    return {m_value[static_cast<std::size_t>(index)], m_place + '[' + std::to_string(index) + ']'};
}

std::string JsonReader::text() const {
    if (!m_value.is_string()) refuse("a text");
    return m_value.get<std::string>();
}

double JsonReader::number() const {
    if (!m_value.is_number()) refuse("a number");
    return m_value.get<double>();
}

std::int64_t JsonReader::integer() const {
    if (m_value.is_number_unsigned()) {
        const auto value = m_value.get<std::uint64_t>();
        constexpr auto highest =
            static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        return static_cast<std::int64_t>(std::min(value, highest));
    }
    if (m_value.is_number_integer()) return m_value.get<std::int64_t>();
    if (m_value.is_number_float()) // 2.0 and 1e9 are whole as well
        if (const double value = m_value.get<double>(); value == std::trunc(value))
            return static_cast<std::int64_t>(std::clamp(value, -9e18, 9e18));
    refuse("a whole number");
}

std::int64_t JsonReader::integer(std::int64_t low, std::int64_t high) const {
    const std::int64_t value = integer();
    if (value < low || value > high)
        refuse("from " + std::to_string(low) + " to " + std::to_string(high));
    return value;
}

std::uint64_t JsonReader::seed() const {
    if (!m_value.is_number_unsigned()) refuse("a whole number from 0");
    return m_value.get<std::uint64_t>();
}

bool JsonReader::truth() const {
    if (!m_value.is_boolean()) refuse("true or false");
    return m_value.get<bool>();
}

std::vector<std::string> JsonReader::keys() const {
    if (!m_value.is_object()) refuse("an object");
    std::vector<std::string> names;
    for (const auto& item : m_value.items())
        names.push_back(item.key());
    return names;
}

std::int64_t JsonReader::size() const {
    if (!m_value.is_array()) refuse("a list");
    return static_cast<std::int64_t>(m_value.size());
}

void JsonReader::requireSize(std::int64_t wanted) const {
    if (size() != wanted)
        throw FormatError(m_place + " has " + std::to_string(size()) + " numbers where " +
                          std::to_string(wanted) + (wanted == 1 ? " is" : " are") + " needed");
}

double JsonReader::element(Index i) const {
    const Json& value = m_value[static_cast<std::size_t>(i)];
    if (!value.is_number()) (*this)[i].refuse("a number"); // the place is only made where needed
    return value.get<double>();
}

void JsonReader::refuse(const std::string& wanted) const {
    const std::string place = m_place.empty() ? "the document" : m_place;
    throw FormatError(place + " is " + described(m_value) + ", not " + wanted);
}

void JsonReader::refuseName(const std::vector<std::string_view>& names) const {
    std::string wanted = "one of";
    for (const std::string_view name : names)
        wanted += (name == names.front() ? " " : ", ") + std::string(name);
    refuse(wanted);
}

} // namespace deltaflow
