#pragma once

#include "ui/derivation/card_content.h"
#include "ui/formula/equation_layout.h"

#include <QRectF>

#include <optional>
#include <vector>

namespace deltaflow {

/// Something under a card that can be clicked.
struct CardLink {
    enum class Kind { Unfold, Reads, Check, Step };
    Kind kind = Kind::Reads;
    Unfolding unfolding = Unfolding::ChainRule; ///< Kind::Unfold
    Index step = -1;                            ///< Kind::Step
    QString text;
    QRectF rect;
    bool open = false;
    bool folds = true; ///< Has a chevron.
};

/// A card set for a width: where each text, equation and link stands. Relative to its top left
/// corner; y grows downwards.
struct StepCard {
    struct Text {
        enum class Role { Title, Place, Note, Strong, Wrong };
        Role role = Role::Title;
        QString text;
        QRectF rect;
        Qt::Alignment alignment = Qt::AlignLeft;
    };
    struct Block {
        EquationLayout layout;
        QPointF at;
        Equation equation;
        bool isMain = true; ///< Of the step itself, whose result appears when its motion is over.
        bool hasResult = false;
    };

    Index step = -1;
    CardTense tense = CardTense::Current;
    Phase phase = Phase::Forward;
    QSizeF size;
    double textScale = 1; ///< A wide card has somewhat larger text.
    std::vector<Text> texts;
    std::vector<Block> blocks;
    std::vector<CardLink> links;
    std::vector<double> rules; ///< y of hairlines above unfolded parts.

    [[nodiscard]] const CardLink* linkAt(QPointF point) const;
    [[nodiscard]] std::optional<FormulaLayout::Place> placeAt(QPointF point) const;
    [[nodiscard]] const Block* blockAt(QPointF point) const;
};

/// How a card is set. For a room: text and formulas of one size whatever the width, and nothing to
/// click under them.
enum class CardStyle : std::uint8_t { Desk, Room };

[[nodiscard]] StepCard layoutCard(const CardContent& content, double width,
                                  CardStyle style = CardStyle::Desk);
/// For a room: its formulas as large as its height has room for, but no smaller than its text. What
/// is too high even so has its result beside its numbers, or its rule and its result alone.
[[nodiscard]] StepCard layoutCardWithin(const CardContent& content, QSizeF room);

/// The smallest text of a card for a room, scripts apart.
inline constexpr double kRoomText = 12;

} // namespace deltaflow
