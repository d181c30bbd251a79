#pragma once

#include "core/insight/loss_along.h"

#include <QPointF>
#include <QString>
#include <QWidget>

#include <optional>

namespace deltaflow {

class Player;
struct Theme;

/// What the ghost shows at one moment: how the loss follows a number, and its tangent where the
/// change began.
struct GhostFigures {
    double start = 0;     ///< x₀
    double startLoss = 0; ///< L₀
    double slope = 0;     ///< g
    double now = 0;       ///< x
    double loss = 0;      ///< L(x), as the pass has it.
    double reach = 0;     ///< The picture shows x₀ ± reach.
    QList<QPointF> curve; ///< (x, L(x)), ascending; empty where it would take too long.

    [[nodiscard]] double change() const { return now - start; }
    [[nodiscard]] double predicted() const { return slope * change(); } ///< g · Δx
    [[nodiscard]] double actual() const { return loss - startLoss; }    ///< ΔL
};

/// Two changes written so that their digits stand under one another: the same number of decimals,
/// or the same power of ten, and a sign before each that is not 0.
[[nodiscard]] std::pair<QString, QString> alignedChanges(double one, double other, int digits);

/// The loss along the number, its tangent, the point on the one and its shadow on the other.
void paintGhostPlot(QPainter& painter, const QRectF& rect, const GhostFigures& figures,
                    const Theme& theme);

/// Beside a number that is being changed: the change of the loss that its derivative foretold,
/// g · Δx, and the change that came. Belongs to the host's window, so that the host does not clip
/// it, and lets the mouse through.
class ScrubGhost : public QWidget {
    Q_OBJECT

public:
    /// Of the number as it is now, before the change; null if the loss has no derivative by it, or
    /// if a change of it would also change how the earlier iterations have learned.
    /// `under` is its place on the host; `notch` the least change that the gesture makes.
    [[nodiscard]] static ScrubGhost* begin(Player& player, QWidget& host, const QRectF& under,
                                           const Ref& ref, double notch);

    void follow(); ///< The number has changed.
    [[nodiscard]] const GhostFigures& figures() const { return m_figures; }
    [[nodiscard]] QString predictedText() const;
    [[nodiscard]] QString actualText() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ScrubGhost(Player& player, QWidget& host, const Ref& ref, LossAlong along);
    void draw();
    void place(const QWidget& host, const QRectF& under);

    Player& m_player;
    Ref m_ref;
    LossAlong m_along;
    QString m_symbol;
    GhostFigures m_figures;
};

} // namespace deltaflow
