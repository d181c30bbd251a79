#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace deltaflow {

enum class TextEncoding : std::uint8_t { Utf8, Windows1252 };

struct DecodedText {
    std::string text; ///< UTF-8, without a byte order mark.
    TextEncoding encoding = TextEncoding::Utf8;
};

/// Reads a file's bytes as UTF-8, or as Windows-1252 (what Excel writes in the West) where they are
/// none. Throws FormatError if they are UTF-16 or hold a zero byte.
[[nodiscard]] DecodedText decoded(std::string_view bytes);

/// How many bytes the UTF-8 character at `at` has, or 0 if there is none that is valid.
[[nodiscard]] std::size_t characterLength(std::string_view text, std::size_t at);

} // namespace deltaflow
