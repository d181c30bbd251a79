#include "ui/lesson/window_parts.h"

namespace deltaflow {

void WindowParts::hide(const std::set<WindowPart>& parts) {
    for (const auto& [part, control] : m_controls) {
        const bool wanted = parts.contains(part);
        if (wanted && control.isShown()) {
            control.show(false);
            m_hidden.insert(part);
        } else if (!wanted && m_hidden.erase(part) > 0) {
            control.show(true);
        }
    }
}

std::set<WindowPart> WindowParts::unseen() const {
    std::set<WindowPart> unseen;
    for (const auto& [part, control] : m_controls)
        if (!control.isShown()) unseen.insert(part);
    return unseen;
}

} // namespace deltaflow
