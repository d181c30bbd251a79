#pragma once

#include "ui/document/document.h"

#include <QUndoCommand>

namespace deltaflow {

/// The only undo command: whole projects before and after. Projects share what did not change, so
/// keeping every one of them costs little.
class EditCommand : public QUndoCommand {
public:
    EditCommand(Document& document, std::shared_ptr<const Project> after, const QString& label,
                Document::Gesture gesture);

    void redo() override { m_document.show(m_after); }
    void undo() override;

    /// Commands of one gesture (≠ 0) become one.
    [[nodiscard]] int id() const override { return m_gesture == 0 ? -1 : 0; }
    bool mergeWith(const QUndoCommand* later) override;
    [[nodiscard]] Document::Gesture gesture() const { return m_gesture; }

private:
    Document& m_document;
    std::shared_ptr<const Project> m_before;
    std::shared_ptr<const Project> m_after;
    Document::Gesture m_gesture;
};

} // namespace deltaflow
