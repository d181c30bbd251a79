#include "core/formula/characters.h"

#include <algorithm>
#include <cstddef>

namespace deltaflow {

namespace {

char32_t partner(std::u32string_view from, std::u32string_view to, char32_t c) {
    const auto at = from.find(c);
    return at == std::u32string_view::npos ? 0 : to[at];
}

bool within(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

/// The five Greek letter variants and ∂ end a run of mathematical Greek small letters.
constexpr std::u32string_view kGreekTail = U"∂ϵϑϰϕϱϖ";

char32_t greek(char32_t c, char32_t capitals) {
    const char32_t smalls = capitals + 26;
    if (within(c, U'Α', U'Ω')) return capitals + (c - U'Α');
    if (c == U'∇') return capitals + 25;
    if (within(c, U'α', U'ω')) return smalls + (c - U'α');
    const auto tail = kGreekTail.find(c);
    return tail == std::u32string_view::npos ? c : smalls + 25 + static_cast<char32_t>(tail);
}

} // namespace

std::u32string codePoints(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
        bool valid = lead < 0x80 || (lead >= 0xC2 && lead < 0xF5 && i + length <= utf8.size());
        for (std::size_t k = 1; valid && k < length; ++k) {
            const auto next = static_cast<unsigned char>(utf8[i + k]);
            valid = (next & 0xC0) == 0x80;
            c = c << 6 | (next & 0x3Fu);
        }
        out.push_back(valid ? c : U'\uFFFD');
        i += valid ? length : 1;
    }
    return out;
}

void appendUtf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

char32_t superscriptOf(char32_t c) {
    constexpr std::u32string_view from = U"0123456789+−-=()abcdefghijklmnoprstuvwxyz"
                                         U"ABDEGHIJKLMNOPRTUVWβγδθφχ⊤′″";
    constexpr std::u32string_view to = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
                                       U"ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′″";
    static_assert(from.size() == to.size());
    return partner(from, to, c);
}

char32_t subscriptOf(char32_t c) {
    constexpr std::u32string_view from = U"0123456789+−-=()aehijklmnoprstuvxβγρφχ";
    constexpr std::u32string_view to = U"₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";
    static_assert(from.size() == to.size());
    return partner(from, to, c);
}

char32_t mathItalic(char32_t c) {
    if (c == U'h') return U'ℎ'; // the one italic letter that Unicode had before
    if (within(c, U'A', U'Z')) return 0x1D434 + (c - U'A');
    if (within(c, U'a', U'z')) return 0x1D44E + (c - U'a');
    if (c == U'ı') return 0x1D6A4;
    if (c == U'ȷ') return 0x1D6A5;
    return greek(c, 0x1D6E2);
}

char32_t mathBold(char32_t c) {
    if (within(c, U'A', U'Z')) return 0x1D400 + (c - U'A');
    if (within(c, U'a', U'z')) return 0x1D41A + (c - U'a');
    if (within(c, U'0', U'9')) return 0x1D7CE + (c - U'0');
    const bool capital = within(c, U'Α', U'Ω') || c == U'∇';
    return greek(c, capital ? 0x1D6A8 : 0x1D71C);
}

} // namespace deltaflow
