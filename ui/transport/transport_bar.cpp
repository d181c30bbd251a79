#include "ui/transport/transport_bar.h"

#include "ui/theme/icon.h"
#include "ui/theme/room.h"
#include "ui/theme/theme.h"
#include "ui/transport/segmented_control.h"
#include "ui/transport/timeline.h"
#include "ui/words/symbol_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>

#include <limits>

#include <cmath>

namespace deltaflow {
namespace {

constexpr int kNarrow = 1060;
constexpr int kSpacing = 12;
constexpr int kSide = 16;
constexpr int kWide = 18; ///< Between readings.
constexpr int kTight = 8;

QToolButton* iconButton(QAction* action, int size, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(size, size);
    button->setIconSize(QSize(20, 20));
    return button;
}

/// A small heading over a reading.
QWidget* underHeading(const QString& heading, QLayout* reading, QWidget* parent) {
    auto* block = new QWidget(parent);
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto* label = new QLabel(heading, block);
    label->setFont(uiFont(11));
    label->setAlignment(Qt::AlignHCenter);
    label->setForegroundRole(QPalette::PlaceholderText);
    column->addStretch();
    column->addWidget(label);
    column->addLayout(reading);
    column->addStretch();
    return block;
}

constexpr double kMostIterations = 9e15; ///< Whole numbers up to here are exact.

/// − [number] +: a spin box whose steps are buttons at its sides.
QLayout* stepper(QAbstractSpinBox* box, QToolButton* less, QToolButton* more) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFrame(false);
    box->setAlignment(Qt::AlignHCenter);
    box->setKeyboardTracking(false);
    box->setFont(uiFont(16, QFont::DemiBold));
    row->addWidget(less);
    row->addWidget(box);
    row->addWidget(more);
    return row;
}

QAction* plainAction(const QString& name, const QString& icon, QObject* parent) {
    auto* action = new QAction(themedIcon(icon), name, parent);
    describe(*action, name);
    return action;
}

} // namespace

TransportBar::TransportBar(Player& player, PlayerActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_actions(actions)
    , m_grid(new QGridLayout(this))
    , m_timeline(new Timeline(player, this)) {
    m_controls = makeButtons();
    m_readings = makeReadings();
    setAccessibleName(tr("Transport"));
    m_grid->setContentsMargins(kSide, 10, kSide, 10);
    thinWhenLow(*this, *m_grid);
    m_grid->setHorizontalSpacing(kSpacing);
    m_grid->setVerticalSpacing(2);
    arrange(false);
    for (const auto signal : {&Player::viewChanged, &Player::stepChanged, &Player::numbersChanged,
                              &Player::progressChanged})
        connect(&player, signal, this, &TransportBar::show);
    show();
}

QWidget* TransportBar::makeButtons() {
    auto* controls = new QWidget(this);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    auto* first = iconButton(m_actions.first, 34, controls);
    row->addWidget(first);
    row->addWidget(iconButton(m_actions.back, 34, controls));
    auto* play = iconButton(m_actions.play, 38, controls);
    play->setProperty("primary", true);
    play->setAutoRaise(false);
    play->setIconSize(QSize(22, 22));
    row->addWidget(play);
    row->addWidget(iconButton(m_actions.forward, 34, controls));
    auto* last = iconButton(m_actions.last, 34, controls);
    row->addWidget(last);
    row->addSpacing(12);
    row->addWidget(new SegmentedControl(*m_actions.levels, controls));
    row->addSpacing(8);
    m_speed = new QToolButton(controls);
    m_speed->setFocusPolicy(Qt::TabFocus);
    m_speed->setPopupMode(QToolButton::InstantPopup);
    m_speed->setFixedSize(58, 32);
    m_speed->setToolTip(tr("Speed of playing"));
    m_speed->setAccessibleName(tr("Speed"));
    auto* menu = new QMenu(m_speed);
    menu->addActions(m_actions.speeds->actions());
    m_speed->setMenu(menu);
    row->addWidget(m_speed);
    m_lessNeeded = {m_speed, first, last};
    return controls;
}

QWidget* TransportBar::makeReadings() {
    auto* readings = new QWidget(this);
    auto* row = new QHBoxLayout(readings);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kWide);

    m_loss = new QLabel(readings);
    m_loss->setFont(uiFont(16, QFont::DemiBold));
    m_loss->setAlignment(Qt::AlignCenter);
    m_loss->setMinimumHeight(26);
    auto* loss = new QHBoxLayout;
    loss->addWidget(m_loss);
    QWidget* const block = underHeading(tr("Loss"), loss, readings);
    m_lossName = block->findChild<QLabel*>({}, Qt::FindDirectChildrenOnly);
    row->addWidget(block);
    m_lessNeeded.insert(m_lessNeeded.begin() + 1, block); // the picture shows it as well

    m_sample = new QSpinBox(readings);
    m_sample->setAccessibleName(tr("Sample"));
    QAction* less = plainAction(tr("Previous sample"), "minus", this);
    QAction* more = plainAction(tr("Next sample"), "plus", this);
    connect(less, &QAction::triggered, this,
            [this] { m_player.setSample(m_player.view().sample - 1); });
    connect(more, &QAction::triggered, this,
            [this] { m_player.setSample(m_player.view().sample + 1); });
    connect(m_sample, &QSpinBox::valueChanged, this,
            [this](int value) { m_player.setSample(value - 1); });
    m_sample->installEventFilter(this);
    m_sampleBlock = underHeading(
        tr("Sample"),
        stepper(m_sample, iconButton(less, 24, readings), iconButton(more, 24, readings)),
        readings);
    row->addWidget(m_sampleBlock);

    m_iteration = new QDoubleSpinBox(readings);
    m_iteration->setAccessibleName(tr("Iteration"));
    m_iteration->setDecimals(0);
    m_iteration->setGroupSeparatorShown(true); // as everywhere
    m_iteration->setRange(0, kMostIterations);
    m_iteration->setFixedWidth(
        QFontMetrics(uiFont(16, QFont::DemiBold)).horizontalAdvance("00,000,000") + 8);
    connect(m_iteration, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { m_player.goToIteration(std::llround(value)); });
    m_iteration->installEventFilter(this);
    auto* before = iconButton(m_actions.previousIteration, 24, readings);
    auto* after = iconButton(m_actions.nextIteration, 24, readings);
    row->addWidget(underHeading(tr("Iteration"), stepper(m_iteration, before, after), readings));
    m_lessNeeded.insert(m_lessNeeded.end(), {before, after}); // it can be typed
    return readings;
}

void TransportBar::arrange(bool narrow) {
    if (m_narrow == static_cast<int>(narrow)) return;
    m_narrow = narrow;
    for (QWidget* part : {m_controls, static_cast<QWidget*>(m_timeline), m_readings})
        m_grid->removeWidget(part);
    m_grid->addWidget(m_controls, narrow ? 1 : 0, 0, Qt::AlignVCenter | Qt::AlignLeft);
    m_grid->addWidget(m_timeline, 0, narrow ? 0 : 1, 1, narrow ? 3 : 1);
    m_grid->addWidget(m_readings, narrow ? 1 : 0, 2, Qt::AlignVCenter | Qt::AlignRight);
    m_grid->setColumnStretch(1, 1);
}

bool TransportBar::eventFilter(QObject* watched, QEvent* event) {
    auto* box = qobject_cast<QAbstractSpinBox*>(watched);
    if (!box || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        box->interpretText();
        break;
    case Qt::Key_Escape:
        show();
        break;
    default:
        return QWidget::eventFilter(watched, event);
    }
    emit typed();
    return true;
}

int TransportBar::needed(bool narrow) const {
    int width = 2 * kSide + 2 * kSpacing;
    for (QWidget* part : {m_controls, m_readings}) {
        part->layout()->invalidate();
        width += part->layout()->sizeHint().width();
    }
    return narrow ? width : width + m_timeline->minimumSizeHint().width();
}

/// What there is no room for goes, the least needed first, so that nothing is laid over another.
void TransportBar::fit() {
    for (QWidget* part : m_lessNeeded)
        part->show();
    m_readings->layout()->setSpacing(kWide);
    arrange(width() < kNarrow || needed(false) > width());
    if (m_narrow == 1 && needed(true) > width()) {
        m_readings->layout()->setSpacing(kTight);
        for (QWidget* part : m_lessNeeded)
            if (needed(true) > width()) part->hide();
    }
    for (QWidget* part : {m_controls, m_readings}) { // of a fixed size each, so not by themselves
        part->layout()->invalidate();
        part->updateGeometry();
    }
}

void TransportBar::resizeEvent(QResizeEvent* event) {
    if (event->size().width() != event->oldSize().width()) fit(); // its height follows from that
}

void TransportBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, Theme::current().line);
}

void TransportBar::show() {
    const ViewState& view = m_player.view();
    m_speed->setText(speedName(view.speed));
    const Ref loss{m_player.model().loss, Quantity::Value, 0, 0, 0};
    const bool known = m_player.isKnown(loss);
    const Model& model = m_player.model();
    m_lossName->setText(model.isLossPart(model.loss)
                            ? tr("Loss")
                            : valueSymbol(m_player.document().project(), m_player.sharedModel(),
                                          model.loss)); // an expression has none
    m_loss->setText(known ? m_player.text(loss) : tr("not yet"));
    m_loss->setForegroundRole(known ? QPalette::WindowText : QPalette::PlaceholderText);
    m_loss->setFont(uiFont(known ? 16 : 13, known ? QFont::DemiBold : QFont::Normal));
    m_loss->setMinimumWidth(
        QFontMetrics(uiFont(16, QFont::DemiBold)).horizontalAdvance(QString(view.digits + 3, '0')));

    const QSignalBlocker blockSample(m_sample);
    const QSignalBlocker blockIteration(m_iteration);
    const int samples = static_cast<int>(m_player.samples());
    const int wide =
        QFontMetrics(m_sample->font()).horizontalAdvance(QStringLiteral("%1 / %1").arg(samples)) +
        8;
    const bool roomChanges =
        m_sampleBlock->isHidden() == (samples > 1) || m_sample->minimumWidth() != wide;
    m_sample->setFixedWidth(wide);
    m_sampleBlock->setVisible(samples > 1);
    m_sample->setRange(1, samples);
    m_sample->setSuffix(QStringLiteral(" / %1").arg(samples));
    m_sample->setValue(view.sample + 1);
    m_iteration->setValue(static_cast<double>(view.iteration));
    const bool isLong = view.iteration >= 100'000'000; // more digits in the same room
    m_iteration->setFont(uiFont(isLong ? 12.5 : 16, QFont::DemiBold));
    if (roomChanges) fit();
}

} // namespace deltaflow
