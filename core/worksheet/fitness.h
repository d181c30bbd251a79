#pragma once

#include "core/graph/trace.h"
#include "core/network/model.h"

#include <vector>

namespace deltaflow {

/// How well the numbers of a pass suit to be computed by hand; less is better.
struct Fitness {
    bool isFinite = true;
    /// Results that teach nothing: a sigmoid beyond [0.05, 0.95], |tanh| above 0.95, a softmax
    /// below 0.03; a result that is not 0 and yet below 10^−digits, so that it vanishes in the
    /// digits that are written; each ReLU that is dead beyond half of its layer; a ReLU at 0 or two
    /// largest numbers in a pooling window, where there is no derivative; zeros beyond a third of
    /// all results.
    int faults = 0;
    /// Results that have more digits than are written though their rules keep decimals: of sums,
    /// products, ReLUs, and quotients by 2, 4, 5 and the like. Backwards as well, if the whole net
    /// is made of these.
    int unround = 0;

    [[nodiscard]] bool isPerfect() const { return isFinite && faults == 0 && unround == 0; }
    [[nodiscard]] bool isBetterThan(const Fitness& other) const {
        return std::pair(faults, unround) < std::pair(other.faults, other.unround);
    }
};

/// Whether a number is written in full with so many significant digits.
[[nodiscard]] bool isRound(double value, int digits);

/// By node, whether its results are decimals that end, as what is given and drawn is. It follows
/// from the rules alone: with other drawn numbers it is the same.
[[nodiscard]] std::vector<bool> nodesOfDecimals(const Model& model, const Trace& trace);

/// All limits have a slack of 10⁻⁹: a decimal is on the same side of them on every machine,
/// whatever the last bit of a sum.
[[nodiscard]] Fitness fitnessOf(const Model& model, const Trace& trace, int digits,
                                const std::vector<bool>& ofDecimals);

} // namespace deltaflow
