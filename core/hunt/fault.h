#pragma once

#include "core/formula/rule.h"
#include "core/graph/kernel.h"
#include "core/graph/op.h"

#include <functional>
#include <memory>

namespace deltaflow {

/// What an op does otherwise on its way back to one of its inputs: the computation and its rule
/// side by side, as an op states them.
class Fault {
public:
    using Right = std::function<Kernel(const KernelSite&)>;

    virtual ~Fault() = default;

    /// The call in place of Op::vjp; `right` makes the right one for a site.
    [[nodiscard]] virtual Kernel vjp(const KernelSite& site, int input,
                                     const Right& right) const = 0;
    /// What is sent to one element of that input, in place of the right rule for it.
    [[nodiscard]] virtual Rule element(const OpSite& site, int input, int row, int col,
                                       const Rule& right) const = 0;
};

} // namespace deltaflow
