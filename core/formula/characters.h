#pragma once

#include <string>
#include <string_view>

namespace deltaflow {

/// UTF-8 → code points; a byte that is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::u32string codePoints(std::string_view utf8);
void appendUtf8(std::string& out, char32_t c);

inline constexpr char32_t kFunctionApplication = U'\u2061';
inline constexpr char32_t kInvisibleTimes = U'\u2062';
inline constexpr char32_t kInvisibleSeparator = U'\u2063';

/// The superscript (subscript) form of a character, or 0 where Unicode has none.
[[nodiscard]] char32_t superscriptOf(char32_t c);
[[nodiscard]] char32_t subscriptOf(char32_t c);

/// The mathematical alphanumeric that a lone italic letter is set with: x → 𝑥, δ → 𝛿, ∂ → 𝜕.
/// Anything without one is returned as it is.
[[nodiscard]] char32_t mathItalic(char32_t c);
/// Bold as TeX sets it: Latin, digits and Greek capitals upright, small Greek slanted.
[[nodiscard]] char32_t mathBold(char32_t c);

} // namespace deltaflow
