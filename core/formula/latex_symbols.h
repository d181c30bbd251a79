#pragma once

#include <string_view>

namespace deltaflow {

/// The LaTeX for a character in math mode, or empty if it stands for itself.
[[nodiscard]] std::string_view latexSymbol(char32_t c);

} // namespace deltaflow
