#pragma once

#include "core/lesson/lesson.h"
#include "ui/document/file_guard.h"
#include "ui/document/recovery_copy.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace deltaflow {

class Questions;

/// The lesson that a teacher writes: what Document is for a project. Every change is undone by one
/// undo; work that is in no file is never lost without a question, and a copy of it is kept against
/// a crash.
class LessonDraft : public QObject {
    Q_OBJECT

public:
    /// The copy is kept in `folder`.
    LessonDraft(Questions& questions, const QString& folder, QObject* parent = nullptr);

    [[nodiscard]] const Lesson& lesson() const { return m_lesson; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] QString path() const { return m_path; } ///< Empty for one never saved.
    [[nodiscard]] bool isModified() const { return m_isRecovered || !m_undo.isClean(); }

    /// One undoable change; changes with the same `field` that follow one another are one undo.
    void edit(Lesson after, const QString& label, int field = 0);

    // Each returns whether it was done; what cannot be done is told in one sentence.
    bool create(const PageState& shows = {}); ///< One page; it shows the first example, or this.
    bool open(const QString& path);
    bool open(Lesson lesson, const QString& path);
    bool save();
    bool saveAs();
    bool mayLose(); ///< Whether the lesson may go: it is saved, or the user said so.
    /// Asks, of each lesson that a crash left behind, whether it is to be taken up, with the file
    /// that it was saved to. False if none was.
    bool offerRecovery();
    void flush() { m_copy.flush(); } ///< Writes the copy now.
    /// Says the history's labels again, in another language.
    void reword(const std::function<QString(const QString&)>& again);

signals:
    void changed();
    void fileChanged();                     ///< Path, or whether it is modified.
    void copyFailed(const QString& reason); ///< No copy can be kept; said once.

private:
    class Edit;
    void show(const Lesson& lesson);
    void reset(Lesson lesson, const QString& path, bool isRecovered = false);
    void take(Lesson lesson, const QString& path);
    bool saveTo(const QString& path);
    bool write(const QString& path);
    [[nodiscard]] std::optional<RecoveryCopy::Work> unsaved() const;
    void adopt(const LeftCopy& left, Lesson lesson);

    Questions& m_questions;
    Lesson m_lesson;
    QUndoStack m_undo;
    QString m_path;
    FileGuard m_guard; ///< Of the file: what others wrote there is not replaced unasked.
    bool m_isRecovered = false;
    RecoveryCopy m_copy;
};

} // namespace deltaflow
