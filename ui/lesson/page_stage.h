#pragma once

#include "core/lesson/lesson.h"
#include "ui/document/document.h"
#include "ui/player/player.h"

#include <optional>

namespace deltaflow {

/// A document and a player of their own that show a page as its readers come to it, whatever the
/// window shows meanwhile.
class PageStage {
public:
    /// What a page does not say of how numbers are written is as in `window`, which outlives this.
    explicit PageStage(const Player& window);

    [[nodiscard]] Player& player() { return m_player; }

    /// Shows a page of a lesson, and takes back what was changed of it here. False if it is shown
    /// already.
    bool show(const Lesson& lesson, std::size_t page);
    /// Whether the window's digits and level are what they were then.
    [[nodiscard]] bool isAsInWindow() const { return m_writing == windowsWriting(); }
    /// What of the page cannot be shown, or an empty text.
    [[nodiscard]] const QString& problem() const { return m_problem; }

private:
    /// What the window says where the page does not.
    struct Writing {
        int digits;
        Level level;
        friend bool operator==(const Writing&, const Writing&) = default;
    };
    [[nodiscard]] Writing windowsWriting() const;
    void showDocument(const PageState& state);

    const Player& m_window;
    Document m_document;
    Player m_player{m_document};
    std::optional<PageState> m_shown;
    std::optional<Writing> m_writing;
    QString m_problem;
};

} // namespace deltaflow
