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
    Rule body = part(site, units == 1 ? 0 : static_cast<int>(RunningIndex::Unit),
                     one ? 0 : static_cast<int>(RunningIndex::Sample));
    // −ln a at every unit is −Σ ln a for all of them.
    const bool negative = body.kind == Rule::Kind::Negate;
    if (negative) body = Rule(body.children.front());
    Rule sum = Rule::sumOver(RunningIndex::Unit, units, std::move(body));
    if (!one) {
        sum = Rule::sumOver(RunningIndex::Sample, static_cast<int>(site.samples), std::move(sum));
        const Rule samples = Rule::quantity(Ref::setting(Setting::SampleCount));
        sum = Rule::product({Rule::quotient(Rule::integer(1), samples), std::move(sum)});
    }
    return negative ? Rule::negate(std::move(sum)) : sum;
}

Index LossOp::forwardTerms(const OpSite& site) const {
    return addends(forwardElement(site, 0));
}

Rule LossOp::forwardMatrix(const OpSite& site) const {
    return forwardElement(site, 0);
}

} // namespace deltaflow
