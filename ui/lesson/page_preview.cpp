#include "ui/lesson/page_preview.h"

#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_card.h"
#include "ui/theme/ink_label.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace deltaflow {

PagePreview::PagePreview(const Player& window, QWidget* parent)
    : QScrollArea(parent)
    , m_stage(window) {
    auto* content = new QWidget;
    m_title = new QLabel(content);
    m_title->setFont(uiFont(21, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_problem = new InkLabel(content);
    m_problem->setInk(&Theme::error);
    m_problem->setWordWrap(true);
    m_text = new PageView(m_stage.player(), content);
    m_tasks = new QWidget(content);
    for (auto* column : {new QVBoxLayout(content), new QVBoxLayout(m_tasks)}) {
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(14);
    }
    auto* column = static_cast<QVBoxLayout*>(content->layout());
    column->setContentsMargins(20, 12, 20, 16);
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_problem),
                          static_cast<QWidget*>(m_text), m_tasks})
        column->addWidget(part);
    column->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Preview"));
}

PagePreview::~PagePreview() {
    delete widget(); // before the player that is seen there; taken, it would be a window first
}

QSize PagePreview::minimumSizeHint() const {
    const int bar = verticalScrollBar()->sizeHint().width();
    return {widget()->minimumSizeHint().width() + bar, QScrollArea::minimumSizeHint().height()};
}

void PagePreview::showPage(const Lesson& lesson, std::size_t page) {
    if (page >= lesson.pages.size()) return;
    const LessonPage& shown = lesson.pages[page];
    const bool isSame = m_shownTasks == shown.tasks;
    const auto dropTasks = [this] {
        qDeleteAll(m_tasks->findChildren<TaskCard*>(QString(), Qt::FindDirectChildrenOnly));
        m_shownTasks.clear();
    };
    if (!isSame) dropTasks(); // first: they must not take another page's state for theirs
    const bool isMoved = m_stage.show(lesson, page);
    m_title->setText(inLanguage(shown.title));
    m_title->setVisible(!m_title->text().isEmpty());
    m_problem->setText(m_stage.problem());
    m_problem->setVisible(!m_stage.problem().isEmpty());
    m_text->setText(shown.text.in(lessonLanguage()));
    if (isSame && !isMoved) return;
    dropTasks();
    m_shownTasks = shown.tasks;
    for (const LessonTask& task : m_shownTasks)
        m_tasks->layout()->addWidget(new TaskCard(m_stage.player(), task, false, m_tasks));
    updateGeometry();
}

} // namespace deltaflow
