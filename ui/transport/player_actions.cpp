#include "ui/transport/player_actions.h"

#include "ui/theme/icon.h"
#include "ui/words/step_words.h"

namespace deltaflow {

QString speedName(double speed) {
    return QString::number(speed) + QStringLiteral("×");
}

void describe(QAction& action, const QString& what) {
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    action.setToolTip(key.isEmpty() ? what : QStringLiteral("%1 (%2)").arg(what, key));
    action.setStatusTip(what);
}

QAction* PlayerActions::make(const QString& name, const QString& icon, const QKeySequence& key,
                             const std::function<void()>& run) {
    auto* action = new QAction(name, this);
    if (!icon.isEmpty()) action->setIcon(themedIcon(icon));
    action->setShortcut(key);
    describe(*action, name);
    connect(action, &QAction::triggered, this, run);
    return action;
}

PlayerActions::PlayerActions(Player& player, QObject* parent)
    : QObject(parent)
    , levels(new QActionGroup(this))
    , speeds(new QActionGroup(this))
    , m_player(player) {
    Player* p = &m_player;
    first = make(tr("To the start of the pass"), "first", Qt::Key_Home, [p] { p->goToStart(); });
    back = make(tr("Step back"), "back", Qt::Key_Left, [p] { p->stepBack(); });
    play = make(tr("Play"), "play", Qt::Key_Space, [p] { p->setPlaying(!p->view().playing); });
    forward = make(tr("Step forward"), "forward", Qt::Key_Right, [p] { p->stepForward(); });
    last = make(tr("To the end of the pass"), "last", Qt::Key_End, [p] { p->goToEnd(); });
    backCoarser = make(tr("Back by the next coarser level"), "back", Qt::SHIFT | Qt::Key_Left,
                       [p] { p->stepBackCoarser(); });
    forwardCoarser = make(tr("Forward by the next coarser level"), "forward",
                          Qt::SHIFT | Qt::Key_Right, [p] { p->stepForwardCoarser(); });
    previousIteration = make(tr("Previous iteration"), "minus", Qt::CTRL | Qt::Key_Left,
                             [p] { p->goToIteration(p->view().iteration - 1); });
    nextIteration = make(tr("Next iteration"), "plus", Qt::CTRL | Qt::Key_Right,
                         [p] { p->goToIteration(p->view().iteration + 1); });
    const QString meanings[] = {tr("Steps of whole layers, in matrix form"),
                                tr("Steps of single neurons"),
                                tr("Steps of single terms of a sum")};
    for (const Level level : {Level::Layer, Level::Neuron, Level::Term}) {
        const int index = static_cast<int>(level);
        QAction* action = make(levelName(level), {}, QKeySequence(Qt::Key_1 + index),
                               [p, level] { p->setLevel(level); });
        action->setCheckable(true);
        describe(*action, meanings[index]);
        levels->addAction(action);
    }
    for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0, 8.0}) {
        QAction* action = make(speedName(speed), {}, {}, [p, speed] { p->setSpeed(speed); });
        action->setCheckable(true);
        action->setData(speed);
        describe(*action, tr("Play at %1 speed").arg(speedName(speed)));
        speeds->addAction(action);
    }
    for (const auto signal : {&Player::viewChanged, &Player::stepChanged, &Player::numbersChanged})
        connect(&player, signal, this, &PlayerActions::show);
    show();
}

void PlayerActions::show() {
    const ViewState& view = m_player.view();
    if (const QString name = view.playing ? tr("Pause") : tr("Play"); play->text() != name) {
        play->setText(name);
        play->setIcon(themedIcon(view.playing ? "pause" : "play"));
        describe(*play, name);
    }
    const bool atStart = view.step < 0;
    first->setEnabled(!atStart);
    back->setEnabled(!atStart || view.iteration > 0);
    backCoarser->setEnabled(back->isEnabled());
    last->setEnabled(view.step + 1 < m_player.derivation().size());
    previousIteration->setEnabled(view.iteration > 0);
    levels->actions().at(static_cast<int>(view.level))->setChecked(true);
    for (QAction* action : speeds->actions())
        action->setChecked(action->data().toDouble() == view.speed);
}

QList<QAction*> PlayerActions::all() const {
    return QList<QAction*>{first,        back,        play,           forward,
                           last,         backCoarser, forwardCoarser, previousIteration,
                           nextIteration} +
           levels->actions();
}

} // namespace deltaflow
