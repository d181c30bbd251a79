#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/document/document_io.h"
#include "ui/handout/handout.h"
#include "ui/lesson/lesson_reader.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/theme/icon.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/notice.h"

#include <QApplication>
#include <QFileInfo>
#include <QMenu>

namespace deltaflow {

/// What is for a class: the actions of the menu "Teach".
void MainWindow::makeTeaching() {
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    QAction* handOut = addNamed(tr("Hand out…"), "export", {Qt::CTRL | Qt::SHIFT | Qt::Key_H},
                                [this] { saveHandout(); });
    handOut->setStatusTip(tr("This derivation as pages to print, a page for a browser, or LaTeX"));
    m_predict = addNamed(tr("Predict"), "check", {Qt::Key_P},
                         [this] { setPredicting(m_predict->isChecked()); });
    m_predict->setCheckable(true);
    m_predict->setStatusTip(tr("Be asked for each number before it is shown"));
    makeLessons(*menu);
    menu->addActions({m_predict, handOut});
    makePresenting(*menu);
    m_teach = new QAction(themedIcon("teach"), tr("Teach"), this);
    m_teach->setToolTip(tr("For a class, and for who learns alone"));
    m_teach->setMenu(menu);
}

void MainWindow::makeLessons(QMenu& menu) {
    m_lessons = new LessonActions(m_player, *m_files, *m_canvas, *m_notice, this);
    addActions(m_lessons->all());
    m_named << m_lessons->all();
    menu.addActions(m_lessons->all());
    menu.addSeparator();
    connect(m_lessons, &LessonActions::chooserAsked, this, &MainWindow::showGallery);
    connect(m_lessons, &LessonActions::shown, this, [this] { showSide(*m_lessons->lesson); });
}

/// What a lesson can hide, and brings back.
void MainWindow::addLessonParts(QWidget& topBar, QWidget& transport) {
    const auto add = [this](WindowPart part, QWidget& widget) {
        m_lessons->parts().add(part, {[&widget] { return !widget.isHidden(); },
                                      [&widget](bool shown) { widget.setVisible(shown); }});
    };
    const auto addSide = [this](WindowPart part, QAction& action) {
        m_lessons->parts().add(part, {[&action] { return action.isChecked(); },
                                      [&action](bool shown) {
                                          if (action.isChecked() != shown) action.trigger();
                                      }});
    };
    add(WindowPart::TopBar, topBar);
    add(WindowPart::Transport, transport);
    addSide(WindowPart::Tables, *m_showTables);
    addSide(WindowPart::Insight, *m_showInsight);
    addSide(WindowPart::Training, *m_showTraining);
    addSide(WindowPart::Derivation, *m_showDerivation);
}

void MainWindow::saveHandout() {
    QList<Questions::FileKind> kinds;
    for (const HandoutFormat& format : handoutFormats())
        kinds << Questions::FileKind{format.suffix, format.name};
    const QString path = m_files->pathToWrite(tr("Hand out"), kinds);
    if (path.isEmpty()) return;
    const QString name = QFileInfo(path).fileName();
    const HandoutFormat* format = handoutFormat(QFileInfo(path).suffix());
    if (!format)
        return m_notice->say(
            tr("“%1” is not written: its name must end in .pdf, .html or .tex.").arg(name));
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const QString why = writeAtomically(path, handout(m_player, *format));
    QApplication::restoreOverrideCursor();
    m_notice->say(why.isEmpty() ? tr("“%1” is written.").arg(name)
                                : tr("“%1” cannot be written: %2").arg(name, why));
}

void MainWindow::setPredicting(bool predicting) {
    m_quiz->setActive(predicting);
    if (!predicting) return m_canvas->setFocus();
    if (!m_showDerivation->isChecked()) m_showDerivation->trigger();
    m_quizPanel->takeKeys();
}

} // namespace deltaflow
