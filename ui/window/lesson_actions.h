#pragma once

#include "ui/lesson/window_parts.h"

#include <QAction>

#include <optional>

namespace deltaflow {

class CanvasWidget;
class CopyWarning;
class DocumentFiles;
class LessonDraft;
class LessonEditor;
class LessonReader;
class LessonSession;
class Notice;
class Player;
class Questions;
struct EditorState;
struct Lasting;

/// Lessons in the window: opening them, turning their pages, and what of a page's state is the
/// canvas' and the window's.
class LessonActions : public QObject {
    Q_OBJECT

public:
    /// Makes what of `lasting` there is not.
    LessonActions(Player& player, DocumentFiles& files, Questions& questions, CanvasWidget& canvas,
                  Notice& notice, QWidget* window, const Lasting& lasting);

    QAction* lesson; ///< Checkable: the lesson that is open, or the last one again.
    QAction* next;
    QAction* back;
    QAction* edit; ///< The editor, with the lesson that is open.

    [[nodiscard]] QList<QAction*> all() const { return {lesson, next, back, edit}; }
    [[nodiscard]] LessonSession& session() const { return *m_session; }
    [[nodiscard]] LessonReader& reader() const { return *m_reader; }
    [[nodiscard]] WindowParts& parts() { return m_parts; }

    /// Opens a lesson's file, at the page where its reader left it or at `page`. What cannot be
    /// read is told in one sentence.
    bool open(const QString& path, std::optional<std::size_t> page = {});
    /// The window in which lessons are written, made when it is first asked for.
    LessonEditor& editor();
    [[nodiscard]] const QString& path() const { return m_path; }
    /// In a window that stands in another one's place: the file of the lesson, if there is one.
    void goOn(const QString& path);
    /// How the editor stands; nothing where there is none.
    [[nodiscard]] std::optional<EditorState> editorState() const;
    /// The lesson that is written goes on being written, in a window that is to be shown.
    void goOnEditing(const EditorState& state);
    /// Asks for a lesson that a crash left behind; to be called once at the start, after what the
    /// document has to ask. Returns whether it is taken up.
    bool offerRecovery();
    /// Whether the program may end: no lesson is unsaved, or the user said what to do with it.
    bool mayClose();

signals:
    void chooserAsked(); ///< No lesson has been open: which one?
    void shown();        ///< The reader came or went.

private:
    QAction* make(const QString& name, const QString& icon, const QKeySequence& key);
    void toggle();
    void show();
    void showRest(const PageState& state);
    LessonDraft& draft();
    void watchDraft();
    void editLesson();
    void warn(const QString& reason);
    [[nodiscard]] PageState captured() const;

    Player& m_player;
    DocumentFiles& m_files;
    Questions& m_questions;
    QWidget* m_window;
    CanvasWidget& m_canvas;
    Notice& m_notice;
    LessonSession* m_session;
    LessonReader* m_reader;
    LessonDraft* m_draft; ///< Made when it is first needed.
    CopyWarning* m_warning;
    LessonEditor* m_editor = nullptr;
    WindowParts m_parts;
    QString m_path; ///< Of the lesson that is or was open.
};

} // namespace deltaflow
