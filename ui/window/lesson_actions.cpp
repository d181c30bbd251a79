#include "ui/window/lesson_actions.h"

#include "core/error.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/document/copy_warning.h"
#include "ui/document/document_files.h"
#include "ui/document/questions.h"
#include "ui/document/recovery_copy.h"
#include "ui/lesson/lesson_capture.h"
#include "ui/lesson/lesson_draft.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_reader.h"
#include "ui/lesson/lesson_session.h"
#include "ui/lesson/page_state.h"
#include "ui/player/player.h"
#include "ui/theme/icon.h"
#include "ui/transport/player_actions.h"
#include "ui/window/notice.h"
#include "ui/window/window_state.h"
#include "ui/words/error_words.h"

#include <QFileInfo>

namespace deltaflow {

namespace {

void bringForward(QWidget& window) {
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

LessonActions::LessonActions(Player& player, DocumentFiles& files, Questions& questions,
                             CanvasWidget& canvas, Notice& notice, QWidget* window,
                             const Lasting& lasting)
    : QObject(window)
    , lesson(make(tr("Lesson"), "lesson", Qt::CTRL | Qt::Key_L))
    , next(make(tr("Next page of the lesson"), "forward", Qt::ALT | Qt::Key_Right))
    , back(make(tr("Previous page of the lesson"), "back", Qt::ALT | Qt::Key_Left))
    , edit(make(tr("Edit lesson"), "edit", Qt::CTRL | Qt::SHIFT | Qt::Key_L))
    , m_player(player)
    , m_files(files)
    , m_questions(questions)
    , m_window(window)
    , m_canvas(canvas)
    , m_notice(notice)
    , m_session(lasting.lesson ? lasting.lesson : new LessonSession(player, files, this))
    , m_reader(new LessonReader(*m_session, player, window))
    , m_draft(lasting.draft)
    , m_warning(lasting.warning ? lasting.warning : new CopyWarning(this)) {
    lesson->setCheckable(true);
    lesson->setStatusTip(tr("Pages to read and tasks to solve beside the network"));
    edit->setStatusTip(tr("Write a lesson: pages that show what the window shows"));
    m_reader->hide();
    connect(edit, &QAction::triggered, this, &LessonActions::editLesson);
    connect(lesson, &QAction::triggered, this, &LessonActions::toggle);
    connect(next, &QAction::triggered, m_session, &LessonSession::next);
    connect(back, &QAction::triggered, m_session, &LessonSession::back);
    connect(m_session, &LessonSession::changed, this, &LessonActions::show);
    connect(m_session, &LessonSession::stateShown, this, &LessonActions::showRest);
    connect(m_session, &LessonSession::copyFailed, this, &LessonActions::warn);
    connect(m_reader, &LessonReader::closeAsked, m_session, &LessonSession::close);
    connect(&files, &DocumentFiles::lessonChosen, this,
            [this](const QString& path) { open(path); });
    if (m_draft) watchDraft();
    show();
}

QAction* LessonActions::make(const QString& name, const QString& icon, const QKeySequence& key) {
    auto* action = new QAction(themedIcon(icon), name, this);
    action->setShortcut(key);
    describe(*action, name);
    return action;
}

bool LessonActions::open(const QString& path, std::optional<std::size_t> page) {
    try {
        if (!m_session->open(readLesson(path), page)) return false;
    } catch (const Error& error) {
        m_notice.say(errorWords(error));
        return false;
    }
    m_path = path;
    if (!path.startsWith(u':')) m_files.remember(path);
    return true;
}

void LessonActions::toggle() {
    if (m_session->isOpen())
        m_session->close();
    else if (m_path.isEmpty())
        emit chooserAsked();
    else
        open(m_path);
    show();
}

void LessonActions::show() {
    const bool isOpen = m_session->isOpen();
    lesson->setChecked(isOpen);
    next->setEnabled(isOpen && !m_session->isLast());
    back->setEnabled(isOpen && !m_session->isFirst());
    if (!isOpen) m_parts.restore();
    if (m_reader->isHidden() != isOpen) return;
    m_reader->setVisible(isOpen);
    emit shown();
}

LessonDraft& LessonActions::draft() {
    if (m_draft) return *m_draft;
    m_draft = new LessonDraft(m_questions, RecoveryCopy::defaultFolder(), this);
    watchDraft();
    return *m_draft;
}

void LessonActions::watchDraft() {
    connect(m_draft, &LessonDraft::copyFailed, this, &LessonActions::warn);
}

bool LessonActions::offerRecovery() {
    if (m_editor || !draft().offerRecovery()) return false; // the editor has asked
    editLesson();
    return true;
}

LessonEditor& LessonActions::editor() {
    if (m_editor) return *m_editor;
    const bool isNew = draft().lesson().pages.empty();
    if (isNew && !m_draft->offerRecovery()) m_draft->create(captured());
    m_editor = new LessonEditor(
        *m_draft, m_player, [this] { return captured(); }, m_window);
    connect(m_editor, &LessonEditor::tryAsked, this, [this](std::size_t page) {
        m_path = m_draft->path();
        if (m_session->tryOut(m_draft->lesson(), page)) bringForward(*m_window);
    });
    connect(m_editor, &LessonEditor::pickingChanged, &m_canvas, &CanvasWidget::setPicking);
    connect(m_editor, &LessonEditor::openAsked, this, [this] {
        const QString path = m_questions.pathToOpen(QFileInfo(m_draft->path()).absolutePath());
        if (!path.isEmpty()) m_draft->open(path);
    });
    return *m_editor;
}

/// The lesson that is open is written on, unless another one is being written.
void LessonActions::editLesson() {
    const bool isFirst = !m_editor;
    LessonEditor& window = editor();
    if (isFirst && m_session->isOpen() && !m_draft->isModified()) {
        m_draft->open(m_session->lesson(), m_path);
        window.setPage(m_session->page());
    }
    bringForward(window);
}

void LessonActions::goOn(const QString& path) {
    m_path = path;
    if (!m_session->isOpen()) return;
    m_parts.hide(m_session->shownPage().state.hidden.value_or(std::set<WindowPart>()));
    emit shown();
}

std::optional<EditorState> LessonActions::editorState() const {
    if (!m_editor) return std::nullopt;
    return m_editor->state();
}

void LessonActions::goOnEditing(const EditorState& state) {
    editor().setState(state);
}

bool LessonActions::mayClose() {
    return !m_draft || m_draft->mayLose();
}

/// Over the editor, where that is what is being written in.
void LessonActions::warn(const QString& reason) {
    m_warning->warn(reason, m_editor && m_editor->isVisible() ? *m_editor : *m_window);
}

PageState LessonActions::captured() const {
    PageState state = capturedPage(m_player);
    state.hidden = m_parts.unseen();
    state.camera = PageCamera();
    if (!m_canvas.isMovedByUser()) return state;
    const auto [zoom, middle] = m_canvas.camera();
    state.camera = PageCamera{std::clamp(zoom, 0.05, 20.0), middle.x(), middle.y(), {}};
    return state;
}

/// What of a page is not the player's.
void LessonActions::showRest(const PageState& state) {
    if (m_reader->isHidden()) { // first, for the canvas has another size beside it
        m_reader->show();
        emit shown();
    }
    m_parts.hide(state.hidden.value_or(std::set<WindowPart>()));
    const PageCamera camera = state.camera.value_or(PageCamera());
    std::optional<Ref> focus;
    try {
        if (camera.focus)
            focus = resolved(*camera.focus, m_player.model(), m_player.samples(),
                             m_player.view().sample);
    } catch (const Error& error) {
        m_notice.say(errorWords(error));
    }
    // Once the window has laid itself out around the parts that came or went.
    QMetaObject::invokeMethod(
        &m_canvas,
        [&canvas = m_canvas, camera, focus] {
            if (camera.isWhole()) return canvas.showWhole();
            canvas.showAt(camera.zoom, {camera.x, camera.y}, focus);
        },
        Qt::QueuedConnection);
}

} // namespace deltaflow
