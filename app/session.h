#pragma once

#include "app/command_line.h"
#include "ui/document/document.h"
#include "ui/player/player.h"

namespace deltaflow {

/// A document that is played without a window: what pictures and pages are made from.
struct Session {
    /// At the iteration, level, digits and step that the command line asks for. Throws
    /// FormatError, and UsageError for a step that the derivation does not have.
    explicit Session(const CommandLine& line);

    Document document;
    Player player;
};

} // namespace deltaflow
