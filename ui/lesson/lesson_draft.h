#pragma once

#include "core/lesson/lesson.h"
#include "ui/document/file_guard.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <optional>

namespace deltaflow {

class Questions;

/// The lesson that a teacher writes: what Document is for a project. Every change is undone by one
/// undo; work that is in no file is never lost without a question, and a copy of it is kept against
/// a crash.
class LessonDraft : public QObject {
    Q_OBJECT

public:
    /// The copy is kept in `folder`, as Recovery keeps a document's.
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
    /// Asks, of each lesson that a crash left behind, whether it is to be taken up, with the file
    /// that it was saved to. False if none was.
    bool offerRecovery();
    void flush(); ///< Writes the copy now.

signals:
    void changed();
    void fileChanged(); ///< Path, or whether it is modified.

private:
    class Edit;
    struct Leftover;
    void show(const Lesson& lesson);
    void reset(Lesson lesson, const QString& path, bool isRecovered = false);
    void take(Lesson lesson, const QString& path);
    bool saveTo(const QString& path);
    bool write(const QString& path);
    void writeCopy();
    [[nodiscard]] std::optional<Leftover> leftover() const;
    void adopt(Leftover leftover);

    Questions& m_questions;
    Lesson m_lesson;
    QUndoStack m_undo;
    QString m_path;
    FileGuard m_guard; ///< Of the file: what others wrote there is not replaced unasked.
    bool m_isRecovered = false;
    QString m_folder;
    QString m_copy;   ///< This program's own: another one that runs has another.
    QLockFile m_lock; ///< Beside the copy: one whose lock is not held was left behind.
    QTimer m_due;
};

} // namespace deltaflow
