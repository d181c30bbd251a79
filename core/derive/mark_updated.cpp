#include "core/derive/mark_updated.h"

namespace deltaflow {

Formula markUpdated(Formula f) {
    if (f.ref && f.ref->quantity == Quantity::Updated) {
        const Ref ref = *f.ref;
        return Formula::sup(Formula::fence("(", std::move(f), ")"), Formula::words("new"))
            .withRef(ref);
    }
    for (Formula& child : f.children)
        child = markUpdated(std::move(child));
    return f;
}

} // namespace deltaflow
