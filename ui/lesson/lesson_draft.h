#pragma once

#include "core/lesson/lesson.h"
#include "ui/document/file_guard.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <memory>

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
    ~LessonDraft() override;

    [[nodiscard]] const Lesson& lesson() const { return m_lesson; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] QString path() const { return m_path; } ///< Empty for one never saved.
    [[nodiscard]] bool isModified() const { return m_isRecovered || !m_undo.isClean(); }

    /// One undoable change; changes with the same `field` that follow one another are one undo.
    void edit(Lesson after, const QString& label, int field = 0);

    // Each returns whether it was done; what cannot be done is told in one sentence.
    bool create(); ///< A new lesson of one page, which shows the first example.
    bool open(const QString& path);
    bool open(Lesson lesson, const QString& path);
    bool save();
    bool saveAs();
    bool mayLose(); ///< Whether the lesson may go: it is saved, or the user said so.
    /// Takes up what a crash left behind. False if there is nothing.
    bool recover();
    void flush(); ///< Writes the copy now.

signals:
    void changed();
    void fileChanged(); ///< Path, or whether it is modified.

private:
    class Edit;
    void show(const Lesson& lesson);
    void reset(Lesson lesson, const QString& path, bool isRecovered = false);
    void take(Lesson lesson, const QString& path);
    bool saveTo(const QString& path);
    bool write(const QString& path);
    void writeCopy();

    Questions& m_questions;
    Lesson m_lesson;
    QUndoStack m_undo;
    QString m_path;
    FileGuard m_guard; ///< Of the file: what others wrote there is not replaced unasked.
    bool m_isRecovered = false;
    QString m_copy;
    QLockFile m_lock; ///< Of the copy: one program at a time writes it.
    QTimer m_due;
};

} // namespace deltaflow
