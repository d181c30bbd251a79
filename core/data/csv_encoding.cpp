#include "core/data/csv_encoding.h"

#include "core/error.h"

#include <algorithm>
#include <array>

namespace deltaflow {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Windows-1252 from 0x80 to 0x9f; elsewhere it is Latin-1. Source: Unicode's CP1252.TXT, where
/// what is undefined is left as the control character.
constexpr std::array<char16_t, 32> kWindows = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

unsigned byteAt(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

void append(std::string& text, unsigned character) {
    if (character < 0x80) {
        text += static_cast<char>(character);
        return;
    }
    if (character < 0x800) {
        text += static_cast<char>(0xc0 | character >> 6);
    } else {
        text += static_cast<char>(0xe0 | character >> 12);
        text += static_cast<char>(0x80 | (character >> 6 & 0x3f));
    }
    text += static_cast<char>(0x80 | (character & 0x3f));
}

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::string fromWindows(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const unsigned byte = byteAt(bytes, at);
        append(text, byte >= 0x80 && byte < 0xa0 ? kWindows[byte - 0x80] : byte);
    }
    return text;
}

} // namespace

std::size_t characterLength(std::string_view text, std::size_t at) {
    const unsigned first = byteAt(text, at);
    if (first < 0x80) return 1;
    const std::size_t length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || first > 0xf4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (byteAt(text, at + i) >> 6 != 2) return 0;
    const unsigned second = byteAt(text, at + 1);
    const bool tooLong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool noCharacter = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
    return tooLong || noCharacter ? 0 : length;
}

DecodedText decoded(std::string_view bytes) {
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        throw FormatError("the text is written in UTF-16; save it as UTF-8");
    if (const auto zero = bytes.find('\0'); zero != std::string_view::npos)
        throw FormatError(
            "line " +
            std::to_string(1 +
                           std::count(bytes.begin(), bytes.begin() + std::ptrdiff_t(zero), '\n')) +
            " holds a zero byte: this is not a text");
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    if (isUtf8(bytes)) return {std::string(bytes), TextEncoding::Utf8};
    return {fromWindows(bytes), TextEncoding::Windows1252};
}

} // namespace deltaflow
