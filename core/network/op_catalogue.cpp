#include "core/network/op_catalogue.h"

#include <algorithm>

namespace deltaflow {

const OpEntry* findOp(std::string_view name) {
    for (const auto family : {elementwiseOps(), connectionOps(), normalisationOps(), lossOps()}) {
        const auto found = std::find_if(family.begin(), family.end(),
                                        [&](const OpEntry& entry) { return entry.name == name; });
        if (found != family.end()) return &*found;
    }
    return nullptr;
}

} // namespace deltaflow
