#pragma once

namespace deltaflow {

/// Makes the steps of every DerivationView items of a list for screen readers, each with its title,
/// its formulas as they are read aloud, and whether it is computed. The current one is selected.
void installDerivationAccessibility();

} // namespace deltaflow
