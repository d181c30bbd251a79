#pragma once

#include "core/formula/formula.h"
#include "core/network/model.h"

#include <memory>
#include <string_view>

namespace deltaflow {

/// How quantities are written; the numbers are the same in every notation. A graph without layers
/// takes its nodes' own names (node_symbol.h); a notation that cannot express it falls back to
/// Graph. Profiles of five texts: Delta (W, δ), Theta (Θ and bias units), Graph (z, h, o; J = L +
/// s), Layers (x_i, ∇_i), ChainRule (every derivative written out).
class Notation {
public:
    Notation(NotationKind kind, OptimiserKind optimiser, std::shared_ptr<const Model> model,
             Index samples);

    /// The symbol of a number, a row, a column or a whole matrix (kAll leaves out that index), its
    /// Ref on the outermost node. A running index is written as its letter; a sample is named where
    /// there are several.
    [[nodiscard]] Formula symbol(const Ref& ref) const;
    /// The symbol of a function by its op's name: σ, tanh, ReLU …
    [[nodiscard]] Formula function(std::string_view name) const;
    /// The letter of a running index, and the last value it takes: k, n.
    [[nodiscard]] static Formula letter(std::int32_t index);
    /// ∂ above / ∂ below.
    [[nodiscard]] static Formula partial(Formula above, Formula below);
    /// Whether a text's notation has words for all of a model: Θ with its column 0 and δ by layers
    /// are of layered networks, δ also of any net with a loss.
    [[nodiscard]] static bool canExpress(NotationKind kind, const Model& model);

    [[nodiscard]] NotationKind kind() const { return m_kind; }

private:
    [[nodiscard]] Formula value(const Ref& ref) const;
    [[nodiscard]] Formula adjoint(const Ref& ref) const;
    [[nodiscard]] Formula layerValue(const Ref& ref, std::size_t layer) const;
    [[nodiscard]] Formula parameter(const Ref& ref, std::size_t layer, bool bias) const;
    [[nodiscard]] Formula lossSymbol(NodeId node) const;
    [[nodiscard]] Formula rootLetter() const;
    [[nodiscard]] Formula lossPart(const Ref& ref) const;
    [[nodiscard]] Formula nodeValue(const Ref& ref, const Formula& letter) const;
    [[nodiscard]] Formula nodeAdjoint(const Ref& ref) const;
    [[nodiscard]] Formula moment(const Ref& ref) const;
    [[nodiscard]] Formula setting(Setting which) const;
    [[nodiscard]] Formula indexed(Formula base, int layerIndex, const Ref& ref,
                                  bool twoIndices) const;

    NotationKind m_kind;
    OptimiserKind m_optimiser;
    std::shared_ptr<const Model> m_model;
    Index m_samples;
    bool m_hasOneFunction; ///< Then the graph's text writes φ for it.
};

} // namespace deltaflow
