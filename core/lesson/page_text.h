#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deltaflow {

/// A piece of a line: words, a formula, or a live number.
struct PageSpan {
    enum class Kind : std::uint8_t {
        Words,
        Formula, ///< `text` as it stands between two $ (see core/formula/formula_text.h).
        Ref,     ///< `text` as it stands between { }: an address, perhaps with "symbol" behind it.
    };
    Kind kind = Kind::Words;
    std::string text;
    bool bold = false;
    bool italic = false;
    bool code = false;

    friend bool operator==(const PageSpan&, const PageSpan&) = default;
};

struct PageBlock {
    enum class Kind : std::uint8_t {
        Paragraph,
        Heading,
        Bullet,
        Numbered,
        Remark,  ///< Set apart by a line at its side.
        Display, ///< A formula that stands on lines of its own.
    };
    Kind kind = Kind::Paragraph;
    int number = 0; ///< Of Numbered, and the rank of a Heading: 1 or 2.
    std::vector<PageSpan> spans;

    friend bool operator==(const PageBlock&, const PageBlock&) = default;
};

/// Reads the text of a page, a small part of Markdown: blank lines part paragraphs; "# " and "## "
/// begin headings, "- " a point, "1. " a numbered one, "> " a remark; **bold**, *italic*, `code`;
/// $…$ is a formula, on a line of its own if nothing stands beside it; {W1[1,2]} is the number at
/// an address as it is now, {W1[1,2] symbol} its symbol. A backslash takes a sign as it is. Nothing
/// is refused: what is not closed is shown as it was typed.
[[nodiscard]] std::vector<PageBlock> readPageText(std::string_view text);

} // namespace deltaflow
