#include "ui/document/edit_command.h"

namespace deltaflow {

EditCommand::EditCommand(Document& document, std::shared_ptr<const Project> after,
                         const QString& label, Document::Gesture gesture)
    : QUndoCommand(label)
    , m_document(document)
    , m_before(document.shared())
    , m_after(std::move(after))
    , m_gesture(gesture) {}

void EditCommand::undo() {
    setObsolete(m_gesture != 0 && m_gesture == m_document.m_cancelled);
    m_document.show(m_before);
}

bool EditCommand::mergeWith(const QUndoCommand* later) {
    const auto* command = dynamic_cast<const EditCommand*>(later);
    if (!command || command->m_gesture != m_gesture) return false;
    m_after = command->m_after;
    return true;
}

} // namespace deltaflow
