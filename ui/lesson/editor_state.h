#pragma once

#include <QRect>
#include <QString>

#include <cstddef>
#include <optional>

namespace deltaflow {

/// How a lesson's editor stands: what another one made in its place takes over.
struct EditorState {
    bool isVisible = false;
    bool isActive = false; ///< It has the keys.
    QRect place; ///< While it fills no screen: where its frame begins, and its size without it.
    Qt::WindowStates fills = Qt::WindowNoState;
    std::size_t page = 0;
    int tab = 0; ///< Of the page's fields.
    int task = 0;
    std::optional<QString>
        answer; ///< Of the task, as it is typed, where it cannot be read and is in no lesson.
};

} // namespace deltaflow
