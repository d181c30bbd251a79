#pragma once

#include "core/derive/writer.h"
#include "core/insight/wrong_rules.h"
#include "core/project/project.h"

#include <optional>

namespace deltaflow {

/// What one rule says of a number, and whether that is so.
struct RuleOnTrial {
    Equation equation; ///< Symbols, numbers, result.
    double value = 0;
    double relativeError = 0; ///< Against the numeric derivative.
    bool holds = false;
};

/// The printed rule and the right one on the numbers of a pass, both against the numeric
/// derivative, and what comes of both.
struct ErratumEvidence {
    Ref at; ///< The adjoint (or gradient) that is compared, a single number.
    double numeric = 0;
    RuleOnTrial printed;
    RuleOnTrial right;
    /// The loss after this pass's update by both; only for plain gradient descent.
    struct Losses {
        double printed = 0;
        double right = 0;
        bool isPublished = false; ///< The printed rule's is what the source prints.
    };
    std::optional<Losses> after;
};

/// Whether a step that writes `focus` is the erratum's.
[[nodiscard]] bool isAt(const Erratum& erratum, const Model& model, const Ref& focus);

/// The evidence at one element of the erratum's node; for an address with kAll, at the element
/// where the rules differ most. Nothing if the wrong rule cannot be applied there.
[[nodiscard]] std::optional<ErratumEvidence> evidenceFor(const Erratum& erratum,
                                                         const Project& project, const Model& model,
                                                         const Trace& trace, const Writer& writer,
                                                         const Ref& focus);

} // namespace deltaflow
