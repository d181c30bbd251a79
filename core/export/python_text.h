#pragma once

#include "core/graph/tensor.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deltaflow::python {

/// Pieces of Python text.

/// The shortest literal that reads back as exactly this double: "0.1", "-0.0", "1e+300". Throws
/// Error if it is not finite.
[[nodiscard]] std::string number(double value);
/// "3", as Python writes a whole number.
[[nodiscard]] std::string integer(std::int64_t value);
/// A tuple of two.
[[nodiscard]] std::string pair(int first, int second);
/// A list of numbers; broken into lines, indented by `indent`, if it is long.
[[nodiscard]] std::string list(std::span<const double> values, int indent);
/// A list of lists, one line a row. Shape: any.
[[nodiscard]] std::string rows(const ParameterMatrix& values, int indent);
/// The doubles as bytes, little endian, in base 64, as a text over several lines.
[[nodiscard]] std::string packed(std::span<const double> values);
/// Lines of a comment at the left margin, wrapped; control characters become spaces.
[[nodiscard]] std::string comment(std::string_view text);

/// Names of Python variables or attributes, each given once; one that has a meaning already gets
/// underscores.
class Names {
public:
    [[nodiscard]] std::string take(std::string_view wanted);

private:
    std::set<std::string, std::less<>> m_taken;
};

} // namespace deltaflow::python
