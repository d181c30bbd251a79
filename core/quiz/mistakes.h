#pragma once

#include "core/quiz/question.h"

#include <vector>

namespace deltaflow {

/// The classical mistakes of who computes a network by hand.
enum class Mistake : std::uint8_t {
    SlopeOmitted,      ///< ∂L/∂z given as ∂L/∂a: without f′(z).
    SlopeAdded,        ///< a − y times f′(z), which the loss has cancelled already.
    SlopeAtActivation, ///< f′ taken at a, as σ(a)(1 − σ(a)).
    SlopeOfInput,      ///< z(1 − z) in place of a(1 − a).
    SignReversed,      ///< The negative, as from a − y for y − a.
    NotTransposed,     ///< W_ik in place of W_ki on the way back.
    KernelTurned,      ///< A kernel turned by 180° where it should not be, or not where it should.
    IndicesSwapped,    ///< ∂L/∂W_ij = δ_j a_i in place of δ_i a_j.
    UpdatedWeightsUsed, ///< The way back through weights that were updated already.
    RowBroadcast,       ///< One row for all rows of W.
    SumNotMean,         ///< Without the 1/m.
    MeanOfMean,         ///< Divided by m once more.
    BiasPenalised,      ///< The penalty's slope at a bias.
    PenaltyOmitted,     ///< A weight's gradient, or the loss, without it.
    PenaltyNotDivided,  ///< λ where λ/m is meant.
    BiasOmitted,        ///< z without b.
    ActivationOmitted,  ///< z where a is meant.
    HalfOmitted,        ///< (y − a)² without the ½.
    RateOmitted,        ///< w − g in place of w − η g.
    Uphill,             ///< w + η g.
    NotUpdated,         ///< The change alone, −η g, without w.
    OtherUnit,          ///< The same quantity of another unit or weight.
    OtherSample,        ///< … of another sample.
};

/// A mistake as it comes out at a question: the wrong rule, where one would write it so, and its
/// number.
struct WrongAnswer {
    Mistake mistake;
    std::optional<Rule> rule;
    double value = 0;
    Ref meant; ///< Of OtherUnit and OtherSample: whose number it is.
};

/// All mistakes that can be made at this question, each computed on the numbers of the pass, the
/// more telling first. Those whose number is the right one are left out, as no answer can tell them
/// apart.
[[nodiscard]] std::vector<WrongAnswer> wrongAnswers(const Question& question, const Model& model,
                                                    const Trace& trace);

} // namespace deltaflow
