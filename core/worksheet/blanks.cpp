#include "core/worksheet/blanks.h"

#include "core/formula/written_number.h"
#include "core/text/number.h"

#include <algorithm>

namespace deltaflow {

bool hasBlank(const Formula& formula) {
    return isBlank(formula) || std::ranges::any_of(formula.children, hasBlank);
}

Formula planned(const Formula& formula, const NumberPlan& plan) {
    if (formula.ref && formula.ref->isSingle() && isWrittenNumber(formula)) {
        if (plan.isAsked(*formula.ref))
            return Formula::number(std::string(kBlank)).withRef(*formula.ref);
        if (plan.isGiven(*formula.ref))
            return Formula::number(exactNumber(plan.value(*formula.ref))).withRef(*formula.ref);
        return formula;
    }
    Formula out = formula;
    for (Formula& child : out.children)
        child = planned(child, plan);
    // Parentheses around a negative number would tell its sign.
    if (out.kind == Formula::Kind::Fence && isBlank(out.children.front()))
        return Formula(out.children.front());
    return out;
}

} // namespace deltaflow
