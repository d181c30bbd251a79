#include "ui/presenter/lesson_pages.h"
#include "ui/presenter/presentation.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include "ui/lesson/lesson_session.h"

#include <QMenu>

namespace deltaflow {

void MainWindow::makePresenting(QMenu& menu) {
    m_presentation = new Presentation(m_player, *m_quiz, *this);
    QAction* present = addNamed(tr("Present"), "present", {Qt::Key_F5, Qt::SHIFT | Qt::Key_F5},
                                [this] { m_presentation->toggle(); });
    present->setStatusTip(
        tr("Full screen in large type, for a room; with notes on a second screen"));
    QAction* notes = addNamed(tr("Teacher's window"), "teach", {Qt::CTRL | Qt::Key_F5}, [this] {
        m_presentation->setWithNotes(!m_presentation->isOn() || !m_presentation->withNotes());
        m_presentation->begin(); // what it is shown with
        m_settle.start();
    });
    notes->setCheckable(true);
    notes->setStatusTip(tr("Notes, the next step and a clock, beside what the class sees"));
    const auto showWhether = [this, notes] { notes->setChecked(m_presentation->withNotes()); };
    connect(m_presentation, &Presentation::changed, this, showWhether);
    showWhether();
    menu.addActions({present, notes});
    LessonSession* lesson = &m_lessons->session();
    m_presentation->setPages(
        [this, lesson](bool forward) { return turnPage(*lesson, m_player, forward); });
    const auto tell = [this, lesson] { m_presentation->setNotes(notesOf(*lesson, m_player)); };
    connect(lesson, &LessonSession::changed, this, tell);
    connect(lesson, &LessonSession::stateShown, this, tell);
    connect(&m_player, &Player::numbersChanged, this, tell);
}

} // namespace deltaflow
