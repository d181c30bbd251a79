#include "ui/presenter/stage_command.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

Q_DECLARE_METATYPE(std::optional<deltaflow::StageCommand>)

/// What a key means while presenting.
class TestStageCommand : public QObject {
    Q_OBJECT

private slots:
    void keysMean_data() {
        using Command = std::optional<StageCommand>;
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<Command>("command");
        const auto row = [](const char* name, int key, Command command, int modifiers = 0) {
            QTest::newRow(name) << key << modifiers << command;
        };
        row("clicker: on", Qt::Key_PageDown, StageCommand::Next);
        row("clicker: back", Qt::Key_PageUp, StageCommand::Back);
        row("clicker with arrows: on", Qt::Key_Right, StageCommand::Next);
        row("clicker with arrows: back", Qt::Key_Left, StageCommand::Back);
        row("clicker: blank as B", Qt::Key_B, StageCommand::Black);
        row("clicker: blank as a full stop", Qt::Key_Period, StageCommand::Black);
        row("clicker: ends as Escape", Qt::Key_Escape, StageCommand::Leave);
        row("clicker: begins and ends as F5", Qt::Key_F5, StageCommand::Leave);
        row("clicker: as Shift+F5", Qt::Key_F5, StageCommand::Leave, Qt::ShiftModifier);
        row("keyboard: on", Qt::Key_Space, StageCommand::Next);
        row("keypad: on", Qt::Key_Enter, StageCommand::Next, Qt::KeypadModifier);
        row("white", Qt::Key_W, StageCommand::White);
        row("pen", Qt::Key_P, StageCommand::Pen);
        row("spotlight", Qt::Key_S, StageCommand::Spotlight);
        row("formula", Qt::Key_Z, StageCommand::Zoom);
        row("all of the picture", Qt::Key_O, StageCommand::Overview);
        row("screens", Qt::Key_X, StageCommand::Swap);
        row("notes, as in the window", Qt::Key_F5, StageCommand::Notes, Qt::ControlModifier);
        row("level", Qt::Key_L, StageCommand::Level);
        row("first", Qt::Key_Home, StageCommand::Start);
        row("last", Qt::Key_End, StageCommand::End);
        row("nothing", Qt::Key_Q, {});
        row("another program's", Qt::Key_B, {}, Qt::ControlModifier);
    }

    void keysMean() {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        const QKeyEvent event(QEvent::KeyPress, key, Qt::KeyboardModifiers(modifiers));
        QTEST(commandOf(event), "command");
    }
};

DELTAFLOW_TEST(TestStageCommand)
#include "tst_stage_command.moc"
