#include "core/data/document_data.h"
#include "core/error.h"
#include "core/project/edit.h"
#include "core/text/number.h"
#include "ui/player/player.h"
#include "ui/tables/words.h"
#include "ui/views/boundary_cross.h"
#include "ui/views/boundary_edit.h"
#include "ui/views/boundary_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <cmath>

namespace deltaflow {
namespace {

constexpr double kNear = 10;      ///< Pixels from a sample that is meant.
constexpr double kStill = 4;      ///< Pixels that a click may move.
constexpr double kSprayAway = 10; ///< Pixels and time between two samples of a drag.
constexpr qint64 kSprayAfter = 70;

/// To the power of ten below a pixel's size, so that a table shows what was meant.
double rounded(double value, double pixel) {
    if (!(pixel > 0) || !std::isfinite(value)) return value;
    const double steps = std::pow(10, std::ceil(-std::log10(pixel)));
    return std::round(value * steps) / steps;
}

QPointF roundedPlace(const PlotFrame& frame, const QPointF& pixel) {
    const QPointF at = frame.toNumbers(pixel);
    const QPointF next = frame.toNumbers(pixel + QPointF(1, -1)) - at;
    const auto within = [](double value, double pixelSize, double least, double most) {
        return std::clamp(rounded(value, pixelSize), least, most); // at an edge it may round beyond
    };
    return {within(at.x(), next.x(), frame.least.x(), frame.most.x()),
            within(at.y(), next.y(), frame.least.y(), frame.most.y())};
}

} // namespace

// -- Keys ------------------------------------------------------------------------------------

/// What the view takes for itself while it has the focus: 1 … 9, E, Esc.
std::optional<BoundaryTool> BoundaryView::toolOf(const QKeyEvent& key) const {
    if (!m_subject || (key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return std::nullopt;
    if (key.key() == Qt::Key_E) return BoundaryTool{BoundaryTool::Kind::Erase, 0};
    if (key.key() == Qt::Key_Escape && m_bar->tool() != BoundaryTool{}) return BoundaryTool{};
    if (key.key() >= Qt::Key_1 && key.key() <= Qt::Key_9)
        return BoundaryTool{BoundaryTool::Kind::Add, key.key() - Qt::Key_1};
    return std::nullopt;
}

/// Arrows move a cross, Shift finer; Enter and Space do there what a click does.
bool BoundaryView::isForCross(const QKeyEvent& key) const {
    if (!m_subject || key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return false;
    switch (key.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return true;
    default:
        return false;
    }
}

bool BoundaryView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (toolOf(key) || isForCross(key)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut) m_cross->hide();
    return QWidget::event(event);
}

void BoundaryView::keyPressEvent(QKeyEvent* event) {
    if (const auto tool = toolOf(*event)) {
        m_bar->setTool(*tool);
        return;
    }
    if (!isForCross(*event)) return QWidget::keyPressEvent(event);
    if (event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down) return moveCross(*event);
    if (!m_cross->isVisible()) return;
    if (m_bar->tool() == BoundaryTool{}) return selectAt(m_cross->at());
    m_gesture = Document::newGesture();
    useTool(m_cross->at());
}

/// The first press only shows it; a screen reader hears where it is.
void BoundaryView::moveCross(const QKeyEvent& key) {
    const PlotFrame frame = m_plot->frame();
    const double step = key.modifiers() & Qt::ShiftModifier ? 1 : frame.area.height() / 40.0;
    QPointF by;
    if (key.key() == Qt::Key_Left) by = {-step, 0};
    if (key.key() == Qt::Key_Right) by = {step, 0};
    if (key.key() == Qt::Key_Up) by = {0, -step};
    if (key.key() == Qt::Key_Down) by = {0, step};
    m_cross->moveIn(frame.area, m_cross->isVisible() ? by : QPointF());
    const QPointF place = roundedPlace(frame, m_cross->at());
    const auto& points = m_plot->picture().points;
    const auto nearest = nearestPoint(points, frame, m_cross->at(), kNear);
    const QString words = tr("%1, %2").arg(place.x()).arg(place.y());
    setAccessibleDescription(nearest ? words + QStringLiteral(". ") + wordsFor(points[*nearest])
                                     : words);
}

// -- Mouse -----------------------------------------------------------------------------------

bool BoundaryView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_plot || !m_subject) return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        if (m_bar->tool() != BoundaryTool{}) return press(*static_cast<QMouseEvent*>(event));
        m_plot->fit(pointsOf(*m_subject), !m_subject->isCurve);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

/// True if the plot need not know: it drags its axes itself.
bool BoundaryView::press(const QMouseEvent& mouse) {
    setFocus(Qt::MouseFocusReason);
    m_cross->hide();
    if (mouse.button() != Qt::LeftButton) return true;
    m_pressed = mouse.position();
    if (m_bar->tool() == BoundaryTool{}) return false;
    m_gesture = Document::newGesture();
    if (m_plot->frame().area.contains(mouse.position())) useTool(mouse.position());
    return true;
}

bool BoundaryView::move(const QMouseEvent& mouse) {
    const QPointF at = mouse.position();
    const bool looks = m_bar->tool() == BoundaryTool{};
    if (m_pressed && !looks) {
        const QPointF away = at - m_used;
        const bool isDue =
            m_bar->tool().kind == BoundaryTool::Kind::Erase ||
            (std::hypot(away.x(), away.y()) >= kSprayAway && m_sinceUse.elapsed() >= kSprayAfter);
        if (isDue && m_plot->frame().area.contains(at)) useTool(at);
        return true;
    }
    if (m_pressed) return false;
    const auto& points = m_plot->picture().points;
    const auto nearest = nearestPoint(points, m_plot->frame(), at, kNear);
    if (nearest)
        QToolTip::showText(mouse.globalPosition().toPoint(), wordsFor(points[*nearest]), m_plot);
    else
        QToolTip::hideText();
    if (looks)
        m_plot->setCursor(nearest && !points[*nearest].isTest ? Qt::PointingHandCursor
                                                              : Qt::ArrowCursor);
    return false;
}

bool BoundaryView::release(const QMouseEvent& mouse) {
    if (mouse.button() != Qt::LeftButton || !m_pressed) return false;
    const QPointF away = mouse.position() - *m_pressed;
    m_pressed.reset();
    if (m_bar->tool() != BoundaryTool{}) return true;
    if (std::hypot(away.x(), away.y()) <= kStill) selectAt(mouse.position());
    return false;
}

void BoundaryView::useTool(const QPointF& pixel) {
    m_used = pixel;
    m_sinceUse.start();
    showSubject(); // the edit is of what the document is now
    try {
        if (m_bar->tool().kind == BoundaryTool::Kind::Add)
            addAt(pixel);
        else
            eraseAt(pixel);
    } catch (const Error& error) {
        QToolTip::showText(m_plot->mapToGlobal(pixel.toPoint()), deltaflow::sentence(error.what()),
                           m_plot);
    }
}

void BoundaryView::addAt(const QPointF& pixel) {
    edit(withSampleAt(*m_subject, roundedPlace(m_plot->frame(), pixel), m_bar->tool().which,
                      shownSample()),
         tr("Add samples"));
}

void BoundaryView::eraseAt(const QPointF& pixel) {
    std::vector<BoundaryPoint> points = pointsOf(*m_subject);
    std::erase_if(points, &BoundaryPoint::isTest); // the test is not trained on, and stays
    const auto nearest = nearestPoint(points, m_plot->frame(), pixel, kNear);
    if (!nearest) return;
    edit(withSampleRemoved(*m_subject->project, points[*nearest].sample), tr("Remove samples"));
}

void BoundaryView::edit(Project after, const QString& label) {
    m_ownEdit = true;
    m_player.document().edit(std::move(after), label, m_gesture);
    refresh();
    m_ownEdit = false;
}

/// A minibatch has some of the samples: another one is not part of what is shown.
void BoundaryView::selectAt(const QPointF& pixel) {
    std::vector<BoundaryPoint> points = pointsOf(*m_subject);
    std::erase_if(points, &BoundaryPoint::isTest);
    const auto nearest = nearestPoint(points, m_plot->frame(), pixel, kNear);
    if (!nearest) return;
    for (int sample = 0; sample < static_cast<int>(m_player.samples()); ++sample)
        if (m_player.trace().dataColumn(sample) == points[*nearest].sample)
            return m_player.setSample(sample);
    QToolTip::showText(m_plot->mapToGlobal(pixel.toPoint()),
                       tr("This sample is not in the minibatch of this iteration."), m_plot);
}

// -- Words -----------------------------------------------------------------------------------

QString BoundaryView::wordsFor(const BoundaryPoint& point) const {
    const BoundarySubject& subject = *m_subject;
    const Data& samples = point.isTest ? *subject.project->test : *subject.project->data;
    const auto number = [this](double value) {
        return QString::fromStdString(formatNumber(value, m_player.view().digits));
    };
    const auto line = [&](const QString& name, const RowUnit& unit, double stored) {
        return tr("%1 = %2").arg(name, number(unit.shown(stored)));
    };
    QStringList words;
    words << (point.isTest ? tr("Test sample %L1") : tr("Sample %L1")).arg(point.sample + 1);
    for (Index row = 0; row < subject.inputs(); ++row)
        words << line(subject.inputName(row), subject.inputUnit(row), samples.x(row, point.sample));
    if (subject.classes() > 0 && subject.kind != ResponseKind::Number)
        words << (subject.kind == ResponseKind::Classes || !subject.isOneHot
                      ? subject.className(point.shape)
                      : line(subject.outputName(subject.choice.output), {}, point.shape));
    else
        words << tr("target: %1")
                     .arg(line(subject.outputName(subject.choice.output),
                               subject.targetUnit(subject.choice.output),
                               subject.targets(samples)(subject.choice.output, point.sample)));
    const auto& answer = m_worker->answer();
    if (!answer || answer->project != subject.project) return words.join(QLatin1Char('\n'));
    const SampleMatrix& told = point.isTest ? answer->test : answer->train;
    for (Index row = 0; row < told.rows(); ++row)
        words
            << tr("output: %1").arg(number(subject.targetUnit(row).shown(told(row, point.sample))));
    return words.join(QLatin1Char('\n'));
}

} // namespace deltaflow
