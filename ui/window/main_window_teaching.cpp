#include "core/error.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/document/document_io.h"
#include "ui/handout/handout.h"
#include "ui/handout/print.h"
#include "ui/handout/waiting.h"
#include "ui/lesson/lesson_reader.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/theme/icon.h"
#include "ui/views/view_docks.h"
#include "ui/window/hunt_actions.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/notice.h"
#include "ui/window/picture_actions.h"
#include "ui/words/error_words.h"
#include "ui/worksheet/worksheet_dialog.h"

#include <QFileInfo>
#include <QMenu>

namespace deltaflow {

/// What is for a class: the actions of the menu "Teach".
void MainWindow::makeTeaching() {
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    QAction* handOut = addNamed(tr("Hand out…"), "export", {Qt::CTRL | Qt::SHIFT | Qt::Key_H},
                                [this] { saveHandout(); });
    handOut->setStatusTip(tr(
        "This derivation as pages to print, a page for a browser, LaTeX, or an animated picture"));
    m_predict = addNamed(tr("Predict"), "check", {Qt::Key_P},
                         [this] { setPredicting(m_predict->isChecked()); });
    m_predict->setCheckable(true);
    m_predict->setStatusTip(tr("Be asked for each number before it is shown"));
    m_hunt = new HuntActions(m_player, *m_derivation, *m_notice, *m_gallery, this, m_lasting.hunt);
    addAction(m_hunt->hunt);
    m_named << m_hunt->hunt;
    connect(m_hunt, &HuntActions::begun, this, [this] {
        if (m_predict->isChecked()) m_predict->trigger();
        if (!m_showDerivation->isChecked()) m_showDerivation->trigger();
    });
    QAction* worksheet = addNamed(tr("Worksheet…"), "worksheet", {Qt::CTRL | Qt::SHIFT | Qt::Key_W},
                                  [this] { askWorksheet(); });
    worksheet->setStatusTip(
        tr("Pages with blanks to fill in, numbers drawn from a seed, and their answers"));
    QAction* print =
        addNamed(tr("Print…"), "print", {Qt::CTRL | Qt::Key_P}, [this] { printDerivation(); });
    print->setStatusTip(tr("This derivation as pages, looked at before they are printed"));
    makeLessons(*menu);
    menu->addActions({m_predict, m_hunt->hunt});
    menu->addSeparator();
    menu->addActions({worksheet, handOut, print});
    auto* pictures = new PictureActions(m_player,
                                        {.files = *m_files,
                                         .notice = *m_notice,
                                         .canvas = *m_canvas,
                                         .derivation = *m_derivation,
                                         .views = *m_views},
                                        this);
    menu->addMenu(pictures->menu());
    menu->addSeparator();
    makePresenting(*menu);
    m_teach = new QAction(themedIcon("teach"), tr("Teach"), this);
    m_teach->setToolTip(tr("For a class, and for who learns alone"));
    m_teach->setMenu(menu);
}

void MainWindow::makeLessons(QMenu& menu) {
    m_lessons =
        new LessonActions(m_player, *m_files, m_questions, *m_canvas, *m_notice, this, m_lasting);
    addActions(m_lessons->all());
    m_named << m_lessons->all();
    menu.addActions(m_lessons->all());
    menu.addSeparator();
    connect(m_lessons, &LessonActions::chooserAsked, this, [this] { showGallery(); });
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
    const auto hidden = std::make_shared<QList<QAction*>>();
    const auto anyView = [this] { return !m_views->shown().isEmpty(); };
    const auto showViews = [this, hidden](bool shown) {
        if (!shown) *hidden = m_views->shownActions();
        for (QAction* view : *hidden)
            if (view->isChecked() != shown) view->trigger();
    };
    m_lessons->parts().add(WindowPart::Views, {anyView, showViews});
}

void MainWindow::printDerivation() {
    if (const QString why = huntRefusal(m_player); !why.isEmpty()) return m_notice->say(why);
    showPrintPreview(m_player, *this);
}

void MainWindow::saveHandout() {
    if (const QString why = huntRefusal(m_player); !why.isEmpty()) return m_notice->say(why);
    QList<Questions::FileKind> kinds;
    for (const HandoutFormat& format : handoutFormats())
        kinds << Questions::FileKind{format.suffix, format.name};
    const QString path = m_files->pathToWrite(tr("Hand out"), kinds);
    if (path.isEmpty()) return;
    const QString name = QFileInfo(path).fileName();
    const auto format = handoutFormat(QFileInfo(path).suffix());
    if (!format)
        return m_notice->say(
            tr("“%1” is not written: its name must end in .pdf, .html, .tex or .webp.").arg(name));
    const Waiting waiting(tr("Writing “%1”").arg(name), *this);
    try {
        const QByteArray bytes = handout(m_player, *format, waiting.progress());
        if (bytes.isEmpty()) return m_notice->say(tr("“%1” is not written.").arg(name));
        const QString why = writeAtomically(path, bytes);
        m_notice->say(why.isEmpty() ? tr("“%1” is written.").arg(name)
                                    : tr("“%1” cannot be written: %2").arg(name, why));
    } catch (const Error& error) {
        m_notice->say(errorWords(error));
    }
}

void MainWindow::askWorksheet() {
    auto* dialog = new WorksheetDialog(m_document.project(), *m_files, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WorksheetDialog::told, this,
            [this](const QString& sentence) { m_notice->say(sentence); });
    connect(dialog, &WorksheetDialog::finished, this, [this] { m_canvas->setFocus(); });
    dialog->open();
}

void MainWindow::setPredicting(bool predicting) {
    if (const QString why = huntRefusal(m_player); predicting && !why.isEmpty()) {
        m_predict->setChecked(false);
        return m_notice->say(why);
    }
    m_quiz->setActive(predicting);
    if (!predicting) return m_canvas->setFocus();
    if (!m_showDerivation->isChecked()) m_showDerivation->trigger();
    m_quizPanel->takeKeys();
}

} // namespace deltaflow
