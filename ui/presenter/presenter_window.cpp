#include "ui/presenter/presenter_window.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/card_column.h"
#include "ui/derivation/derivation_view.h"
#include "ui/player/player.h"
#include "ui/presenter/formula_stage.h"
#include "ui/presenter/stage_layout.h"
#include "ui/presenter/stage_overlay.h"
#include "ui/theme/theme.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QPainter>

namespace deltaflow {

namespace {

constexpr int kPointerRests = 2500; // milliseconds

} // namespace

PresenterWindow::PresenterWindow(Stage& stage, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_stage(stage)
    , m_canvas(new CanvasWidget(stage.player(), this))
    , m_cards(new DerivationView(stage.player(), this))
    , m_formula(new FormulaStage(stage, this))
    , m_overlay(new StageOverlay(stage, this)) {
    setWindowTitle(tr("Presentation – Deltaflow"));
    setMinimumSize(320, 240);
    m_cards->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_still.setSingleShot(true);
    m_still.setInterval(kPointerRests);
    connect(&m_still, &QTimer::timeout, this, &PresenterWindow::hidePointer);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_canvas, m_cards->viewport(), m_formula, m_overlay})
        part->installEventFilter(this);
    connect(&stage, &Stage::changed, this, [this] { m_canvas->setOverview(m_stage.isOverview()); });
    const Player& player = stage.player();
    for (const auto signal : {&Player::stepChanged, &Player::numbersChanged, &Player::viewChanged})
        connect(&player, signal, this, &PresenterWindow::arrange);
    m_canvas->setFocus();
}

PresenterWindow::~PresenterWindow() {
    showPointer();
}

void PresenterWindow::resizeEvent(QResizeEvent*) {
    const StageLayout layout = stageLayout(size());
    place(0);
    m_canvas->setType(layout.canvasZoom, layout.leastText);
    m_cards->setType(layout.cardZoom, CardStyle::Room);
    m_formula->setGeometry(rect());
    m_overlay->setGeometry(rect());
    arrange();
}

void PresenterWindow::place(double cards) {
    const StageLayout layout = stageLayout(size(), cards);
    m_canvas->setGeometry(layout.canvas);
    placeCards(layout);
}

void PresenterWindow::placeCards(const StageLayout& layout) {
    m_cards->setGeometry(layout.cards.adjusted(0, 1, 0, 0)); // a hairline above
}

/// A card that would be cut even in its shortest form has more of the height.
void PresenterWindow::arrange() {
    if (!isVisible()) return; // until then its parts have no size
    const StageLayout usual = stageLayout(size());
    placeCards(usual);
    const double needed =
        m_cards->currentCardRect().height() + 2 * CardColumn::kMargin * usual.cardZoom + 1;
    place(needed > usual.cards.height() ? needed : 0);
}

void PresenterWindow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().line);
}

void PresenterWindow::showEvent(QShowEvent*) {
    arrange();
}

void PresenterWindow::closeEvent(QCloseEvent* event) {
    event->ignore(); // it is hidden, and the presentation is over
    emit m_stage.left();
}

void PresenterWindow::hideEvent(QHideEvent*) {
    m_still.stop();
    showPointer();
}

bool PresenterWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        showPointer();
        m_still.start();
    }
    return QWidget::eventFilter(watched, event);
}

void PresenterWindow::hidePointer() {
    if (m_pointerHidden || !isVisible() || m_stage.tool() == StageTool::Pen) return;
    QGuiApplication::setOverrideCursor(Qt::BlankCursor);
    m_pointerHidden = true;
}

void PresenterWindow::showPointer() {
    if (m_pointerHidden) QGuiApplication::restoreOverrideCursor();
    m_pointerHidden = false;
}

} // namespace deltaflow
