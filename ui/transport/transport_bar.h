#pragma once

#include "ui/transport/player_actions.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

#include <vector>

namespace deltaflow {

class Timeline;

/// The bar along the bottom: stepping, level, speed, timeline, loss, sample, iteration. In a narrow
/// window the timeline takes a row of its own.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    TransportBar(Player& player, PlayerActions& actions, QWidget* parent = nullptr);

signals:
    /// A number was typed, or left as it was: the keys belong to the picture again.
    void typed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeButtons();
    QWidget* makeReadings();
    void arrange(bool narrow);
    [[nodiscard]] int needed(bool narrow) const; ///< Width in which nothing is cut.
    void fit();
    void show();

    Player& m_player;
    PlayerActions& m_actions;
    QGridLayout* m_grid;
    Timeline* m_timeline;
    QWidget* m_controls = nullptr;
    QWidget* m_readings = nullptr;
    QToolButton* m_speed = nullptr;
    QLabel* m_loss = nullptr;
    QLabel* m_lossName = nullptr;
    QWidget* m_sampleBlock = nullptr;
    QSpinBox* m_sample = nullptr;
    QDoubleSpinBox* m_iteration = nullptr; ///< Whole numbers; an int would not hold long runs.
    std::vector<QWidget*> m_lessNeeded;    ///< Hidden where there is no room, the first first.
    int m_narrow = -1;                     ///< Not yet arranged.
};

} // namespace deltaflow
