#pragma once

#include "app/command_line.h"

namespace deltaflow {

/// How large the window is drawn, text and controls together, in per cent: as the command line
/// asks, else as the user chose, else as the desktop's text is. Asks the desktop for its wishes,
/// too. Before the application is made.
void applyTextSize(const CommandLine& line, int argc, char* argv[]);

} // namespace deltaflow
