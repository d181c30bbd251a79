#pragma once

#include "core/derive/writer.h"
#include "core/network/model.h"

#include <string>
#include <vector>

namespace deltaflow {

/// A factor of an unrolled error, or the error that it leads to.
struct UnrolledFactor {
    enum class Kind : std::uint8_t {
        Error,  ///< δ^l: its Euclidean norm.
        Matrix, ///< (W^l)ᵀ: its spectral norm, the most that it can stretch a vector.
        Slope,  ///< f′(z^l): the largest of its elements in size, which is that norm of ⊙ f′.
    };
    Kind kind = Kind::Error;
    int layer = 0; ///< 1 … L
    Ref ref;       ///< The whole quantity, of the sample.
    double norm = 0;
};

/// δ^l as a product evaluated from right to left: f′(z^l) ⊙ (W^{l+1})ᵀ (f′(z^{l+1}) ⊙ … δ^L).
struct UnrolledError {
    int layer = 0;
    /// In the order of evaluation: δ^L, then (W^k)ᵀ, f′ and δ of each layer below, down to l.
    std::vector<UnrolledFactor> factors;
};

/// For a network of layers; 1 ≤ layer ≤ L. Norms are those of one sample.
[[nodiscard]] UnrolledError unrolledError(const Model& model, const Trace& trace, int layer,
                                          int sample);

/// The product in symbols; more than `most` layers of it are cut short by an ellipsis.
[[nodiscard]] Equation unrolledEquation(const UnrolledError& error, const Model& model,
                                        const Writer& writer, int most = 3);

/// ‖M‖₂, the largest singular value.
[[nodiscard]] double spectralNorm(const Eigen::Ref<const Eigen::MatrixXd>& matrix);

/// Nodes of one name, numbered, that repeat over layers or time (h1, h2, …): the Euclidean norm of
/// ∂L/∂(each), of one sample.
struct AdjointSeries {
    std::string name; ///< "h"
    std::vector<NodeId> nodes;
    std::vector<double> norms;
};

/// All of at least three numbered nodes of the same shape that have values per sample.
[[nodiscard]] std::vector<AdjointSeries> adjointSeries(const Graph& graph, const Trace& trace,
                                                       int sample);

} // namespace deltaflow
