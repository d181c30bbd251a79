#pragma once

#include "app/command_line.h"

namespace deltaflow {

/// How large the window is drawn: as the command line asks, else as the user chose, else as the
/// desktop's text is. Asks the desktop for its wishes, too. Before there is a window.
void applyTextSize(const CommandLine& line);

} // namespace deltaflow
