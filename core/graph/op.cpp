#include "core/graph/op.h"

#include "core/graph/kernel.h"
#include "core/graph/trace.h"

#include <stdexcept>

namespace deltaflow {

namespace {

[[noreturn]] void refuse(const Op& op, const char* what) {
    throw std::out_of_range(std::string(op.name()) + " has no " + what);
}

} // namespace

Kernel Op::forwardWith(const KernelSite&, const Op&, const KernelSite&) const {
    return {};
}

double Op::contribution(const Trace&, const OpSite&, int, int) const {
    refuse(*this, "contributions");
}

double Op::slope(const Trace&, const OpSite&, int) const {
    refuse(*this, "slope");
}

Index Op::forwardTerms(const OpSite&) const {
    return 1;
}

Index Op::adjointTerms(const OpSite&, int, int, int) const {
    return 1;
}

double Op::adjointContribution(const Trace&, const OpSite&, int, int, int, Index) const {
    refuse(*this, "adjoint contributions");
}

Rule Op::forwardMatrix(const OpSite&) const {
    return {};
}

Rule Op::forwardElement(const OpSite&, int) const {
    return {};
}

Rule Op::vjpMatrix(const OpSite&, int) const {
    return {};
}

Rule Op::vjpElement(const OpSite&, int, int, int) const {
    return {};
}

} // namespace deltaflow
