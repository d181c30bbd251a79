#pragma once

#include "app/command_line.h"

namespace deltaflow {

/// The document that is asked for, in the notation that is asked for. Throws FormatError, and
/// UsageError for an example that does not exist.
[[nodiscard]] Project openDocument(const CommandLine& line);

/// The level that is asked for; where none is, the neuron's, or the layer's for a derivation that
/// nobody would read at `neuronSteps` steps.
[[nodiscard]] Level levelOf(const CommandLine& line, Index neuronSteps);

} // namespace deltaflow
