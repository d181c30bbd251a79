#include "core/ops/loss.h"

namespace deltaflow {

Rule LossOp::mean(const OpSite& site, Rule overSamples) {
    if (site.samples == 1) return overSamples;
    return Rule::quotient(std::move(overSamples),
                          Rule::quantity(Ref::setting(Setting::SampleCount)));
}

Rule LossOp::forwardElement(const OpSite& site, int) const {
    const int units = static_cast<int>(site.shapes.front().rows);
    const bool one = site.samples == 1;
    const int sample = one ? 0 : static_cast<int>(RunningIndex::Sample);
    const Rule perSample =
        units == 1 ? part(site, 0, sample)
                   : Rule::sumOver(RunningIndex::Unit, units,
                                   part(site, static_cast<int>(RunningIndex::Unit), sample));
    if (one) return perSample;
    return mean(site,
                Rule::sumOver(RunningIndex::Sample, static_cast<int>(site.samples), perSample));
}

Rule LossOp::forwardMatrix(const OpSite& site) const {
    return forwardElement(site, 0);
}

} // namespace deltaflow
