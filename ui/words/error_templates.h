#pragma once

#include <span>

namespace deltaflow {

/// What core's errors say, %1, %2, … where a name, a number or another of these stands. A sentence
/// of core that is changed or new has its line here as well, or it is said in English only.
[[nodiscard]] std::span<const char* const> errorTemplates();

} // namespace deltaflow
