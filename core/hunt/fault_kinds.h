#pragma once

#include "core/hunt/fault.h"
#include "core/hunt/sabotage.h"
#include "core/ops/window.h"

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
/// Of a convolution's: to its kernel or to the image, of another window or with the kernel as it
/// stands.
[[nodiscard]] std::shared_ptr<const Fault> convolutionFault(const Window& window, Bug bug);
/// Of a pooling's: all that arrives is sent to every cell under the window.
[[nodiscard]] std::shared_ptr<const Fault> poolingFault(const Window& window);

} // namespace deltaflow
