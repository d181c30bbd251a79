#pragma once

#include "core/graph/op.h"

namespace deltaflow {

/// A loss: the mean over samples of a sum over output units. It is a graph's root, so the adjoint
/// that its rules start from is 1 and is not written.
class LossOp : public Op {
public:
    /// One output unit's part of one sample's loss; either may be a running index.
    [[nodiscard]] virtual Rule part(const OpSite& site, int unit, int sample) const = 0;

    /// 1/m Σ_b Σ_k of the parts; a single sample or unit needs no sum.
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    /// Every output unit of every sample.
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;

protected:
    /// Divided by m where there are several samples.
    [[nodiscard]] static Rule mean(const OpSite& site, Rule overSamples);
};

} // namespace deltaflow
