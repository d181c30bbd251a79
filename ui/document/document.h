#pragma once

#include "core/project/project.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <functional>
#include <memory>

namespace deltaflow {

/// The one mutable model object: the current project, its undo history and its file.
class Document : public QObject {
    Q_OBJECT

public:
    using Gesture = quint64; ///< Edits of one gesture merge into one undo step; 0 never merges.

    explicit Document(QObject* parent = nullptr);

    [[nodiscard]] const Project& project() const { return *m_project; }
    [[nodiscard]] std::shared_ptr<const Project> shared() const { return m_project; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] QString filePath() const { return m_filePath; } ///< Empty for one never saved.
    [[nodiscard]] bool isModified() const { return !m_undo.isClean(); }

    /// A fresh id, taken at each press.
    [[nodiscard]] static Gesture newGesture();

    /// Replaces the project; undoable, under `label`.
    void edit(Project after, const QString& label, Gesture gesture = 0);
    /// Takes a gesture back so that no undo step of it stays; does nothing once something else was
    /// done or undone after it.
    void cancel(Gesture gesture);

    /// Says the labels of the undo history again, in another language.
    void reword(const std::function<QString(const QString&)>& again);

    enum class State { Saved, Unsaved };
    /// Another document in place of this one: clears the undo history. Unsaved: it is modified from
    /// the start, since it stands in no file (one recovered after a crash).
    void reset(Project project, const QString& filePath, State state = State::Saved);
    /// Says that the current state is what is on disk at `filePath`.
    void markSaved(const QString& filePath);

signals:
    void aboutToReset(); ///< Before changed(): the last moment of this document.
    void changed();      ///< The project is another one: an edit, an undo, or a reset.
    void wasReset();     ///< After changed(): it is another document, not an edit of the last one.
    void fileChanged();  ///< Path or modified state.

private:
    friend class EditCommand;
    void show(std::shared_ptr<const Project> project);
    [[nodiscard]] bool isOnTop(Gesture gesture) const;

    std::shared_ptr<const Project> m_project;
    QUndoStack m_undo;
    QString m_filePath;
    Gesture m_cancelled = 0; ///< Its commands leave the stack when they are undone.
};

} // namespace deltaflow
