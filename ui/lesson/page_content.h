#pragma once

#include "core/formula/formula.h"
#include "core/lesson/page_text.h"

#include <QString>

#include <string_view>
#include <vector>

namespace deltaflow {

class Player;

/// A page's text with its formulas made and its live numbers as they are now.
struct PageContent {
    struct Piece {
        QString words; ///< Or, where these are empty, the formula.
        Formula formula;
        bool bold = false;
        bool italic = false;
        bool code = false;
        QString fault; ///< Why it is shown as it was typed; empty for what is right.
    };
    struct Block {
        PageBlock::Kind kind = PageBlock::Kind::Paragraph;
        int number = 0;
        std::vector<Piece> pieces;
    };
    std::vector<Block> blocks;

    /// To be read aloud, formulas included.
    [[nodiscard]] QString spoken() const;
};

/// The text of a page at the play-head. A number that is not known there says "not yet"; what
/// cannot be read stays as it was typed, and its fault says why.
[[nodiscard]] PageContent pageContent(std::string_view text, const Player& player);

} // namespace deltaflow
