#pragma once

#include "core/project/project.h"

namespace deltaflow::fuzz {

/// How many numbers a pass through a project keeps.
[[nodiscard]] Index numbersOf(const Project& project);

/// What must succeed for every project that was read; what does not ends the program.
void runPass(const Project& project); ///< Forward and backward.
void saveAndOpen(const Project& project);
void makeSteps(const Project& project); ///< All of a pass, at the levels of neuron and term.

} // namespace deltaflow::fuzz
