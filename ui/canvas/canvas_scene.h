#pragma once

#include "core/derive/step.h"
#include "core/network/network.h"
#include "ui/player/view_state.h"

#include <QString>
#include <algorithm>

#include <optional>
#include <vector>

namespace deltaflow {

/// Layers this wide are drawn unit by unit; wider ones as heat maps.
inline constexpr int kMaxDrawnUnits = 24;
/// Connections of more edges are drawn as the heat map of their matrix.
inline constexpr int kMaxDrawnEdges = 600;

enum class ElementKind : std::uint8_t { None, Unit, BiasUnit, Edge, Matrix, Loss, Target };

/// A thing in the picture. Layer 0 is the input, 1 … L the dense layers. An edge is named by the
/// layer it leads into, its unit there, and its source unit below (kBiasSource: the bias unit).
struct ElementId {
    static constexpr int kBiasSource = -1;

    ElementKind kind = ElementKind::None;
    int layer = -1;
    int unit = -1;
    int source = -1;

    friend auto operator<=>(const ElementId&, const ElementId&) = default;
    [[nodiscard]] explicit operator bool() const { return kind != ElementKind::None; }

    static ElementId ofUnit(int layer, int unit) { return {ElementKind::Unit, layer, unit, -1}; }
    static ElementId ofEdge(int layer, int unit, int source) {
        return {ElementKind::Edge, layer, unit, source};
    }
};

/// A number in the picture; not drawn where `shown` is false, drawn as "not yet" where not `known`.
struct Figure {
    Ref ref;
    double value = 0;
    bool shown = false;
    bool known = false;
    bool editable = false;
};

struct CanvasUnit {
    QString label; ///< Beside the unit: "x₁"; empty for none.
    Figure activation;
    Figure preActivation;
    Figure delta;
    Figure bias;
};

/// How a unit's level stands for its activation.
enum class LevelKind : std::uint8_t {
    None,   ///< inputs: no fill
    Unit,   ///< 0–1, from the bottom
    Signed, ///< −1–1, from the middle
    Above,  ///< 0–∞, from the bottom, squashed
    Real,   ///< −∞–∞, from the middle, squashed
};

/// A column of units: each one drawn (`units`) or all of them as a map (`values`, `deltas`, where
/// NaN stands for not yet computed).
struct CanvasLayer {
    QString caption;
    int count = 0;
    bool isMap = false;
    bool hasBiasUnit = false; ///< Draws a₀ = 1, which feeds the next layer.
    LevelKind level = LevelKind::None;
    std::vector<CanvasUnit> units;
    std::vector<double> values;
    std::vector<double> deltas;
    NodeId valueNode = kNoNode;
    NodeId preNode = kNoNode;
    NodeId biasNode = kNoNode;
};

struct CanvasEdge {
    Figure weight;
    Figure gradient;
    Figure updated;
};

/// The edges into a layer from the one below, row by row, or only their matrix.
struct CanvasConnection {
    int rows = 0;
    int cols = 0;
    bool isMatrix = false;
    NodeId weightNode = kNoNode;
    std::vector<CanvasEdge> edges;     ///< rows·cols of them; empty in a matrix.
    std::vector<CanvasEdge> biasEdges; ///< rows of them, from the bias unit below; mostly empty.
    std::vector<double> weights;       ///< rows·cols, as now shown: updated ones once known.
    std::vector<double> gradients;     ///< rows·cols in a matrix once known, else empty.
    double largest = 0;                ///< max |w|

    [[nodiscard]] std::size_t at(int row, int col) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) +
               static_cast<std::size_t>(col);
    }
    [[nodiscard]] double weight(int row, int col) const { return weights[at(row, col)]; }
};

struct CanvasLoss {
    QString caption;
    QString symbol; ///< Before the total: "L".
    Figure total;
    Figure data; ///< Shown with a penalty only.
    Figure penalty;
    std::vector<Figure> targets; ///< One for each output; empty past kMaxDrawnUnits.
    std::vector<QString> targetLabels;
    std::vector<QString> targetNames; ///< What people call them: a class; empty where they do not.

    [[nodiscard]] bool isNamed() const {
        return std::ranges::any_of(targetNames, [](const QString& n) { return !n.isEmpty(); });
    }
};

/// An amount that moves while the step runs.
struct CanvasFlow {
    ElementId from;
    ElementId to;
    ElementId along; ///< The edge it follows or settles on; none within a unit.
    Ref amount;
    double value = 0;
    Phase tone = Phase::Forward; ///< The colour it travels in.
};

/// The unit's function beside it: its curve, the point (z, a), and the tangent on the way back.
struct CanvasPlot {
    ElementId unit; ///< Or the layer's first unit at layer level.
    Activation function;
    QString name; ///< "σ"
    std::vector<double> z;
    bool tangent = false;
};

/// What the current step does.
struct CanvasStep {
    bool any = false;
    Phase phase = Phase::Forward;
    StepKind kind = StepKind::PreActivation;
    int layer = 0;                ///< The dense layer it belongs to; 0 for the loss.
    std::vector<ElementId> focus; ///< What it writes; lit by a ring.
    std::vector<CanvasFlow> flows;
    std::optional<CanvasPlot> plot;
    bool isSum = false;     ///< The flows add up in the first focus.
    bool sumDone = true;    ///< All arrivals of that sum are in once the step has run.
    bool hasBefore = false; ///< Something had arrived before this step:
    double sumBefore = 0;   ///< this much.
};

/// All that the canvas shows at one moment, copied out of the player: painters read nothing else.
struct CanvasScene {
    std::vector<CanvasLayer> layers;           ///< 0 … L
    std::vector<CanvasConnection> connections; ///< l − 1: into layer l
    CanvasLoss loss;
    CanvasStep step;
    double progress = 1;
    int sample = 0;
    int digits = 4;
    LabelDensity labels = LabelDensity::All;
    std::vector<ElementId> lit; ///< Hovered or selected.
    std::optional<Ref> litRef;
    bool litIsPath = false; ///< Units light up without their own edges.
    bool dims = false;      ///< Something is hovered, so everything else steps back.

    [[nodiscard]] const CanvasUnit& unit(int layer, int index) const {
        return layers[static_cast<std::size_t>(layer)].units[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const CanvasConnection& into(int layer) const {
        return connections[static_cast<std::size_t>(layer - 1)];
    }
    [[nodiscard]] bool isDrawn(const ElementId& unit) const {
        return unit.kind == ElementKind::Unit &&
               !layers[static_cast<std::size_t>(unit.layer)].isMap;
    }
    /// The edge's figures, or null in a matrix.
    [[nodiscard]] const CanvasEdge* edge(const ElementId& id) const;
};

} // namespace deltaflow
