#pragma once

#include "ui/lesson/page_stage.h"

#include <QLabel>
#include <QScrollArea>

#include <vector>

namespace deltaflow {

class InkLabel;
class PageView;

/// A page as its readers see it, beside the fields in which it is written: with the numbers of its
/// own state, and with tasks that can be tried.
class PagePreview : public QScrollArea {
    Q_OBJECT

public:
    explicit PagePreview(const Player& window, QWidget* parent = nullptr);
    ~PagePreview() override;

    void showPage(const Lesson& lesson, std::size_t page);
    /// Whether the page is still written with as many digits as the window writes, and at its
    /// level.
    [[nodiscard]] bool isAsInWindow() const { return m_stage.isAsInWindow(); }
    [[nodiscard]] PageView& text() const { return *m_text; }
    [[nodiscard]] Player& player() { return m_stage.player(); }
    [[nodiscard]] QSize minimumSizeHint() const override; ///< So wide that nothing is cut off.

private:
    PageStage m_stage;
    QLabel* m_title;
    InkLabel* m_problem;
    PageView* m_text;
    QWidget* m_tasks;
    std::vector<LessonTask> m_shownTasks; ///< What the cards are of.
};

} // namespace deltaflow
