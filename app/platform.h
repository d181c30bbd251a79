#pragma once

#include "app/command_line.h"

namespace deltaflow {

/// Makes the process speak UTF-8 whatever the environment's locale. Before the application is made.
void useUtf8();

/// Chooses Qt's platform: offscreen for a command that opens no window or where there is no
/// display, and as the last resort where the display does not answer. Before the application is
/// made.
void choosePlatform(Command command);

/// Names the folder for sockets where the session has none, as Qt would, but without its complaint:
/// what we say on stderr is one line. Before the application is made.
void nameRuntimeFolder();

/// Whether windows can be seen. Once the application is made.
[[nodiscard]] bool hasDisplay();

} // namespace deltaflow
