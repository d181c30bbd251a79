#include "ui/window/training_actions.h"

#include "ui/document/document_files.h"
#include "ui/theme/icon.h"
#include "ui/transport/player_actions.h"
#include "ui/window/notice.h"

namespace deltaflow {

TrainingActions::TrainingActions(TrainingSession& session, DocumentFiles& files, Notice& notice,
                                 QWidget* window)
    : QObject(window)
    , keep(new QAction(themedIcon("keep"), tr("Keep these weights"), this))
    , m_session(session)
    , m_notice(notice)
    , m_weights(session) {
    keep->setShortcut(Qt::CTRL | Qt::Key_K);
    describe(*keep, tr("Keep the weights of the iteration shown: training starts from them"));
    connect(keep, &QAction::triggered, this, &TrainingActions::keepWeights);
    files.setTrained(m_weights);
    Player& player = session.player();
    connect(&player, &Player::numbersChanged, this, &TrainingActions::show);
    connect(&player, &Player::begunAnew, this, &TrainingActions::tellBegunAnew);
    connect(&files, &DocumentFiles::saved, this, &TrainingActions::tellSaved);
    connect(&files, &DocumentFiles::exported, this, &TrainingActions::tellExported);
    show();
}

void TrainingActions::show() {
    const Player& player = m_session.player();
    const bool refused = player.sabotage() && player.view().iteration > 0; // with a sentence
    keep->setEnabled(m_weights.iteration() > 0 || refused);
}

void TrainingActions::keepWeights() {
    if (m_session.player().sabotage()) return m_notice.say(m_session.player().keepWeights());
    const std::int64_t iteration = m_weights.iteration();
    const QString reason = m_weights.keep(iteration);
    m_notice.say(
        reason.isEmpty()
            ? tr("Training starts from the weights of iteration %L1 now: they are those of "
                 "iteration 0.")
                  .arg(iteration)
            : reason);
}

void TrainingActions::tellBegunAnew(qint64 left) {
    m_notice.say(tr("Training begins anew at iteration 0; to go on from iteration %L1, undo this "
                    "and keep its weights (%2) first.")
                     .arg(left)
                     .arg(keep->shortcut().toString(QKeySequence::NativeText)));
}

void TrainingActions::tellSaved() {
    if (m_session.player().sabotage())
        return m_notice.say(tr("Saved without the bug, and without anything that was trained with "
                               "it: neither is part of a document."));
    if (const std::int64_t iteration = m_weights.iteration(); iteration > 0)
        m_notice.say(tr("Saved as it starts at iteration 0, without the weights of iteration %L1.")
                         .arg(iteration),
                     keep);
}

void TrainingActions::tellExported(const QString& sentence) {
    if (m_session.player().sabotage())
        return m_notice.say(tr("Exported without the bug, and without anything that was trained "
                               "with it: as the document starts at iteration 0."));
    if (!sentence.isEmpty()) m_notice.say(sentence);
}

} // namespace deltaflow
