#include "core/ops/grouping.h"

#include "core/ops/image_operations.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

Shape Grouping::statistic(const Shape& x) const {
    return bySample ? Shape{1, 1, true} : Shape{x.rows / cells, 1, false};
}

Index Grouping::size(const Shape& x, Index samples) const {
    return bySample ? x.rows : cells * samples;
}

void Grouping::setSizes(KernelArgs& args, const Shape& x, Index samples) const {
    args.rows = bySample ? samples : x.rows / cells;
    args.cols = bySample ? x.rows : cells;
    args.samples = bySample ? 1 : samples;
}

Rule Grouping::of(NodeId node, Quantity quantity, int group, int sample) const {
    return rules::unit(node, quantity, group, bySample ? sample : 0);
}

Rule Grouping::sum(const OpSite& site, const Shape& x, int group, const Element& element) const {
    if (bySample)
        return Rule::sumOver(RunningIndex::Unit, static_cast<int>(x.rows),
                             element(rules::kUnit, site.sample));
    const auto each = static_cast<int>(cells);
    return Rule::sumOver(RunningIndex::Sample, static_cast<int>(site.samples),
                         Rule::sumOver(RunningIndex::Unit, each,
                                       element(rules::kUnit, rules::kSample), group * each));
}

Rule Grouping::count(const OpSite& site, const Shape& x) const {
    if (!bySample && cells == 1) return rules::setting(Setting::SampleCount);
    return Rule::integer(static_cast<int>(size(x, site.samples)));
}

Rule Grouping::sums(Rule whole) const {
    if (bySample) return Rule::columnSums(std::move(whole));
    return cells == 1 ? Rule::rowSums(std::move(whole))
                      : image::channelSums(cells, std::move(whole));
}

Rule Grouping::beside(Rule statistic) const {
    return cells == 1 ? statistic : image::repeated(cells, std::move(statistic));
}

Index AddendsOp::forwardTerms(const OpSite& site) const {
    return addends(forwardElement(site, 0));
}

double AddendsOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    const Rule rule = forwardElement(site, row);
    if (term < 0 || term >= addends(rule))
        throw std::out_of_range(std::string(name()) + " has fewer contributions");
    return evaluate(addend(rule, term), trace)(0, 0);
}

Index AddendsOp::adjointTerms(const OpSite& site, int input, int row, int col) const {
    return addends(vjpElement(site, input, row, col));
}

double AddendsOp::adjointContribution(const Trace& trace, const OpSite& site, int input, int row,
                                      int col, Index term) const {
    const Rule rule = vjpElement(site, input, row, col);
    if (term < 0 || term >= addends(rule))
        throw std::out_of_range(std::string(name()) + " sends fewer contributions");
    return evaluate(addend(rule, static_cast<int>(term)), trace)(0, 0);
}

} // namespace deltaflow
