#pragma once

#include "core/lesson/lesson.h"

#include <functional>
#include <map>
#include <set>

namespace deltaflow {

/// The parts of the window that a lesson can hide, and brings back.
class WindowParts {
public:
    struct Control {
        std::function<bool()> isShown;
        std::function<void(bool)> show;
    };

    void add(WindowPart part, Control control) { m_controls[part] = std::move(control); }

    /// Hides these, and brings back those that were hidden by this before and are no more.
    void hide(const std::set<WindowPart>& parts);
    /// Brings back all that was hidden by this.
    void restore() { hide({}); }
    /// Which of the parts that there are cannot be seen now, whoever hid them.
    [[nodiscard]] std::set<WindowPart> unseen() const;

private:
    std::map<WindowPart, Control> m_controls;
    std::set<WindowPart> m_hidden; ///< By this.
};

} // namespace deltaflow
