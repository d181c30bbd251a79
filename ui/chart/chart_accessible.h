#pragma once

namespace deltaflow {

/// Makes the program's charts charts for screen readers, not nameless boxes; what one shows is its
/// accessible description. To be called before a chart's name is told.
void installChartAccessibility();

} // namespace deltaflow
