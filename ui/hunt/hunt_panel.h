#pragma once

#include "ui/hunt/hunt_guess.h"
#include "ui/hunt/hunt_session.h"
#include "ui/theme/ink_label.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace deltaflow {

class ProofView;

/// Where a student says what is wrong with the engine: below the steps, while a bug is hunted.
class HuntPanel : public QFrame {
    Q_OBJECT

public:
    HuntPanel(HuntSession& session, Player& player, QWidget& parent);

    [[nodiscard]] HuntGuess guess() const;
    /// Of the hunt that goes on; what its lists do not have is not chosen.
    void setGuess(const HuntGuess& guess);

signals:
    void ended(); ///< The keyboard goes back to the steps.
    void refused(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void connectAll();
    void show();
    void fillLists();
    void showProof();
    void fitHeight();
    void take(const Ref& place);
    void answer();
    void hunt(std::uint64_t seed);

    HuntSession& m_session;
    Player& m_player;
    QWidget& m_around; ///< Whose height is shared with the steps.
    QLabel* m_count;
    QSpinBox* m_seed;
    QLabel* m_task;
    QComboBox* m_place;
    QPushButton* m_shown;
    QComboBox* m_bug;
    QPushButton* m_answer;
    QPushButton* m_hint;
    QPushButton* m_giveUp;
    QPushButton* m_another;
    QPushButton* m_end;
    ReplyLabel* m_reply;
    ProofView* m_proof;
    std::optional<std::uint64_t> m_filled; ///< The seed whose lists are shown.
    bool m_proved = false;
};

} // namespace deltaflow
