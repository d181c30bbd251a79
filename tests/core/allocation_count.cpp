#include "tests/core/allocation_count.h"

namespace {

// Plain, so that it counts before anything is constructed.
constinit std::size_t count = 0;

} // namespace

std::size_t deltaflow::allocationCount() {
    return count;
}

#if !defined(__SANITIZE_ADDRESS__)
extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* malloc(std::size_t size) {
    ++count;
    return __libc_malloc(size);
}
#endif
