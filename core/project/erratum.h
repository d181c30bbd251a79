#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace deltaflow {

/// Rules that texts print in place of the right ones, each as a transformation of the right one
/// (core/insight/wrong_rules.h).
enum class WrongRule : std::uint8_t {
    SlopeOmitted,       ///< ∂L/∂z written as ∂L/∂a: without f′(z).
    IndicesSwapped,     ///< ∂L/∂W_ij = δ_j a_i in place of δ_i a_j.
    RowBroadcast,       ///< One row, Σ_k x_k f′(z_k) times what arrives, for all rows of W.
    UpdatedWeightsUsed, ///< δ of a layer through the weights above as they are after the update.
};

/// A place where the source of a document is wrong. The derivation shows it at the step that
/// writes the adjoint (for a parameter: the gradient) of `node`.
struct Erratum {
    std::string node = {}; ///< By name: "z3", "W1".
    WrongRule rule = WrongRule::SlopeOmitted;
    std::string source = {};      ///< Which text, and where in it.
    std::string explanation = {}; ///< What is wrong, in a sentence or two.
    /// The loss that the source prints for after one update, if it does.
    std::optional<double> publishedLoss = std::nullopt;
    bool keepsBiases = false; ///< Its update leaves the biases as they are.
    friend bool operator==(const Erratum&, const Erratum&) = default;
};

} // namespace deltaflow
