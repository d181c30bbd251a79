#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/document/document_io.h"
#include "ui/handout/handout.h"
#include "ui/presenter/presentation.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/theme/icon.h"
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
    m_presentation = new Presentation(m_player, *m_quiz, *this);
    QAction* present = addNamed(tr("Present"), "present", {Qt::Key_F5, Qt::SHIFT | Qt::Key_F5},
                                [this] { m_presentation->toggle(); });
    present->setStatusTip(
        tr("Full screen in large type, for a room; with notes on a second screen"));
    QAction* notes = addNamed(tr("Teacher's window"), "teach", {Qt::CTRL | Qt::Key_F5}, [this] {
        m_presentation->setWithNotes(!m_presentation->withNotes());
        m_settle.start();
    });
    notes->setCheckable(true);
    notes->setStatusTip(tr("Notes, the next step and a clock, beside what the class sees"));
    const auto showNotes = [this, notes] { notes->setChecked(m_presentation->withNotes()); };
    connect(m_presentation, &Presentation::changed, this, showNotes);
    showNotes();
    menu->addActions({m_predict, handOut, present, notes});
    m_teach = new QAction(themedIcon("teach"), tr("Teach"), this);
    m_teach->setToolTip(tr("For a class, and for who learns alone"));
    m_teach->setMenu(menu);
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
