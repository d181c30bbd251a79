#include "ui/window/lesson_actions.h"

#include "core/error.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/document/document_files.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_reader.h"
#include "ui/lesson/lesson_session.h"
#include "ui/player/player.h"
#include "ui/theme/icon.h"
#include "ui/transport/player_actions.h"
#include "ui/window/notice.h"

namespace deltaflow {

LessonActions::LessonActions(Player& player, DocumentFiles& files, CanvasWidget& canvas,
                             Notice& notice, QWidget* window)
    : QObject(window)
    , lesson(make(tr("Lesson"), "lesson", Qt::CTRL | Qt::Key_L))
    , next(make(tr("Next page of the lesson"), "forward", Qt::ALT | Qt::Key_Right))
    , back(make(tr("Previous page of the lesson"), "back", Qt::ALT | Qt::Key_Left))
    , m_player(player)
    , m_files(files)
    , m_canvas(canvas)
    , m_notice(notice)
    , m_session(new LessonSession(player, files, this))
    , m_reader(new LessonReader(*m_session, player, window)) {
    lesson->setCheckable(true);
    lesson->setStatusTip(tr("Pages to read and tasks to solve beside the network"));
    m_reader->hide();
    connect(lesson, &QAction::triggered, this, &LessonActions::toggle);
    connect(next, &QAction::triggered, m_session, &LessonSession::next);
    connect(back, &QAction::triggered, m_session, &LessonSession::back);
    connect(m_session, &LessonSession::changed, this, &LessonActions::show);
    connect(m_session, &LessonSession::stateShown, this, &LessonActions::showRest);
    connect(m_reader, &LessonReader::closeAsked, m_session, &LessonSession::close);
    connect(&files, &DocumentFiles::lessonChosen, this,
            [this](const QString& path) { open(path); });
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
        m_notice.say(QString::fromUtf8(error.what()));
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
        m_notice.say(QString::fromUtf8(error.what()));
    }
    // Once the window has laid itself out around the parts that came or went.
    QMetaObject::invokeMethod(
        &m_canvas,
        [&canvas = m_canvas, camera, focus] {
            const bool isWhole = camera == PageCamera();
            isWhole ? canvas.showWhole() : canvas.showAt(camera.zoom, {camera.x, camera.y}, focus);
        },
        Qt::QueuedConnection);
}

} // namespace deltaflow
