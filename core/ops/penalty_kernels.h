#pragma once

#include "core/graph/kernel.h"

namespace deltaflow::penalty {

// Function has static value(w) and slope(w). See PenaltyOp::forwardRun for the args.

template <typename Function, bool First>
void runForward(const KernelArgs& k) {
    double sum = 0;
    for (Index i = 0; i < k.rows; ++i)
        sum += Function::value(k.in[0][i]);
    *k.out = (First ? 0 : *k.out) + k.scalar * sum;
}

template <typename Function, bool First>
void runVjp(const KernelArgs& k) {
    const double scale = k.scalar * *k.in[1];
    for (Index i = 0; i < k.rows; ++i) {
        const double sent = scale * Function::slope(k.in[0][i]);
        k.out[i] = First ? sent : k.out[i] + sent;
    }
}

} // namespace deltaflow::penalty
