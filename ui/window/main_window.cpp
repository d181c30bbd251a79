#include "ui/window/main_window.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/data/data_dialog.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/derivation/derivation_view.h"
#include "ui/document/dialog_questions.h"
#include "ui/insight/insight_panel.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/tables/tables_panel.h"
#include "ui/theme/icon.h"
#include "ui/training/training_panel.h"
#include "ui/transport/player_actions.h"
#include "ui/transport/transport_bar.h"
#include "ui/views/view_list.h"
#include "ui/window/expression_dialog.h"
#include "ui/window/file_actions.h"
#include "ui/window/gallery.h"
#include "ui/window/notice.h"
#include "ui/window/shortcut_sheet.h"
#include "ui/window/top_bar.h"
#include "ui/window/training_actions.h"
#include "ui/window/yielding_keys.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QMenu>
#include <QSettings>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

constexpr int kRoomForBoth = 1700;

} // namespace

MainWindow::MainWindow(Document& document, Player& player, Questions* questions)
    : m_document(document)
    , m_player(player)
    , m_dialogs(questions ? nullptr : std::make_unique<DialogQuestions>(*this))
    , m_files(new DocumentFiles(document, questions ? *questions : *m_dialogs, this))
    , m_filing(new FileActions(*m_files, this))
    , m_playing(new PlayerActions(player, this))
    , m_viewing(new ViewActions(player, this)) {
    setMinimumSize(640, 420);
    setContextMenuPolicy(Qt::NoContextMenu);
    m_canvas = new CanvasWidget(player, this);
    m_notice = new Notice(*m_canvas);
    m_derivation = new DerivationPanel(player, this);
    m_quiz = new QuizSession(player, this);
    m_quizPanel = new QuizPanel(*m_quiz, m_derivation);
    m_derivation->addBelow(m_quizPanel);
    m_tables = new TablesPanel(player, this);
    m_tables->hide();
    m_insight = new InsightPanel(player, this);
    m_insight->hide();
    m_session = new TrainingSession(player, this);
    m_training = new TrainingPanel(*m_session, this);
    m_training->hide();
    m_views = new ViewDocks(this);
    auto* drop = new FileDrop(*m_files, *this);
    connect(m_tables, &TablesPanel::dataAsked, this,
            [this] { askData(DataDialog::Page::Present); });
    connect(drop, &FileDrop::tableDropped, this, [this](const QString& path) {
        askData(DataDialog::Page::Table).table().openFile(path);
    });
    makeActions();
    layOut();
    rememberChanges();
    qApp->installEventFilter(this);
    connect(&document, &Document::changed, this, &MainWindow::showTitle);
    connect(&document, &Document::fileChanged, this, &MainWindow::showTitle);
    showTitle();
    resize(1280, 720);
    m_canvas->setFocus();
}

MainWindow::~MainWindow() = default;

// -- Actions ---------------------------------------------------------------------------------

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

void MainWindow::makeActions() {
    m_named = m_playing->all() + m_filing->all();
    addActions(m_named);
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
    DerivationView* cards = &m_derivation->cards();
    addNamed(tr("Why this rule"), "derivation", {Qt::Key_W},
             [cards] { cards->toggleFirstUnfolding(); });
    addNamed(tr("Where each number comes from"), "derivation", {Qt::Key_R},
             [cards] { cards->toggleReads(); });
    addNamed(tr("Check the gradient numerically"), "check", {Qt::Key_C},
             [cards] { cards->runCheck(); });
    addNamed(tr("Fit the network"), "fit", {Qt::Key_F}, [this] { m_canvas->fit(); });
    addNamed(tr("Network or graph"), "network", {Qt::Key_V}, [this] { switchPicture(); });
    addNamed(tr("Zoom in"), "zoom-in", {Qt::Key_Plus, Qt::CTRL | Qt::Key_Plus, Qt::Key_Equal},
             [this] { m_canvas->zoomBy(1.25); });
    addNamed(tr("Zoom out"), "zoom-out", {Qt::Key_Minus, Qt::CTRL | Qt::Key_Minus},
             [this] { m_canvas->zoomBy(0.8); });
    m_showDerivation = addNamed(tr("Derivation"), "derivation", {Qt::CTRL | Qt::Key_D}, [this] {
        m_derivation->setVisible(m_showDerivation->isChecked());
    });
    m_showDerivation->setCheckable(true);
    m_showDerivation->setChecked(true);
    m_predict = addNamed(tr("Predict"), "check", {Qt::Key_P},
                         [this] { setPredicting(m_predict->isChecked()); });
    m_predict->setCheckable(true);
    m_predict->setStatusTip(tr("Be asked for each number before it is shown"));
    m_gallery =
        addNamed(tr("Gallery"), "gallery", {Qt::CTRL | Qt::Key_G}, [this] { showGallery(); });
    addNamed(tr("New expression"), "new", {Qt::CTRL | Qt::Key_E}, [this] { askExpression(); });
    addNamed(tr("Data"), "tables", {Qt::CTRL | Qt::SHIFT | Qt::Key_D},
             [this] { askData(DataDialog::pageOf(m_document.project())); });
    addNamed(tr("Paste data from a spreadsheet"), "tables", {QKeySequence::Paste},
             [this] { askData(DataDialog::Page::Table).table().paste(); });
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
    addNamed(tr("Train or pause"), "training", {Qt::Key_T}, [this] {
        if (!m_showTraining->isChecked()) m_showTraining->trigger();
        m_training->toggleRun();
    });
    m_trained = new TrainingActions(*m_session, *m_files, *m_notice, this);
    m_training->offerKeeping(*m_trained->keep);
    addAction(m_trained->keep);
    m_named << m_trained->keep;
    makeViews();
    m_fullScreen = addNamed(tr("Full screen"), "fullscreen", {Qt::Key_F11},
                            [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    addNamed(tr("Keyboard shortcuts"), "keyboard",
             {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)},
             [this] { showShortcutSheet(namedActions(), *this); });
    addNamed(tr("Quit"), "quit", {Qt::CTRL | Qt::Key_Q}, [this] { close(); });
}

void MainWindow::makeViews() {
    auto* menu = new QMenu(this);
    for (ViewKind& kind : viewList(*m_session)) {
        QAction* action = m_views->add(std::move(kind));
        describe(*action, action->text());
        addAction(action);
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
    menu->addAction(m_chooseViews);
    menu->addSeparator();
    submenu(tr("Notation"), m_viewing->notations);
    submenu(tr("Digits"), m_viewing->digits);
    submenu(tr("Labels"), m_viewing->labels);
    submenu(tr("Picture"), m_viewing->pictures);
    submenu(tr("Theme"), m_viewing->themes);
    menu->addAction(m_viewing->reducedMotion);
    menu->addSeparator();
    const QList<QAction*> above =
        m_playing->all() + m_filing->all() + m_views->actions() + QList<QAction*>{m_undo, m_redo};
    for (QAction* action : m_named) {
        if (!above.contains(action)) menu->addAction(action);
    }
    return menu;
}

// -- Parts -----------------------------------------------------------------------------------

void MainWindow::layOut() {
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new TopBar(
        m_player, *m_viewing,
        {m_undo, m_redo, m_gallery, m_showTables, m_showInsight, m_showTraining, m_chooseViews},
        makeMenu(), centre));
    m_splitter = new QSplitter(Qt::Horizontal, centre);
    m_splitter->addWidget(m_tables);
    m_splitter->addWidget(m_insight);
    m_splitter->addWidget(m_training);
    m_splitter->addWidget(m_canvas);
    m_splitter->addWidget(m_derivation);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_splitByHand = true; });
    m_splitter->setStretchFactor(3, 1);
    m_splitter->setChildrenCollapsible(false);
    m_derivation->setMinimumWidth(220);
    m_views->setCentralWidget(m_splitter);
    column->addWidget(m_views, 1);
    auto* transport = new TransportBar(m_player, *m_playing, centre);
    column->addWidget(transport);
    const auto keysToCanvas = [this] { m_canvas->setFocus(); };
    connect(m_quizPanel, &QuizPanel::keysReleased, this, keysToCanvas);
    connect(transport, &TransportBar::typed, this, keysToCanvas);
    connect(&m_document, &Document::wasReset, this, keysToCanvas);
    setCentralWidget(centre);
}

void MainWindow::showGallery() {
    auto* gallery = new Gallery(this);
    gallery->setAttribute(Qt::WA_DeleteOnClose);
    connect(gallery, &Gallery::chosen, this,
            [this](const Project& project) { m_files->openProject(project); });
    connect(gallery, &Gallery::finished, this, [this] { m_canvas->setFocus(); });
    gallery->open();
}

void MainWindow::askExpression() {
    auto* dialog = new ExpressionDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExpressionDialog::chosen, this,
            [this](const Project& project) { m_files->openProject(project); });
    connect(dialog, &ExpressionDialog::finished, this, [this] { m_canvas->setFocus(); });
    dialog->open();
}

DataDialog& MainWindow::askData(DataDialog::Page page) {
    auto* dialog = new DataDialog(m_document, page, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DataDialog::finished, this, [this] { m_canvas->setFocus(); });
    dialog->open();
    return *dialog;
}

void MainWindow::setPredicting(bool predicting) {
    m_quiz->setActive(predicting);
    if (!predicting) return m_canvas->setFocus();
    if (!m_showDerivation->isChecked()) m_showDerivation->trigger();
    m_quizPanel->takeKeys();
}

void MainWindow::switchPicture() {
    if (!m_player.model().isLayered())
        return m_notice->say(tr("This document has only a graph picture."));
    const bool graph = m_player.view().picture == PictureKind::Graph;
    m_player.setPicture(graph ? PictureKind::Network : PictureKind::Graph);
}

void MainWindow::showTitle() {
    setWindowTitle(m_files->windowTitle() + tr(" – Deltaflow"));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.filePath());
}

/// Two side panels together leave the network too little room in a small window.
void MainWindow::showSide(QAction& chosen) {
    for (QAction* other : {m_showTables, m_showInsight, m_showTraining})
        if (other != &chosen && chosen.isChecked() && width() < kRoomForBoth)
            other->setChecked(false);
    m_tables->setVisible(m_showTables->isChecked());
    m_insight->setVisible(m_showInsight->isChecked());
    m_training->setVisible(m_showTraining->isChecked());
    shareOut();
}

void MainWindow::shareOut() {
    if (m_splitByHand) return;
    const bool folded = m_tables->isHidden() && m_insight->isHidden() && m_training->isHidden();
    const int derivation = std::clamp(width() * (folded ? 34 : 30) / 100, 290, 620);
    const int tables = std::clamp(width() * 24 / 100, 300, 360);
    const int insight = std::clamp(width() * 28 / 100, 320, 460);
    const int training = std::clamp(width() * 26 / 100, 310, 420);
    const int shown = (m_tables->isHidden() ? 0 : tables) + (m_insight->isHidden() ? 0 : insight) +
                      (m_training->isHidden() ? 0 : training);
    m_splitter->setSizes({tables, insight, training, width() - derivation - shown, derivation});
}

// -- Events ----------------------------------------------------------------------------------

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (const QWidget* popup = QApplication::activePopupWidget())
        return choosesInPopup(*popup, *watched, *event) || QMainWindow::eventFilter(watched, event);
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (isOverride && yieldsTo(*watched, static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    const auto* const widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != this) return QMainWindow::eventFilter(watched, event);
    if ((isOverride || event->type() == QEvent::KeyPress) &&
        passesBy(*watched, static_cast<QKeyEvent&>(*event))) {
        event->ignore();
        return true;
    }
    keepKeysForWindow(*watched, *event);
    return QMainWindow::eventFilter(watched, event);
}

/// After a choice or a number is made, keys are the window's again. Who steps through a closed list
/// with the arrows stays in it.
void MainWindow::keepKeysForWindow(QObject& watched, const QEvent& event) {
    if (auto* const box = qobject_cast<QComboBox*>(&watched)) {
        if (event.type() == QEvent::FocusIn)
            connect(box, &QComboBox::activated, this, &MainWindow::giveKeysBack,
                    Qt::UniqueConnection);
        if (event.type() == QEvent::KeyPress) {
            const auto& key = static_cast<const QKeyEvent&>(event);
            const bool arrow = key.key() == Qt::Key_Up || key.key() == Qt::Key_Down;
            m_stepsThroughList = arrow && !key.modifiers().testFlag(Qt::AltModifier); // opens it
        }
        if (event.type() == QEvent::MouseButtonPress) m_stepsThroughList = false;
    }
    if (event.type() != QEvent::KeyPress || !qobject_cast<QAbstractSpinBox*>(&watched)) return;
    const auto key = static_cast<const QKeyEvent&>(event).key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) // once the box has taken the number
        QMetaObject::invokeMethod(m_canvas, qOverload<>(&QWidget::setFocus), Qt::QueuedConnection);
}

void MainWindow::giveKeysBack() {
    if (!m_stepsThroughList) m_canvas->setFocus();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    shareOut();
    m_settle.start();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(m_files->mayClose());
    if (event->isAccepted()) saveSettings();
}

// -- Settings --------------------------------------------------------------------------------

void MainWindow::rememberChanges() {
    m_settle.setSingleShot(true);
    m_settle.setInterval(300);
    connect(&m_settle, &QTimer::timeout, this, &MainWindow::saveSettings);
    connect(m_viewing, &ViewActions::themeChanged, this, &MainWindow::saveSettings);
    const auto later = qOverload<>(&QTimer::start);
    for (const QActionGroup* group : {m_viewing->digits, m_viewing->labels})
        connect(group, &QActionGroup::triggered, &m_settle, later);
    connect(m_viewing->reducedMotion, &QAction::toggled, &m_settle, later);
    connect(m_splitter, &QSplitter::splitterMoved, &m_settle, later);
}

void MainWindow::restoreSettings() {
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    m_splitByHand = m_splitter->restoreState(settings.value("window/splitter").toByteArray());
    m_viewing->setTheme(
        static_cast<ThemeKind>(std::clamp(settings.value("view/theme", 0).toInt(), 0, 2)));
    m_player.setDigits(settings.value("view/digits", 4).toInt());
    m_player.setLabels(
        static_cast<LabelDensity>(std::clamp(settings.value("view/labels", 0).toInt(), 0, 2)));
    m_views->restoreLayout(settings.value("window/views").toByteArray());
    m_viewing->reducedMotion->setChecked(settings.value("view/reducedMotion", false).toBool());
    m_remembers = true; // not before: a part restored is not a change to write
}

void MainWindow::saveSettings() const {
    if (!m_remembers) return;
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    if (m_splitByHand) settings.setValue("window/splitter", m_splitter->saveState());
    settings.setValue("window/views", m_views->layoutState());
    settings.setValue("view/theme", static_cast<int>(m_viewing->theme()));
    settings.setValue("view/digits", m_player.view().digits);
    settings.setValue("view/labels", static_cast<int>(m_player.view().labels));
    settings.setValue("view/reducedMotion", m_viewing->reducedMotion->isChecked());
}

} // namespace deltaflow
