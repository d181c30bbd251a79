#pragma once

namespace deltaflow {

/// Makes every Timeline a slider for screen readers, whose value is the step and its title.
void installTimelineAccessibility();

} // namespace deltaflow
