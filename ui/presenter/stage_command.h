#pragma once

#include <QKeyEvent>

#include <optional>

namespace deltaflow {

/// What can be asked for while presenting, by key, clicker or button.
enum class StageCommand : std::uint8_t {
    Next,
    Back,
    Start,
    End,
    Level, ///< The next finer one, after the finest the coarsest.
    Black,
    White,
    Pen,
    Spotlight,
    Zoom,     ///< To the current formula.
    Overview, ///< All of the picture, however small it gets.
    Swap,     ///< The class' screen with the teacher's.
    Clear,    ///< What the pen drew.
    Notes,    ///< The teacher's window.
    Leave,
};

/// What a key means. Clickers send PageDown and PageUp, some of them arrows or Return; B or a full
/// stop for their blank button; F5, Shift+F5 or Escape for the one that begins and ends.
[[nodiscard]] std::optional<StageCommand> commandOf(const QKeyEvent& key);

} // namespace deltaflow
