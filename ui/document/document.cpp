#include "ui/document/document.h"

#include "core/project/new_project.h"
#include "ui/document/edit_command.h"
#include "ui/document/reworded.h"

namespace deltaflow {

Document::Document(QObject* parent)
    : QObject(parent)
    , m_project(std::make_shared<const Project>(newProject())) {
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Document::fileChanged);
}

Document::Gesture Document::newGesture() {
    static Gesture last = 0;
    return ++last;
}

void Document::edit(Project after, const QString& label, Gesture gesture) {
    auto shared = std::make_shared<const Project>(std::move(after));
    m_undo.push(new EditCommand(*this, std::move(shared), label, gesture));
}

void Document::cancel(Gesture gesture) {
    m_cancelled = gesture;
    while (isOnTop(gesture)) // a save parts a gesture into two commands
        m_undo.undo();
    m_cancelled = 0;
}

bool Document::isOnTop(Gesture gesture) const {
    if (gesture == 0 || m_undo.canRedo()) return false;
    const auto* top = dynamic_cast<const EditCommand*>(m_undo.command(m_undo.index() - 1));
    return top && top->gesture() == gesture;
}

void Document::reset(Project project, const QString& filePath, State state) {
    emit aboutToReset();
    m_filePath = filePath;
    m_project = std::make_shared<const Project>(std::move(project));
    m_undo.clear();
    if (state == State::Unsaved) m_undo.resetClean();
    emit changed();
    emit wasReset();
    emit fileChanged();
}

void Document::reword(const std::function<QString(const QString&)>& again) {
    deltaflow::reword(m_undo, again);
}

void Document::markSaved(const QString& filePath) {
    m_filePath = filePath;
    m_undo.setClean();
    emit fileChanged();
}

void Document::show(std::shared_ptr<const Project> project) {
    m_project = std::move(project);
    emit changed();
}

} // namespace deltaflow
