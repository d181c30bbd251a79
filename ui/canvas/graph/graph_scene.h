#pragma once

#include "core/derive/step.h"
#include "core/graph/graph.h"
#include "core/graph/taint.h"
#include "ui/canvas/graph/graph_type.h"
#include "ui/formula/formula_layout.h"
#include "ui/player/view_state.h"

#include <QString>

namespace deltaflow {

class Player;

/// Past these a column, a matrix or an image is drawn as a heat map.
inline constexpr int kMostColumnRows = 24;
inline constexpr int kMostMatrixRows = 12;
inline constexpr int kMostMatrixCols = 6;
/// Parameters used in so many columns of the picture are repeated near each use.
inline constexpr int kUsesToRepeat = 3;

/// What a card stands for; each is told by its shape.
enum class CardKind : std::uint8_t { Input, Target, Parameter, Constant, Buffer, Value, Loss };

/// A rectangle of cells: consecutive numbers of a node, filled row by row.
struct CellBlock {
    Quantity quantity = Quantity::Value; ///< Or Adjoint. A parameter's value may be its new one.
    int first = 0;                       ///< The node's element in the first cell.
    int rows = 1;
    int cols = 1;
    int count = 1; ///< Cells that there are; less than rows·cols where a map is wrapped.
    std::vector<double> values;
    std::vector<std::uint8_t> known;
    double largest = 0; ///< max |v| of those known and finite

    [[nodiscard]] bool anyKnown() const;
};

/// How a card shows its numbers.
enum class CardForm : std::uint8_t { Scalar, Column, Matrix, Image, Map };

/// A node of the graph in the picture: what it holds, or for a copy, a sign of it near its use,
/// with its numbers where they are few.
struct GraphCard {
    NodeId node = kNoNode;
    int copyOf = -1; ///< The card of the same parameter that shows its numbers; −1 for that one.
    CardKind kind = CardKind::Value;
    CardForm form = CardForm::Scalar;
    QString name;                ///< Plain: "h_1".
    FormulaLayout symbol;        ///< As the notation writes it.
    QString plain;               ///< The symbol as text: "h₁".
    QString adjointName;         ///< "δ", "∂e/∂c"
    FormulaLayout adjointSymbol; ///< In its place where text cannot write it: "∇" of W⁽¹⁾.
    QString op;                  ///< The operator's sign: "+", "σ"; empty at a leaf.
    QString shape;               ///< "3×2", for what is no scalar.
    int nodeCols = 1;
    bool perSample = false;
    bool hasAdjoint = false;
    bool updated = false;          ///< The values are those after the update.
    int gridRows = 1;              ///< How the value blocks stand: so many rows …
    int gridCols = 1;              ///< … and columns of them; the adjoints' blocks likewise.
    std::vector<CellBlock> blocks; ///< The values', then as many of the adjoints.
    Taint taint = Taint::Clean;
    Taint adjointTaint = Taint::Clean;

    [[nodiscard]] std::size_t valueBlocks() const {
        return hasAdjoint ? blocks.size() / 2 : blocks.size();
    }
    [[nodiscard]] Ref refOf(std::size_t block, int cell, int sample) const;
    [[nodiscard]] bool isScalar() const { return form == CardForm::Scalar; }
    /// A number of a cell; one that is fixed as it was typed ("2"), as formulas write it.
    [[nodiscard]] QString text(std::size_t block, int cell, int digits) const;
};

/// A use of a value. Between scalars it carries the local partial derivative.
struct GraphEdge {
    int from = 0; ///< Cards.
    int to = 0;
    int input = 0;         ///< Which input of its target it is.
    bool parallel = false; ///< Another edge joins the same two cards.
    bool hasPartial = false;
    bool known = false;
    double partial = 0;
    QString partialName; ///< "∂e/∂c"
    Ref arrival;         ///< What comes back along it: an AdjointContribution of its source.
};

/// Cells of one block, or all of it.
struct CellSpot {
    int card = -1;
    int block = 0;
    int cell = 0; ///< Ref::kAll for the whole block.

    friend auto operator<=>(const CellSpot&, const CellSpot&) = default;
};

struct GraphFlow {
    CellSpot from;
    CellSpot to;
    int edge = -1; ///< Along which it runs, in either direction; −1 for straight across.
    double value = 0;
    Phase tone = Phase::Forward;
};

/// What the current step does.
struct GraphStep {
    bool any = false;
    Phase phase = Phase::Forward;
    std::vector<CellSpot> writes;
    std::vector<CellSpot> reads;
    std::vector<GraphFlow> flows;
    bool isSum = false;   ///< The flows add up in what is written.
    bool sumDone = true;  ///< All of that sum is in once the step has run.
    double sumBefore = 0; ///< What had arrived before this step.
    bool hasBefore = false;

    /// One cell adds up what arrives, so its sum so far can be shown.
    [[nodiscard]] bool gathers() const {
        return isSum && writes.size() == 1 && writes.front().cell != Ref::kAll;
    }
};

/// All that the graph picture shows at one moment, copied out of the player.
struct GraphScene {
    std::vector<GraphCard> cards;
    std::vector<GraphEdge> edges;
    std::vector<std::vector<int>> cardsOf; ///< By node: its cards, the original first.
    GraphStep step;
    double progress = 1;
    int sample = 0;
    int digits = 4;
    LabelDensity labels = LabelDensity::All;
    GraphType type;
    std::vector<CellSpot> lit; ///< Hovered or selected.
    std::vector<int> litEdges;
    std::optional<Ref> litRef;
    bool dims = false;

    [[nodiscard]] const GraphCard& card(int index) const {
        return cards[static_cast<std::size_t>(index)];
    }
    /// Where the number at `ref` is shown; nothing for what the picture does not show.
    [[nodiscard]] std::optional<CellSpot> spotOf(const Ref& ref) const;
    [[nodiscard]] Ref refOf(const CellSpot& spot) const;
    /// The edge that `arrival` comes back along, or −1.
    [[nodiscard]] int edgeOf(const Ref& arrival) const;
};

[[nodiscard]] GraphScene graphSceneOf(const Player& player, const GraphType& type = {});

/// Takes hover and selection over into a scene that is otherwise up to date.
void setLit(GraphScene& scene, const ViewState& view);

/// What the current step does, in terms of what the scene shows.
[[nodiscard]] GraphStep graphStepOf(const GraphScene& scene, const Player& player);
[[nodiscard]] GraphStep graphStepOf(const GraphScene& scene, const Player& player,
                                    const Step& step);

/// Whether two scenes are laid out alike in a canvas of one size.
[[nodiscard]] bool sameStructure(const GraphScene& a, const GraphScene& b);

/// How an operator is written at its node: "+", "×", "σ", "conv 3×3".
[[nodiscard]] QString opSign(const Node& node);

} // namespace deltaflow
