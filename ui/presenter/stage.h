#pragma once

#include "ui/presenter/stage_command.h"

#include <QObject>

namespace deltaflow {

class Player;

enum class StageBlank : std::uint8_t { None, Black, White };
enum class StageTool : std::uint8_t { None, Pen, Spotlight };

/// What the projector shows beside the play-head's step: blank or not, the tool in hand, the
/// formula alone or not, all of the picture or what the step is about. Both windows show it and ask
/// for changes by command.
class Stage : public QObject {
    Q_OBJECT

public:
    explicit Stage(Player& player, QObject* parent = nullptr);

    [[nodiscard]] Player& player() const { return m_player; }
    [[nodiscard]] StageBlank blank() const { return m_blank; }
    [[nodiscard]] StageTool tool() const { return m_tool; }
    [[nodiscard]] bool isZoomed() const { return m_zoomed; }
    [[nodiscard]] bool isOverview() const { return m_overview; }

    /// On a blank screen whatever is asked for brings the picture back, and does no more.
    void obey(StageCommand command);
    /// A key that means nothing brings a blank screen back, too. Whether the key is done with.
    bool takeKey(const QKeyEvent& key);
    /// As at the beginning: nothing blank, no tool.
    void reset();

signals:
    void changed();
    void stepAsked(bool forward); ///< Whoever leads the lesson knows what comes next.
    void clearAsked();
    void notesAsked();
    void swapAsked();
    void left();

private:
    void use(StageTool tool);

    Player& m_player;
    StageBlank m_blank = StageBlank::None;
    StageTool m_tool = StageTool::None;
    bool m_zoomed = false;
    bool m_overview = false;
};

} // namespace deltaflow
