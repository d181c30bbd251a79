#pragma once

#include "core/network/model.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace deltaflow {

/// The classical mistakes of who programs the way back, each a one-line variation of a right rule.
enum class Bug : std::uint8_t {
    SlopeOmitted,       ///< ∂L/∂z = ∂L/∂a, without f′(z).
    SlopeAtActivation,  ///< f′ taken at a in place of z.
    SlopeOfInput,       ///< z in f′ where it is written in a: z(1 − z).
    SlopeAdded,         ///< (a − y) · f′(z), though the loss has cancelled f′ already.
    NegativePasses,     ///< ReLU's slope is 1 also where z ≤ 0.
    MaskByError,        ///< ReLU passes back where the error, not z, is above 0.
    SignReversed,       ///< y − a in place of a − y.
    SumNotMean,         ///< Without the 1/m.
    NotTransposed,      ///< W δ in place of Wᵀ δ.
    UpdatedWeightsUsed, ///< The error goes back through weights that are updated already.
    IndicesSwapped,     ///< ∂L/∂W_ij = δ_j a_i in place of δ_i a_j.
    LastSampleOnly,     ///< = in place of += over the samples of a weight's gradient.
    LastArrivalOnly,    ///< = in place of += where a value branches.
    BiasForgotten,      ///< A bias gets no gradient.
    BiasPenalised,      ///< The penalty's slope is added at a bias.
    PenaltyOmitted,     ///< A weight's gradient without the penalty's part.
    KernelNotTurned, ///< W ∗ δ in place of W ∗⊤ δ: the error meets the kernel as it stands.
    StrideIgnored,   ///< Windows move by single cells on the way back.
    PaddingIgnored,  ///< Windows begin at the image's corner on the way back.
    SpreadToAll,     ///< Max pooling sends the error to every cell of its window.
    NotDivided,      ///< Average pooling sends all of it to each cell.
    MeanPathOmitted, ///< Normalisation takes μ for a constant.
    VariancePathOmitted, ///< … or σ².
    // From here on it is the update that is wrong, and every gradient right.
    Uphill,           ///< W + η g.
    RateOmitted,      ///< W − g.
    VelocityReversed, ///< v = g − μ v.
    LookAheadOmitted, ///< Nesterov's step by v alone.
    RootOmitted,      ///< g/(s + ε) in place of g/(√s + ε).
    BiasUncorrected,  ///< Adam's m̂ = m and v̂ = v.
    StepFromZero,     ///< Adam's t counted from 0.
};
inline constexpr int kBugCount = static_cast<int>(Bug::StepFromZero) + 1;
[[nodiscard]] constexpr bool isOfUpdate(Bug bug) {
    return bug >= Bug::Uphill;
}
/// The iteration whose pass is the first to show it: a velocity that is 0 has no sign.
[[nodiscard]] constexpr std::int64_t firstShown(Bug bug) {
    return bug == Bug::VelocityReversed ? 1 : 0;
}

/// A bug and where it is: in what node `op` sends back to its input number `input`, or in the
/// update of the parameter that this is.
struct Sabotage {
    Bug bug = Bug::SlopeOmitted;
    NodeId op = kNoNode;
    int input = 0;
    friend bool operator==(const Sabotage&, const Sabotage&) = default;
};

/// Which rules the ops of a sabotaged model state.
enum class Told : bool {
    Right, ///< Those that should hold: what is shown while the bug is hunted.
    Wrong, ///< Those that are computed by: the proof.
};

/// The same graph, ids and values as `right`, with one op that goes wrong on its way back or a
/// parameter whose update does, so that all that follows from the mistake goes wrong as well.
/// `project` gives the optimiser and the penalty. Throws std::invalid_argument if the bug cannot be
/// made there.
[[nodiscard]] std::shared_ptr<const Model> sabotaged(const Project& project, const Model& right,
                                                     const Sabotage& sabotage,
                                                     Told told = Told::Right);

/// Every bug that can be made somewhere in a model, whether or not it changes a number.
[[nodiscard]] std::vector<Sabotage> possibleSabotages(const Project& project, const Model& right);
[[nodiscard]] bool isPossible(const Sabotage& sabotage, const Project& project, const Model& right);

/// Those that change an adjoint or an update of the pass firstShown so much that it can be seen.
[[nodiscard]] std::vector<Sabotage> tellingSabotages(std::shared_ptr<const Project> project,
                                                     std::shared_ptr<const Model> right);
/// Whether two sabotages give the same numbers in the first passes, as none can tell them apart.
[[nodiscard]] bool actAlike(const Sabotage& a, const Sabotage& b,
                            const std::shared_ptr<const Project>& project,
                            const std::shared_ptr<const Model>& right);

/// One that tells, by a seed; nothing where there is none. First the bug is drawn and then the
/// place, so that a bug that is possible in many places is not drawn more often.
[[nodiscard]] std::optional<Sabotage> drawSabotage(const std::shared_ptr<const Project>& project,
                                                   const std::shared_ptr<const Model>& right,
                                                   std::uint64_t seed);

/// Where a bug shows first: all of a node's adjoint (a parameter's: its gradient), or of a
/// parameter's update. What comes wrong out of an activation and what comes wrong into it are the
/// same place, the error at z.
[[nodiscard]] Ref placeOf(const Sabotage& sabotage, const Model& model);
/// The place that a number is of, if it is of the way back: an error at its node, a gradient or an
/// update at its parameter; a value stands for its error.
[[nodiscard]] std::optional<Ref> placeOf(const Ref& number, const Model& model);
/// All places where a bug can be looked for, in the order of the way back.
[[nodiscard]] std::vector<Ref> huntingPlaces(const Model& model);

} // namespace deltaflow
