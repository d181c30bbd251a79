#pragma once

#include <cstddef>

namespace deltaflow {

/// Under AddressSanitizer, which has its own heap, nothing is counted.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kCountsAllocations = false;
#else
inline constexpr bool kCountsAllocations = true;
#endif

/// How often a program of core's tests has asked the heap for memory, Eigen too, which calls malloc
/// itself.
[[nodiscard]] std::size_t allocationCount();

} // namespace deltaflow
