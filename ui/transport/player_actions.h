#pragma once

#include "ui/player/player.h"

#include <QAction>
#include <QActionGroup>

namespace deltaflow {

/// What can be done with the play-head, each with name, shortcut, icon and tooltip; kept in step
/// with the player.
class PlayerActions : public QObject {
    Q_OBJECT

public:
    explicit PlayerActions(Player& player, QObject* parent = nullptr);

    QAction* first;
    QAction* back;
    QAction* play;
    QAction* forward;
    QAction* last;
    QAction* backCoarser;
    QAction* forwardCoarser;
    QAction* previousIteration;
    QAction* nextIteration;
    QActionGroup* levels; ///< Layer, Neuron, Term.
    QActionGroup* speeds; ///< 0.25× to 8×.

    [[nodiscard]] QList<QAction*> all() const;

private:
    void show();
    QAction* make(const QString& name, const QString& icon, const QKeySequence& key,
                  const std::function<void()>& run);

    Player& m_player;
};

/// "0.5×", "4×".
[[nodiscard]] QString speedName(double speed);

/// A tooltip that ends with the shortcut.
void describe(QAction& action, const QString& what);

} // namespace deltaflow
