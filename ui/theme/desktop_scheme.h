#pragma once

namespace deltaflow {

/// Whether the desktop asks for a dark scheme: told by the palette that the platform gave the
/// application before any theme of ours (Qt 6.4 has no QStyleHints::colorScheme).
[[nodiscard]] bool desktopIsDark();

} // namespace deltaflow
