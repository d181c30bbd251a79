#include "ui/window/main_window.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/data/data_dialog.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/document/dialog_questions.h"
#include "ui/document/file_drop.h"
#include "ui/hunt/hunt_banner.h"
#include "ui/insight/insight_panel.h"
#include "ui/lesson/lesson_reader.h"
#include "ui/lesson/lesson_session.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/tables/tables_panel.h"
#include "ui/theme/icon.h"
#include "ui/theme/room.h"
#include "ui/tour/tour.h"
#include "ui/training/training_panel.h"
#include "ui/transport/player_actions.h"
#include "ui/transport/transport_bar.h"
#include "ui/views/view_list.h"
#include "ui/window/expression_dialog.h"
#include "ui/window/file_actions.h"
#include "ui/window/gallery.h"
#include "ui/window/hunt_actions.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/notice.h"
#include "ui/window/top_bar.h"
#include "ui/window/training_actions.h"
#include "ui/window/yielding_keys.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QMenu>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

constexpr int kRoomForBoth = 1700;
constexpr int kRoomBesideViews = 1000; ///< Of the network and a panel, where views stand aside.
constexpr int kRoomForSides = 760; ///< Of the network: a panel at its left and one at its right.

} // namespace

MainWindow::MainWindow(Document& document, Player& player, Questions* questions,
                       const Lasting* lasting)
    : m_lasting(lasting ? *lasting : Lasting())
    , m_document(document)
    , m_player(player)
    , m_dialogs(questions ? nullptr : std::make_unique<DialogQuestions>(this))
    , m_questions(questions ? *questions : *m_dialogs)
    , m_files(lasting ? lasting->files : new DocumentFiles(document, m_questions, this))
    , m_filing(new FileActions(*m_files, this))
    , m_playing(new PlayerActions(player, this))
    , m_viewing(new ViewActions(player, this)) {
    setMinimumSize(560, 340);
    setContextMenuPolicy(Qt::NoContextMenu);
    m_canvas = new CanvasWidget(player, this);
    m_notice = new Notice(*m_canvas);
    m_derivation = new DerivationPanel(player, this);
    m_quiz = lasting ? lasting->quiz : new QuizSession(player, this);
    m_quizPanel = new QuizPanel(*m_quiz, m_derivation);
    m_derivation->addBelow(m_quizPanel);
    m_tables = new TablesPanel(player, this);
    m_tables->hide();
    m_insight = new InsightPanel(player, this);
    m_insight->hide();
    m_session = lasting ? lasting->training : new TrainingSession(player, this);
    m_training = new TrainingPanel(*m_session, this);
    m_training->hide();
    m_views = new ViewDocks(this);
    connect(m_files, &DocumentFiles::openElsewhere, this,
            [this](const QString& sentence) { m_notice->say(sentence); });
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

// -- Parts -----------------------------------------------------------------------------------

void MainWindow::layOut() {
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* topBar = new TopBar(m_player, *m_viewing,
                              {m_undo, m_redo, m_gallery, m_showTables, m_showInsight,
                               m_showTraining, m_chooseViews, m_teach},
                              makeMenu(), centre);
    column->addWidget(topBar);
    column->addWidget(new HuntBanner(m_hunt->session(), centre));
    m_splitter = new QSplitter(Qt::Horizontal, centre);
    m_splitter->addWidget(&m_lessons->reader());
    m_splitter->addWidget(m_tables);
    m_splitter->addWidget(m_insight);
    m_splitter->addWidget(m_training);
    m_splitter->addWidget(m_canvas);
    m_splitter->addWidget(m_derivation);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_splitByHand = true; });
    m_splitter->setStretchFactor(4, 1);
    m_splitter->setChildrenCollapsible(false);
    m_views->setCentralWidget(m_splitter);
    column->addWidget(m_views, 1);
    auto* transport = new TransportBar(m_player, *m_playing, centre);
    column->addWidget(transport);
    addLessonParts(*topBar, *transport);
    const auto keysToCanvas = [this] { m_canvas->setFocus(); };
    connect(m_quizPanel, &QuizPanel::keysReleased, this, keysToCanvas);
    connect(m_hunt, &HuntActions::ended, this, keysToCanvas);
    connect(transport, &TransportBar::typed, this, keysToCanvas);
    connect(&m_document, &Document::wasReset, this, keysToCanvas);
    setCentralWidget(centre);
}

Gallery& MainWindow::showGallery() {
    auto* gallery = new Gallery(this);
    gallery->setAttribute(Qt::WA_DeleteOnClose);
    connect(gallery, &Gallery::chosen, this,
            [this](const Project& project) { m_files->openProject(project); });
    connect(gallery, &Gallery::lessonChosen, this,
            [this](const QString& path) { m_lessons->open(path); });
    connect(gallery, &Gallery::finished, this, [this] { m_canvas->setFocus(); });
    gallery->open();
    return *gallery;
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

void MainWindow::switchPicture() {
    if (!m_player.model().isLayered())
        return m_notice->say(tr("This document has only a graph picture."));
    const bool graph = m_player.view().picture == PictureKind::Graph;
    m_player.setPicture(graph ? PictureKind::Network : PictureKind::Graph);
}

void MainWindow::say(const QString& sentence) {
    m_notice->say(sentence);
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
    giveWay(chosen);
    shareOut();
}

/// In a window that is very small, or whose text is very large, there is room for one panel only.
void MainWindow::giveWay(const QAction& chosen) {
    const bool isAside = m_views->actions().contains(&chosen) && isLow(*this);
    if (!chosen.isChecked() || width() >= (isAside ? kRoomBesideViews : kRoomForSides)) return;
    for (QAction* other : {m_showDerivation, m_showTables, m_showInsight, m_showTraining})
        if (other != &chosen && other->isChecked()) other->trigger();
}

void MainWindow::shareOut() {
    if (m_splitByHand) return;
    const QWidget& reader = m_lessons->reader();
    const bool folded = m_tables->isHidden() && m_insight->isHidden() && m_training->isHidden() &&
                        reader.isHidden();
    const int derivation = std::clamp(width() * (folded ? 34 : 30) / 100, 290, 620);
    const int tables = std::clamp(width() * 24 / 100, 300, 360);
    const int insight = std::clamp(width() * 28 / 100, 320, 460);
    const int training = std::clamp(width() * 26 / 100, 310, 420);
    const int lesson = std::clamp(width() * 27 / 100, 320, 480);
    const int shown = (reader.isHidden() ? 0 : lesson) + (m_tables->isHidden() ? 0 : tables) +
                      (m_insight->isHidden() ? 0 : insight) +
                      (m_training->isHidden() ? 0 : training);
    m_splitter->setSizes(
        {lesson, tables, insight, training, width() - derivation - shown, derivation});
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
    event->setAccepted(m_files->mayClose() && m_lessons->mayClose() &&
                       m_lessons->session().mayLeave());
    if (!event->isAccepted()) return;
    m_lessons->session().close(); // first: what it hid or wrote otherwise is not the user's choice
    saveSettings();
}

} // namespace deltaflow
