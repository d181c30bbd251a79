#pragma once

#include "app/command_line.h"

#include <array>
#include <optional>
#include <span>

namespace deltaflow {

/// A set of commands, one bit each.
using Commands = unsigned;

constexpr Commands only(Command command) {
    return 1u << static_cast<unsigned>(command);
}

/// Options of which one must stand beside an option.
struct Needs {
    std::array<const char*, 2> oneOf{}; ///< Null for none.
    Commands under = 0;                 ///< With these commands; with others none is needed.
};

/// One option: how it is written, which commands and options it goes with, or which command it is.
struct Option {
    const char* name;
    const char* value; ///< What the value is called; empty for none.
    Commands with;
    std::optional<Command> command;
    const char* help; ///< In the context CommandWords.
    Needs needs{};
};

/// All of them, in the order in which the help lists them.
[[nodiscard]] std::span<const Option> commandOptions();

} // namespace deltaflow
