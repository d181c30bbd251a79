#include "ui/canvas/canvas_widget.h"
#include "ui/document/recovery_copy.h"
#include "ui/hunt/hunt_panel.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_session.h"
#include "ui/presenter/presentation.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/quiz/quiz_session.h"
#include "ui/tables/fold_section.h"
#include "ui/theme/desktop_wishes.h"
#include "ui/theme/room.h"
#include "ui/theme/text_size.h"
#include "ui/views/view_docks.h"
#include "ui/window/hunt_actions.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/view_actions.h"

#include <QSettings>

namespace deltaflow {

namespace {

/// In pixels of another size, all keeps its place on the screen, but that the canvas shows what was
/// in its middle there, in its own size.
void rescale(WindowState& state) {
    const double by = state.layout.textScale / textScale();
    state.place = scaled(state.place, by);
    if (state.editor) state.editor->place = scaled(state.editor->place, by);
    state.layout = state.layout.rescaled(textScale());
    if (state.view) state.view->offset += state.middle * (by - 1);
    state.middle *= by;
}

} // namespace

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
        static_cast<ThemeKind>(std::clamp(settings.value("view/theme", 0).toInt(), 0, 3)));
    m_player.setDigits(settings.value("view/digits", 4).toInt());
    m_player.setLabels(
        static_cast<LabelDensity>(std::clamp(settings.value("view/labels", 0).toInt(), 0, 2)));
    m_views->restoreLayout(settings.value("window/views").toByteArray());
    m_viewing->reducedMotion->setChecked(
        settings.value("view/reducedMotion", desktopWishes().reducedMotion).toBool());
    if (const QVariant notes = settings.value("presenter/notes"); notes.isValid())
        m_presentation->setWithNotes(notes.toBool());
    m_lessons->session().rememberProgress();
    m_lessons->session().keepCopies(RecoveryCopy::defaultFolder());
    m_remembers = true; // not before: a part restored is not a change to write
}

WindowLayout MainWindow::layoutNow() const {
    return {.derivation = m_showDerivation->isChecked(),
            .tables = m_showTables->isChecked(),
            .insight = m_showInsight->isChecked(),
            .training = m_showTraining->isChecked(),
            .splitter = m_splitter->saveState(),
            .shares = m_splitter->sizes(),
            .splitByHand = m_splitByHand,
            .views = m_views->layoutState(),
            .viewPlaces = m_views->places(),
            .textScale = textScale()};
}

WindowState MainWindow::state() {
    m_lessons->parts().restore(); // what a lesson hides is not how the window stands
    WindowState now;
    now.fills = windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen);
    now.place = now.fills ? normalGeometry() : QRect(pos(), size());
    now.layout = layoutNow();
    for (const FoldSection* section : findChildren<FoldSection*>())
        now.folds << section->isOpen();
    now.theme = m_viewing->theme();
    now.view = m_canvas->userView();
    now.middle = m_canvas->rect().toRectF().center();
    now.lessonPath = m_lessons->path();
    now.reading = m_lessons->reader().state();
    now.editor = m_lessons->editorState();
    now.answer = m_quizPanel->typed();
    now.guess = m_hunt->panel().guess();
    now.presents = m_presentation->isOn();
    now.notes = m_presentation->askedNotes();
    now.remembers = m_remembers;
    return now;
}

void MainWindow::setState(WindowState state) {
    const bool isRescaled = state.layout.textScale != textScale();
    if (isRescaled) rescale(state);
    resize(state.place.size());
    move(state.place.topLeft());
    setWindowState(state.fills);
    const Theme& theme = Theme::current(); // the command line's perhaps, and not the choice
    m_viewing->setTheme(state.theme);
    applyTheme(theme);
    m_viewing->reducedMotion->setChecked(m_player.reducedMotion());
    m_lessons->goOn(state.lessonPath); // it makes room for itself, which is what stood before
    setLayoutTo(state.layout);
    if (isRescaled && isLow(*this) && m_views->standAside())
        giveWay(*m_views->shownActions().front());
    if (isRescaled && m_splitByHand) m_splitter->setSizes(state.layout.shares);
    const auto sections = findChildren<FoldSection*>();
    for (qsizetype i = 0; i < std::min(sections.size(), state.folds.size()); ++i)
        sections[i]->setOpen(state.folds[i]);
    m_canvas->setUserView(state.view);
    m_quizPanel->setTyped(state.answer);
    m_hunt->panel().setGuess(state.guess);
    if (state.editor) m_lessons->goOnEditing(*state.editor);
    m_remembers = state.remembers;
}

void MainWindow::setLayoutTo(const WindowLayout& layout) {
    for (const auto& [action, shown] : {std::pair{m_showDerivation, layout.derivation},
                                        {m_showTables, layout.tables},
                                        {m_showInsight, layout.insight},
                                        {m_showTraining, layout.training},
                                        {m_predict, m_quiz->isActive()}})
        if (action->isChecked() != shown) action->trigger();
    m_views->restoreLayout(layout.views);
    m_views->setPlaces(layout.viewPlaces);
    m_splitter->restoreState(layout.splitter);
    m_splitByHand = layout.splitByHand;
}

void MainWindow::goOnPresenting(const WindowState& state) {
    LessonReader* const reader = &m_lessons->reader();
    const auto goOnReading = [reader, reading = state.reading] { reader->setState(reading); };
    QMetaObject::invokeMethod(reader, goOnReading, Qt::QueuedConnection); // once it is laid out
    if (state.editor && state.editor->isVisible) {
        LessonEditor& editor = m_lessons->editor();
        editor.setAttribute(Qt::WA_ShowWithoutActivating, !state.editor->isActive);
        editor.show();
        editor.setAttribute(Qt::WA_ShowWithoutActivating, false);
        if (state.editor->isActive) {
            editor.raise();
            editor.activateWindow();
        }
    }
    if (state.notes) m_presentation->setWithNotes(*state.notes);
    if (state.presents) m_presentation->begin();
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
    if (const auto notes = m_presentation->askedNotes())
        settings.setValue("presenter/notes", *notes);
    // Only what differs from the desktop's wish, which is followed otherwise.
    const bool reduced = m_viewing->reducedMotion->isChecked();
    if (reduced == desktopWishes().reducedMotion)
        settings.remove("view/reducedMotion");
    else
        settings.setValue("view/reducedMotion", reduced);
}

} // namespace deltaflow
