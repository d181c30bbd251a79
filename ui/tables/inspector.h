#pragma once

#include "core/project/project.h"

#include <QWidget>

#include <functional>

namespace deltaflow {

class Player;
class QuietLabel;

/// What the network's and the training's inspectors share: every choice is one undoable edit, and
/// one that cannot be is explained in a sentence in place, with nothing changed.
class Inspector : public QWidget {
    Q_OBJECT

public:
    Inspector(Player& player, QWidget* parent);

    [[nodiscard]] QString note() const;

protected:
    using Change = std::function<Project(const Project&)>;

    [[nodiscard]] const Project& project() const;
    [[nodiscard]] Player& player() const { return m_player; }
    [[nodiscard]] QuietLabel& noteLabel() const { return *m_note; }

    /// Makes the change under an undo label. Says what else it changed, or why it cannot be.
    void apply(const QString& label, const Change& change);
    /// Sets every control from the project; called when it changed and when a change was refused.
    virtual void show() = 0;
    using QWidget::show;

private:
    Player& m_player;
    QuietLabel* m_note;
};

} // namespace deltaflow
