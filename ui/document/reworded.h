#pragma once

#include <QUndoStack>

#include <functional>

namespace deltaflow {

/// Says a history's labels again, in another language.
inline void reword(const QUndoStack& stack, const std::function<QString(const QString&)>& again) {
    for (int i = 0; i < stack.count(); ++i) {
        // The stack lends its commands for reading only; a label is none of what they do.
        auto* command = const_cast<QUndoCommand*>(stack.command(i));
        command->setText(again(command->text()));
    }
}

} // namespace deltaflow
