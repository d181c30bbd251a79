#include "core/network/op_catalogue.h"

namespace deltaflow {

std::span<const OpEntry> normalisationOps() {
    return {};
}

} // namespace deltaflow
