#include "ui/presenter/stage.h"

#include "ui/player/player.h"

namespace deltaflow {

namespace {

Level nextLevel(Level level) {
    switch (level) {
    case Level::Layer:
        return Level::Neuron;
    case Level::Neuron:
        return Level::Term;
    case Level::Term:
        break;
    }
    return Level::Layer;
}

} // namespace

Stage::Stage(Player& player, QObject* parent)
    : QObject(parent)
    , m_player(player) {}

bool Stage::takeKey(const QKeyEvent& key) {
    const std::optional<StageCommand> command = commandOf(key);
    if (command) {
        obey(*command);
        return true;
    }
    if (m_blank == StageBlank::None) return false;
    m_blank = StageBlank::None;
    emit changed();
    return true;
}

void Stage::obey(StageCommand command) {
    if (m_blank != StageBlank::None) {
        m_blank = StageBlank::None;
        return emit changed();
    }
    switch (command) {
    case StageCommand::Next:
        return emit stepAsked(true);
    case StageCommand::Back:
        return emit stepAsked(false);
    case StageCommand::Start:
        return m_player.goToStart();
    case StageCommand::End:
        return m_player.goToEnd();
    case StageCommand::Level:
        return m_player.setLevel(nextLevel(m_player.view().level));
    case StageCommand::Black:
        m_blank = StageBlank::Black;
        break;
    case StageCommand::White:
        m_blank = StageBlank::White;
        break;
    case StageCommand::Pen:
        use(StageTool::Pen);
        break;
    case StageCommand::Spotlight:
        use(StageTool::Spotlight);
        break;
    case StageCommand::Zoom:
        m_zoomed = !m_zoomed;
        m_overview = false;
        break;
    case StageCommand::Overview:
        m_overview = !m_overview;
        m_zoomed = false;
        break;
    case StageCommand::Swap:
        return emit swapAsked();
    case StageCommand::Clear:
        return emit clearAsked();
    case StageCommand::Notes:
        return emit notesAsked();
    case StageCommand::Leave:
        return emit left();
    }
    emit changed();
}

void Stage::use(StageTool tool) {
    m_tool = m_tool == tool ? StageTool::None : tool;
}

void Stage::reset() {
    m_blank = StageBlank::None;
    m_tool = StageTool::None;
    m_zoomed = false;
    m_overview = false;
    emit changed();
}

} // namespace deltaflow
