#pragma once

#include "core/formula/formula.h"
#include "core/lesson/page_text.h"

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace deltaflow {

class Player;

/// Which numbers a text tells: those that are known at the play-head, or all of them, where the
/// reader has found out already what it says.
enum class Telling : std::uint8_t { Known, All };

/// A page's text with its formulas made and its live numbers as they are now.
struct PageContent {
    struct Piece {
        QString words; ///< Or, where these are empty, the formula.
        Formula formula;
        bool bold = false;
        bool italic = false;
        bool code = false;
        std::optional<Ref> pending; ///< Of words in place of a number that is not known yet.
        QString fault;              ///< Why it is shown as it was typed; empty for what is right.
    };
    struct Block {
        PageBlock::Kind kind = PageBlock::Kind::Paragraph;
        int number = 0;
        std::vector<Piece> pieces;
    };
    std::vector<Block> blocks;

    /// To be read aloud, formulas included.
    [[nodiscard]] QString spoken() const;
    /// As lines of text without marks, formulas as Unicode has them.
    [[nodiscard]] QString plain() const;
};

/// The text of a page at the play-head. A number that is not told there says "not yet", and is a
/// question mark within a formula; what cannot be read stays as it was typed, and its fault says
/// why.
[[nodiscard]] PageContent pageContent(std::string_view text, const Player& player,
                                      Telling telling = Telling::Known);

/// Why a number is not known at the play-head: which step will compute it.
[[nodiscard]] QString whyNotYet(const Ref& ref, const Player& player);

} // namespace deltaflow
