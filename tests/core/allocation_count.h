#pragma once

#include <cstddef>

/// For one source file of a test program: counts what is asked of the heap, by Eigen too, which
/// calls malloc itself. Under AddressSanitizer, which has its own heap, nothing is counted.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kCountsAllocations = false;
inline std::size_t allocationCount() {
    return 0;
}
#else
inline constexpr bool kCountsAllocations = true;
inline std::size_t& allocationCounter() {
    static std::size_t count = 0;
    return count;
}
inline std::size_t allocationCount() {
    return allocationCounter();
}

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* malloc(std::size_t size) {
    ++allocationCounter();
    return __libc_malloc(size);
}
#endif
