#pragma once

#include "core/graph/kernel.h"
#include "core/graph/op.h"

namespace deltaflow {

/// Which numbers of a value are normalised together, and what is said of each group as a rule.
/// Batch normalisation: a feature over all samples, or, of an image, a channel's cells over all
/// samples; one statistic a row or channel. Layer normalisation: a sample's rows; one a sample.
struct Grouping {
    bool bySample = false; ///< Layer normalisation; `cells` is then 1.
    Index cells = 1;       ///< Rows that lie together in one group: a channel's cells.

    using Element = std::function<Rule(int row, int sample)>;

    /// The shape of a statistic of a value of that shape.
    [[nodiscard]] Shape statistic(const Shape& x) const;
    /// How many numbers each group has.
    [[nodiscard]] Index size(const Shape& x, Index samples) const;
    /// Sets a kernel's sizes for the loops below.
    void setSizes(KernelArgs& args, const Shape& x, Index samples) const;

    // -- Rules; `group` is the row of the statistic, and a site's sample is the one that is shown

    [[nodiscard]] int groupOf(int row) const {
        return bySample ? 0 : row / static_cast<int>(cells);
    }
    /// The statistic `node` of a group.
    [[nodiscard]] Rule of(NodeId node, Quantity quantity, int group, int sample) const;
    /// Σ over the group's numbers: sample by sample, and row by row in each.
    [[nodiscard]] Rule sum(const OpSite& site, const Shape& x, int group,
                           const Element& element) const;
    /// How many numbers each group has: m, or a number.
    [[nodiscard]] Rule count(const OpSite& site, const Shape& x) const;
    /// The sums of the groups of a whole value.
    [[nodiscard]] Rule sums(Rule whole) const;
    /// A whole statistic beside a whole value: repeated for each cell of a channel.
    [[nodiscard]] Rule beside(Rule statistic) const;
};

namespace grouping {

/// Calls visit(index of a number) for each of group g; args as Grouping::setSizes left them.
template <typename Visit>
inline void eachMember(const KernelArgs& k, Index g, Visit visit) {
    for (Index r = 0; r < k.samples; ++r)
        for (Index c = 0; c < k.cols; ++c)
            visit((r * k.rows + g) * k.cols + c);
}

/// Calls visit(g) for each group.
template <typename Visit>
inline void eachGroup(const KernelArgs& k, Visit visit) {
    for (Index g = 0; g < k.rows; ++g)
        visit(g);
}

inline double size(const KernelArgs& k) {
    return static_cast<double>(k.cols * k.samples);
}

template <bool First>
inline void put(double& to, double value) {
    to = First ? value : to + value;
}

} // namespace grouping

/// An op whose contributions are the addends of its rules.
class AddendsOp : public Op {
public:
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    [[nodiscard]] Index adjointTerms(const OpSite& site, int input, int row,
                                     int col) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;
};

} // namespace deltaflow
