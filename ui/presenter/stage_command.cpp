#include "ui/presenter/stage_command.h"

namespace deltaflow {

std::optional<StageCommand> commandOf(const QKeyEvent& key) {
    if (key.key() == Qt::Key_F5 && key.modifiers() == Qt::ControlModifier)
        return StageCommand::Notes; // as in the window
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return {};
    switch (key.key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return StageCommand::Next;
    case Qt::Key_PageUp:
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Backspace:
        return StageCommand::Back;
    case Qt::Key_Home:
        return StageCommand::Start;
    case Qt::Key_End:
        return StageCommand::End;
    case Qt::Key_L:
        return StageCommand::Level;
    case Qt::Key_B:
    case Qt::Key_Period:
        return StageCommand::Black;
    case Qt::Key_W:
    case Qt::Key_Comma:
        return StageCommand::White;
    case Qt::Key_P:
        return StageCommand::Pen;
    case Qt::Key_S:
        return StageCommand::Spotlight;
    case Qt::Key_Z:
        return StageCommand::Zoom;
    case Qt::Key_O:
        return StageCommand::Overview;
    case Qt::Key_X:
        return StageCommand::Swap;
    case Qt::Key_Delete:
        return StageCommand::Clear;
    case Qt::Key_N:
        return StageCommand::Notes;
    case Qt::Key_F5:
    case Qt::Key_Escape:
        return StageCommand::Leave;
    default:
        return {};
    }
}

} // namespace deltaflow
