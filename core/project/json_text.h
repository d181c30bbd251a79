#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace deltaflow {

using Json = nlohmann::json;

/// Parses JSON. Size, nesting and the number of values are bounded by one pass over the text before
/// anything is allocated. Throws FormatError with line, column and reason.
[[nodiscard]] Json parseJson(std::string_view text);

/// What a value is, to say that it is not what was wanted: «the text "abc"», «null», «a list».
[[nodiscard]] std::string described(const Json& value);

/// The shortest JSON number that reads back as exactly this double. Throws Error if it is not
/// finite.
[[nodiscard]] std::string jsonNumber(double value);
[[nodiscard]] std::string jsonText(const std::string& text);

} // namespace deltaflow
