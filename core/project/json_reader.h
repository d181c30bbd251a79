#pragma once

#include "core/graph/tensor.h"
#include "core/project/json_text.h"
#include "core/project/names.h"

#include <cstdint>
#include <string>

namespace deltaflow {

/// A JSON value and where it stands, read strictly: whatever is not as it should be throws
/// FormatError with the place and the reason.
class JsonReader {
public:
    JsonReader(const Json& value, std::string place)
        : m_value(value)
        , m_place(std::move(place)) {}

    [[nodiscard]] const std::string& place() const { return m_place; }

    [[nodiscard]] bool has(const char* key) const;
    [[nodiscard]] JsonReader operator[](const char* key) const;
    [[nodiscard]] JsonReader operator[](std::int64_t index) const;

    [[nodiscard]] bool isNull() const { return m_value.is_null(); }
    [[nodiscard]] bool isText() const { return m_value.is_string(); }
    [[nodiscard]] bool isObject() const { return m_value.is_object(); }
    [[nodiscard]] std::string dump() const { return m_value.dump(); } ///< As JSON again.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] std::int64_t integer(std::int64_t low, std::int64_t high) const;
    [[nodiscard]] std::uint64_t seed() const;
    [[nodiscard]] bool truth() const;
    [[nodiscard]] std::vector<std::string> keys() const; ///< Of an object.

    template <typename Kind>
    [[nodiscard]] Kind name() const {
        if (const auto kind = fromName<Kind>(text())) return *kind;
        refuseName(namesOf<Kind>());
    }

    [[nodiscard]] std::int64_t size() const; ///< Of a list.
    void requireSize(std::int64_t size) const;
    /// Fills a vector of the right size.
    template <typename Vector>
    void numbers(Vector&& into) const {
        requireSize(into.size());
        for (Index i = 0; i < into.size(); ++i)
            into(i) = element(i);
    }

    /// Throws: this is …, not `wanted`.
    [[noreturn]] void refuse(const std::string& wanted) const;

private:
    [[noreturn]] void refuseName(const std::vector<std::string_view>& names) const;
    [[nodiscard]] double element(Index i) const;

    const Json& m_value;
    std::string m_place;
};

} // namespace deltaflow
