#include "core/lesson/page_text.h"

#include "core/text/trimmed.h"

#include <algorithm>
#include <cctype>

namespace deltaflow {

namespace {

constexpr std::string_view kEscaped = "\\`*_{}$#->.";

class Spans {
public:
    explicit Spans(std::string_view text)
        : m_text(text) {}

    std::vector<PageSpan> read() {
        while (m_at < m_text.size())
            next();
        flush();
        return std::move(m_spans);
    }

private:
    [[nodiscard]] bool starts(std::string_view sign) const {
        return m_text.substr(m_at, sign.size()) == sign;
    }

    void next() {
        if (m_text[m_at] == '\\' && m_at + 1 < m_text.size() &&
            kEscaped.find(m_text[m_at + 1]) != std::string_view::npos) {
            m_words += m_text[m_at + 1];
            m_at += 2;
            return;
        }
        if (enclosed('$', '$', PageSpan::Kind::Formula) ||
            enclosed('{', '}', PageSpan::Kind::Ref) || code() || toggles("**", m_bold) ||
            toggles("*", m_italic))
            return;
        m_words += m_text[m_at++];
    }

    void flush() {
        if (m_words.empty()) return;
        m_spans.push_back({PageSpan::Kind::Words, std::move(m_words), m_bold, m_italic, false});
        m_words.clear();
    }

    bool enclosed(char open, char close, PageSpan::Kind kind) {
        if (m_text[m_at] != open) return false;
        const auto end = m_text.find(close, m_at + 1);
        const std::string_view inside =
            end == std::string_view::npos ? "" : trimmed(m_text.substr(m_at + 1, end - m_at - 1));
        if (inside.empty()) return false;
        flush();
        m_spans.push_back({kind, std::string(inside), m_bold, m_italic, false});
        m_at = end + 1;
        return true;
    }

    bool code() {
        if (m_text[m_at] != '`') return false;
        const auto end = m_text.find('`', m_at + 1);
        if (end == std::string_view::npos || end == m_at + 1) return false;
        flush();
        m_spans.push_back({PageSpan::Kind::Words,
                           std::string(m_text.substr(m_at + 1, end - m_at - 1)), m_bold, m_italic,
                           true});
        m_at = end + 1;
        return true;
    }

    /// A mark opens before a word and closes behind one, if there is one that closes.
    bool toggles(std::string_view mark, bool& state) {
        if (!starts(mark)) return false;
        const auto after = m_at + mark.size();
        const bool spaceAfter = after >= m_text.size() || m_text[after] == ' ';
        if (!state && (spaceAfter || m_text.find(mark, after + 1) == std::string_view::npos))
            return false;
        flush();
        state = !state;
        m_at = after;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_words;
    bool m_bold = false;
    bool m_italic = false;
    std::vector<PageSpan> m_spans;
};

/// What a line begins: its kind, its number, and what stands behind the mark.
struct Opening {
    PageBlock::Kind kind = PageBlock::Kind::Paragraph;
    int number = 0;
    std::string_view rest;
};

Opening openingOf(std::string_view line) {
    const auto after = [&](std::string_view mark) { return trimmed(line.substr(mark.size())); };
    if (line.starts_with("## ")) return {PageBlock::Kind::Heading, 2, after("## ")};
    if (line.starts_with("# ")) return {PageBlock::Kind::Heading, 1, after("# ")};
    if (line.starts_with("- ")) return {PageBlock::Kind::Bullet, 0, after("- ")};
    if (line.starts_with("> ")) return {PageBlock::Kind::Remark, 0, after("> ")};
    const auto digits = line.find_first_not_of("0123456789");
    if (digits != std::string_view::npos && digits > 0 && digits < 4 &&
        line.substr(digits).starts_with(". "))
        return {PageBlock::Kind::Numbered, std::stoi(std::string(line.substr(0, digits))),
                after(line.substr(0, digits + 2))};
    return {PageBlock::Kind::Paragraph, 0, line};
}

class Blocks {
public:
    std::vector<PageBlock> read(std::string_view text) {
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            line(trimmed(text.substr(0, end)));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        close();
        return std::move(m_blocks);
    }

private:
    void line(std::string_view line) {
        if (line.empty()) return close();
        const Opening opening = openingOf(line);
        const bool goesOn =
            opening.kind == PageBlock::Kind::Paragraph ||
            (opening.kind == PageBlock::Kind::Remark && m_open.kind == opening.kind);
        if (!goesOn || m_open.kind == PageBlock::Kind::Heading) close();
        if (m_text.empty()) {
            m_open.kind = opening.kind;
            m_open.number = opening.number;
            m_text = opening.rest;
            return;
        }
        m_text += isWide(m_text.back()) && isWide(opening.rest.front()) ? "" : " ";
        m_text += opening.rest;
    }

    /// Of Chinese or Japanese, in which a new line is no space.
    static bool isWide(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

    void close() {
        if (m_text.empty()) return;
        m_open.spans = Spans(m_text).read();
        const bool isFormula =
            m_open.spans.size() == 1 && m_open.spans.front().kind == PageSpan::Kind::Formula;
        if (isFormula && m_open.kind == PageBlock::Kind::Paragraph)
            m_open.kind = PageBlock::Kind::Display;
        m_blocks.push_back(std::move(m_open));
        m_open = {};
        m_text.clear();
    }

    std::vector<PageBlock> m_blocks;
    PageBlock m_open;
    std::string m_text;
};

} // namespace

std::vector<PageBlock> readPageText(std::string_view text) {
    return Blocks().read(text);
}

} // namespace deltaflow
