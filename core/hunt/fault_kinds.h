#pragma once

#include "core/hunt/fault.h"
#include "core/hunt/sabotage.h"

namespace deltaflow {

/// Adds to what has arrived, or writes where it is the first.
template <bool First>
void send(double& out, double sent) {
    out = First ? sent : out + sent;
}

/// A fault of an activation's way back: its slope left out or taken elsewhere.
[[nodiscard]] std::shared_ptr<const Fault> activationFault(const Activation& activation, Bug bug);
/// Of a loss's: its sign, its mean, a slope too many.
[[nodiscard]] std::shared_ptr<const Fault> lossFault(Bug bug);
/// Of a dense layer's: to its weights, to its bias or to what is below it. The rate is that of
/// plain gradient descent.
[[nodiscard]] std::shared_ptr<const Fault> denseFault(Bug bug, double rate, const Penalty& penalty);

} // namespace deltaflow
