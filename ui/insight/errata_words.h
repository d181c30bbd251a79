#pragma once

#include "core/insight/erratum_evidence.h"

#include <QString>

namespace deltaflow {

/// "0.1903, but the loss changes by 0.04068" or "0.04068, as the loss itself changes": the verdict
/// on a rule.
[[nodiscard]] QString verdict(const RuleOnTrial& rule, double numeric, int digits);
/// Above what is told of an erratum, and above each of its rules.
enum class ErratumHeading : std::uint8_t { Whole, Printed, Right };
[[nodiscard]] QString headingOf(ErratumHeading which);
/// What comes of both rules after this update; empty where that is not known.
[[nodiscard]] QString consequence(const ErratumEvidence& evidence, const Erratum& erratum,
                                  int digits);

} // namespace deltaflow
