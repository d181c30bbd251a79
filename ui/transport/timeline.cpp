#include "ui/transport/timeline.h"

#include "ui/transport/timeline_accessible.h"
#include "ui/transport/timeline_painter.h"
#include "ui/words/step_words.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace deltaflow {
namespace {

constexpr double kMargin = 12;         ///< Room for the handle at either end.
constexpr double kMinimumSegment = 56; ///< Room for the longest phase's name.

} // namespace

Timeline::Timeline(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player) {
    installTimelineAccessibility(); // before its name is told
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    setObjectName(QStringLiteral("timeline"));
    setCursor(Qt::PointingHandCursor);
    connect(&player, &Player::numbersChanged, this, &Timeline::rebuild);
    connect(&player, &Player::stepChanged, this, &Timeline::rebuild);
    connect(&player, &Player::progressChanged, this, qOverload<>(&QWidget::update));
}

QSize Timeline::sizeHint() const {
    return {640, kTimelineHeight};
}

QSize Timeline::minimumSizeHint() const {
    return {260, kTimelineHeight};
}

void Timeline::rebuild() {
    const Derivation& derivation = m_player.derivation();
    std::array<std::pair<Index, Index>, kPhaseCount> ranges;
    for (int phase = 0; phase < kPhaseCount; ++phase)
        ranges[static_cast<std::size_t>(phase)] = derivation.range(static_cast<Phase>(phase));
    m_geometry = TimelineGeometry::make(ranges, kMargin, width() - 2 * kMargin, kMinimumSegment);
    update();
}

void Timeline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ViewState& view = m_player.view();
    paintTimeline(painter, m_geometry, {view.step, view.progress, m_hover, hasFocus()},
                  Theme::current(), rect());
}

void Timeline::resizeEvent(QResizeEvent*) {
    rebuild();
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_hover = -2;
    QToolTip::hideText();
    m_player.goToStep(m_geometry.stepAt(event->position().x()));
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    const Index step = m_geometry.stepAt(event->position().x());
    if (event->buttons() & Qt::LeftButton) {
        if (step != m_player.view().step) m_player.goToStep(step);
        return;
    }
    m_hover = step;
    nameStep(step, event->globalPosition().toPoint());
    update();
}

void Timeline::nameStep(Index step, const QPoint& at) {
    const QString name =
        step < 0 ? tr("Before the first step")
                 : tr("Step %1 · %2")
                       .arg(step + 1)
                       .arg(stepTitle(m_player.derivation().step(step), m_player.model()));
    QToolTip::showText(QPoint(at.x(), mapToGlobal(QPoint(0, -height() / 2)).y() - 8), name, this);
}

QString Timeline::spoken() const {
    const Index step = m_player.view().step;
    if (step < 0) return tr("Before the first step");
    return tr("Step %1 of %2: %3")
        .arg(step + 1)
        .arg(m_player.derivation().size())
        .arg(stepTitle(m_player.derivation().step(step), m_player.model()));
}

void Timeline::leaveEvent(QEvent*) {
    m_hover = -2;
    update();
}

void Timeline::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        return m_player.stepForward();
    case Qt::Key_Left:
    case Qt::Key_Down:
        return m_player.stepBack();
    case Qt::Key_PageDown:
        return m_player.stepForwardCoarser();
    case Qt::Key_PageUp:
        return m_player.stepBackCoarser();
    case Qt::Key_Home:
        return m_player.goToStart();
    case Qt::Key_End:
        return m_player.goToEnd();
    default:
        QWidget::keyPressEvent(event);
    }
}

void Timeline::wheelEvent(QWheelEvent* event) {
    m_wheel += event->angleDelta().y();
    for (; m_wheel >= 120; m_wheel -= 120)
        m_player.stepBack();
    for (; m_wheel <= -120; m_wheel += 120)
        m_player.stepForward();
    event->accept();
}

} // namespace deltaflow
