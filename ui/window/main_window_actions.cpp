#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/derivation/derivation_view.h"
#include "ui/language/language.h"
#include "ui/theme/icon.h"
#include "ui/training/training_panel.h"
#include "ui/transport/player_actions.h"
#include "ui/views/view_list.h"
#include "ui/window/file_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/notice.h"
#include "ui/window/text_size_actions.h"
#include "ui/window/training_actions.h"
#include "ui/window/view_actions.h"

#include <QMenu>

namespace deltaflow {

QAction* MainWindow::addNamed(const QString& name, const QString& icon,
                              const QList<QKeySequence>& keys, const std::function<void()>& run) {
    auto* action = new QAction(themedIcon(icon), name, this);
    action->setShortcuts(keys);
    describe(*action, name);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    m_named << action;
    return action;
}

/// In the order of the menu and of the shortcut sheet.
void MainWindow::makeActions() {
    m_named = m_playing->all() + m_filing->all();
    addActions(m_named);
    makeUndo();
    makeDerivationActions();
    makePictureActions();
    makeShowDerivation();
    makeData();
    makeSides();
    makeTraining();
    makeViews();
    makeTeaching();
    m_fullScreen = addNamed(tr("Full screen"), "fullscreen", {Qt::Key_F11},
                            [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    makeTextSizes();
    makeHelp();
    addNamed(tr("Quit"), "quit", {Qt::CTRL | Qt::Key_Q}, [this] { close(); });
}

void MainWindow::makeUndo() {
    m_undo = addNamed(tr("Undo"), "undo", {QKeySequence::Undo},
                      [this] { m_document.undoStack().undo(); });
    m_redo = addNamed(
        tr("Redo"), "redo",
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
        [this] { m_document.undoStack().redo(); });
    const auto showUndo = [this] {
        const QUndoStack& stack = m_document.undoStack();
        m_undo->setEnabled(stack.canUndo());
        m_redo->setEnabled(stack.canRedo());
        describe(*m_undo, stack.canUndo() ? tr("Undo: %1").arg(stack.undoText()) : tr("Undo"));
        describe(*m_redo, stack.canRedo() ? tr("Redo: %1").arg(stack.redoText()) : tr("Redo"));
    };
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, showUndo);
    showUndo();
}

void MainWindow::makeDerivationActions() {
    DerivationView* cards = &m_derivation->cards();
    addNamed(tr("Why this rule"), "derivation", {Qt::Key_W},
             [cards] { cards->toggleFirstUnfolding(); });
    addNamed(tr("Where each number comes from"), "derivation", {Qt::Key_R},
             [cards] { cards->toggleReads(); });
    addNamed(tr("Check the gradient numerically"), "check", {Qt::Key_C},
             [cards] { cards->runCheck(); });
}

void MainWindow::makePictureActions() {
    addNamed(tr("Fit the network"), "fit", {Qt::Key_F}, [this] { m_canvas->fit(); });
    addNamed(tr("Network or graph"), "network", {Qt::Key_V}, [this] { switchPicture(); });
    addNamed(tr("Zoom in"), "zoom-in", {Qt::Key_Plus, Qt::CTRL | Qt::Key_Plus, Qt::Key_Equal},
             [this] { m_canvas->zoomBy(1.25); });
    addNamed(tr("Zoom out"), "zoom-out", {Qt::Key_Minus, Qt::CTRL | Qt::Key_Minus},
             [this] { m_canvas->zoomBy(0.8); });
}

void MainWindow::makeShowDerivation() {
    m_showDerivation = addNamed(tr("Derivation"), "derivation", {Qt::CTRL | Qt::Key_D}, [this] {
        m_derivation->setVisible(m_showDerivation->isChecked());
        giveWay(*m_showDerivation);
    });
    m_showDerivation->setCheckable(true);
    m_showDerivation->setChecked(true);
}

/// What is shown and trained on: another example, expression or data.
void MainWindow::makeData() {
    m_gallery =
        addNamed(tr("Gallery"), "gallery", {Qt::CTRL | Qt::Key_G}, [this] { showGallery(); });
    addNamed(tr("New expression"), "new", {Qt::CTRL | Qt::Key_E}, [this] { askExpression(); });
    addNamed(tr("Data"), "tables", {Qt::CTRL | Qt::SHIFT | Qt::Key_D},
             [this] { askData(DataDialog::pageOf(m_document.project())); });
    addNamed(tr("Paste data from a spreadsheet"), "tables", {QKeySequence::Paste},
             [this] { askData(DataDialog::Page::Table).table().paste(); });
}

/// The panels that share a side, of which one is seen at a time.
void MainWindow::makeSides() {
    m_showTables = addNamed(tr("Tables"), "tables", {Qt::CTRL | Qt::Key_T},
                            [this] { showSide(*m_showTables); });
    m_showTables->setCheckable(true);
    m_showTables->setStatusTip(tr("Tables of all parameters and data, network and training"));
    m_showInsight = addNamed(tr("Insight"), "insight", {Qt::CTRL | Qt::Key_I},
                             [this] { showSide(*m_showInsight); });
    m_showInsight->setCheckable(true);
    m_showInsight->setStatusTip(tr("Paths, memory, unrolled errors and layer contracts"));
    m_showTraining = addNamed(tr("Training"), "training", {Qt::CTRL | Qt::Key_R},
                              [this] { showSide(*m_showTraining); });
    m_showTraining->setCheckable(true);
    m_showTraining->setStatusTip(tr("Train at full speed, and travel through what was trained"));
}

void MainWindow::makeTraining() {
    addNamed(tr("Train or pause"), "training", {Qt::Key_T}, [this] {
        if (!m_showTraining->isChecked()) m_showTraining->trigger();
        m_training->toggleRun();
    });
    m_trained = new TrainingActions(*m_session, *m_files, *m_notice, this);
    m_training->offerKeeping(*m_trained->keep);
    addAction(m_trained->keep);
    m_named << m_trained->keep;
}

void MainWindow::makeTextSizes() {
    m_textSizes = new TextSizeActions(this);
    m_named << m_textSizes->larger << m_textSizes->smaller;
    addActions({m_textSizes->larger, m_textSizes->smaller});
    connect(m_textSizes, &TextSizeActions::chosen, this, &MainWindow::textSizeChosen);
}

void MainWindow::makeViews() {
    auto* menu = new QMenu(this);
    for (ViewKind& kind : viewList(*m_session)) {
        QAction* action = m_views->add(std::move(kind));
        describe(*action, action->text());
        addAction(action);
        connect(action, &QAction::triggered, this, [this, action] { giveWay(*action); });
        menu->addAction(action);
        m_named << action;
    }
    m_chooseViews = new QAction(themedIcon("views"), tr("Views"), this);
    m_chooseViews->setToolTip(tr("Charts and maps beside the network"));
    m_chooseViews->setMenu(menu);
}

QList<QAction*> MainWindow::namedActions() const {
    return m_named;
}

/// Each under its own name, and the menu under its English one as well, so that who cannot read the
/// present language finds another.
void MainWindow::addLanguages(QMenu& menu) {
    QMenu* list = menu.addMenu(tr("Language"));
    auto* group = new QActionGroup(list);
    for (const Language& language : languages()) {
        auto* action = new QAction(language.name, group);
        action->setCheckable(true);
        action->setChecked(language.code == currentLanguage());
        connect(action, &QAction::triggered, this,
                [this, code = language.code] { emit languageChosen(code); });
    }
    list->addActions(group->actions());
}

QMenu* MainWindow::makeMenu() {
    auto* menu = new QMenu(this);
    const auto submenu = [menu](const QString& name, QActionGroup* group) {
        menu->addMenu(name)->addActions(group->actions());
    };
    menu->addActions({m_filing->create, m_filing->open});
    menu->addMenu(m_filing->recent);
    menu->addActions({m_filing->save, m_filing->saveAs, m_filing->exportAs});
    menu->addSeparator();
    menu->addActions({m_undo, m_redo});
    menu->addSeparator();
    menu->addActions({m_chooseViews, m_teach});
    menu->addSeparator();
    submenu(tr("Notation"), m_viewing->notations);
    submenu(tr("Digits"), m_viewing->digits);
    submenu(tr("Labels"), m_viewing->labels);
    submenu(tr("Picture"), m_viewing->pictures);
    submenu(tr("Theme"), m_viewing->themes);
    addLanguages(*menu);
    submenu(tr("Text size"), m_textSizes->sizes);
    menu->addAction(m_viewing->reducedMotion);
    menu->addSeparator();
    const QList<QAction*> above = m_playing->all() + m_filing->all() + m_views->actions() +
                                  m_teach->menu()->actions() + m_help->actions() +
                                  QList<QAction*>{m_undo, m_redo};
    for (QAction* action : m_named)
        if (!above.contains(action) && action != m_named.back()) menu->addAction(action);
    menu->addMenu(m_help);
    menu->addAction(m_named.back()); // to quit
    return menu;
}

} // namespace deltaflow
