#pragma once

#include "ui/hunt/hunt_session.h"

#include <QAction>

namespace deltaflow {

class DerivationPanel;
class HuntPanel;
class Notice;

/// The bug hunt in the window: its action, its panel below the steps, and what is said of it.
class HuntActions : public QObject {
    Q_OBJECT

public:
    /// `instead` is offered where no bug can be hidden: another example.
    HuntActions(Player& player, DerivationPanel& derivation, Notice& notice, QAction& instead,
                QWidget* window, HuntSession* lasting = nullptr);

    [[nodiscard]] HuntSession& session() const { return *m_session; }
    [[nodiscard]] HuntPanel& panel() const { return *m_panel; }
    /// Begins a hunt, or ends the one that goes on. Says why not where none can begin.
    void toggle();

    QAction* hunt;

signals:
    void begun();
    void ended(); ///< The keyboard goes back to the picture.

private:
    Player& m_player;
    Notice& m_notice;
    QAction& m_instead;
    HuntSession* m_session;
    HuntPanel* m_panel;
};

} // namespace deltaflow
