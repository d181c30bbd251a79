#include "ui/training/training_panel.h"

#include "core/text/number.h"
#include "core/train/minibatch_order.h"
#include "ui/editing/number_words.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/words.h"
#include "ui/theme/room.h"
#include "ui/training/batch_inspector.h"
#include "ui/training/curve_chart.h"
#include "ui/training/iteration_slider.h"
#include "ui/training/progress_line.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr int kSliderSteps = 10000; ///< A slider counts in int; runs may be longer.
constexpr int kLeft = 16;
constexpr int kRight = 14;
constexpr int kNarrow = 310;
constexpr int kLeastField = 64;

QString numberText(double value, int digits) {
    return QString::fromStdString(formatNumber(value, digits));
}

/// "950", "12 k", "1.2 M": what can be read while it changes.
QString roughly(double count) {
    if (count >= 1e6) return TrainingPanel::tr("%L1 M").arg(count / 1e6, 0, 'f', 1);
    if (count >= 1e4) return TrainingPanel::tr("%L1 k").arg(count / 1e3, 0, 'f', 0);
    return QStringLiteral("%L1").arg(count, 0, 'f', 0);
}

} // namespace

TrainingPanel::TrainingPanel(TrainingSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_chart(new CurveChart(session, CurveChart::Measure::Loss, this))
    , m_slider(new IterationSlider(this))
    , m_line(new ProgressLine(this))
    , m_progress(new QuietLabel({}, this))
    , m_quality(new QuietLabel({}, this))
    , m_verdict(new QuietLabel({}, this, QuietLabel::Tone::Plain)) {
    setAccessibleName(tr("Training"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget* buttons = makeButtons(this);
    buttons->layout()->setContentsMargins(kLeft, 14, kRight, 6);
    thinWhenLow(*buttons, *buttons->layout());
    column->addWidget(buttons);
    m_status = givingWay(*makeStatus(), this);
    column->addWidget(m_status);
    m_scrolled = new QWidget;
    auto* scrolled = new QVBoxLayout(m_scrolled);
    scrolled->setContentsMargins(0, 0, 0, 0);
    scrolled->addWidget(makeContent());
    QScrollArea* const scroll = withScrolling(*m_scrolled, this);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(scroll, 1);
    for (const auto signal : {&TrainingSession::progressed, &TrainingSession::runningChanged})
        connect(&session, signal, this, &TrainingPanel::show);
    connect(&session.player(), &Player::numbersChanged, this, &TrainingPanel::show);
    TrainingPanel::show();
}

/// In a low window only the buttons stay in place: the rest would take most of the panel.
void TrainingPanel::placeStatus() {
    QWidget* const holder = isLow(*this) ? m_scrolled : this;
    if (m_status->parentWidget() == holder) return;
    const int belowButtons = holder == this ? 1 : 0;
    static_cast<QBoxLayout*>(holder->layout())->insertWidget(belowButtons, m_status);
    m_status->setVisible(!m_status->widget()->isHidden()); // a new parent hides it
}

QWidget* TrainingPanel::makeStatus() {
    auto* status = new QWidget(this);
    auto* column = new QVBoxLayout(status);
    column->setContentsMargins(kLeft, 0, kRight, 6);
    column->setSpacing(6);
    column->addWidget(m_line);
    column->addWidget(m_progress);
    column->addWidget(m_quality);
    column->addWidget(m_verdict);
    m_lastGood = new QPushButton(tr("Go to the last good iteration"), status);
    m_lastGood->setObjectName(QStringLiteral("lastGood"));
    connect(m_lastGood, &QPushButton::clicked, this, [this] {
        if (const auto good = m_session.lastGood()) m_session.player().goToIteration(*good);
    });
    column->addWidget(m_lastGood);
    m_keep = new QToolButton(status);
    m_keep->setObjectName(QStringLiteral("keep"));
    m_keep->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_keep->setFixedHeight(30);
    m_keep->hide();
    column->addWidget(m_keep);
    return status;
}

QWidget* TrainingPanel::makeContent() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kLeft, 4, kRight, 12);
    column->setSpacing(10);
    m_chart->setMinimumHeight(200);
    column->addWidget(m_chart);
    makeSlider();
    column->addWidget(m_slider);
    column->addLayout(makeLooks(content));
    column->addWidget(new QuietLabel(tr("Stop by itself"), content, QuietLabel::Tone::Plain));
    column->addWidget(makeGoals(content));
    column->addWidget(
        new QuietLabel(tr("Minibatches and learning rate"), content, QuietLabel::Tone::Plain));
    column->addWidget(new BatchInspector(m_session.player(), content));
    column->addStretch(1);
    return content;
}

void TrainingPanel::makeSlider() {
    m_slider->setRange(0, kSliderSteps);
    m_slider->setAccessibleName(tr("Iteration shown"));
    m_slider->setToolTip(tr("Every iteration is shown exactly as it was"));
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { goTo(iterationAt(value)); });
    connect(m_slider, &IterationSlider::stepped, this,
            [this](int by) { goTo(m_session.player().view().iteration + by); });
    connect(m_slider, &IterationSlider::paged, this, &TrainingPanel::page);
}

QLayout* TrainingPanel::makeLooks(QWidget* parent) {
    m_looks = new QHBoxLayout;
    m_logarithmic = new QCheckBox(tr("Logarithmic axes"), parent);
    m_logarithmic->setObjectName(QStringLiteral("logarithmic"));
    m_logarithmic->setChecked(m_chart->isLogarithmic());
    connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool logarithmic) {
        m_chart->setLogarithmic(logarithmic);
        show();
    });
    m_clearGhosts = new QPushButton(tr("Clear earlier runs"), parent);
    connect(m_clearGhosts, &QPushButton::clicked, &m_session, &TrainingSession::clearGhosts);
    m_looks->addWidget(m_logarithmic);
    m_looks->addStretch(1);
    m_looks->addWidget(m_clearGhosts);
    return m_looks;
}

/// What does not fit beside one another goes below one another.
void TrainingPanel::resizeEvent(QResizeEvent* event) {
    placeStatus();
    QWidget::resizeEvent(event);
    m_looks->setDirection(width() < kNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QWidget* TrainingPanel::makeButtons(QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_run = new QPushButton(row);
    m_run->setObjectName(QStringLiteral("run"));
    m_run->setFixedHeight(32);
    connect(m_run, &QPushButton::clicked, this, &TrainingPanel::toggleRun);
    m_epoch = new QPushButton(tr("One epoch"), row);
    m_epoch->setObjectName(QStringLiteral("epoch"));
    m_epoch->setFixedHeight(32);
    m_epoch->setToolTip(tr("Every sample once"));
    connect(m_epoch, &QPushButton::clicked, this, [this] {
        const std::int64_t perEpoch = updatesPerEpoch();
        runFor(perEpoch - m_session.player().view().iteration % perEpoch);
    });
    layout->addWidget(m_run, 2);
    layout->addWidget(m_epoch, 1);
    return row;
}

QWidget* TrainingPanel::makeGoals(QWidget* parent) {
    auto* box = new QWidget(parent);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    m_byEpochs = new QCheckBox(tr("After epochs"), box);
    m_epochs = new QSpinBox(box);
    m_epochs->setObjectName(QStringLiteral("epochs"));
    m_epochs->setAccessibleName(tr("Number of epochs"));
    m_epochs->setRange(1, 100'000'000);
    m_epochs->setValue(1000);
    m_epochs->setGroupSeparatorShown(true);
    m_byLoss = new QCheckBox(tr("Loss below"), box);
    m_byLoss->setToolTip(tr("When the loss is below this number"));
    m_lossBelow = new QLineEdit(numberForTyping(0.001), box);
    m_lossBelow->setObjectName(QStringLiteral("lossBelow"));
    m_lossBelow->setAccessibleName(tr("Loss to stop below"));
    connect(m_epochs, &QSpinBox::valueChanged, m_byEpochs,
            [this] { m_byEpochs->setChecked(true); });
    connect(m_lossBelow, &QLineEdit::textEdited, m_byLoss, [this] { m_byLoss->setChecked(true); });
    m_epochs->setMinimumWidth(kLeastField);
    m_lossBelow->setMinimumWidth(kLeastField);
    grid->addWidget(m_byEpochs, 0, 0);
    grid->addWidget(m_epochs, 0, 1);
    grid->addWidget(m_byLoss, 1, 0);
    grid->addWidget(m_lossBelow, 1, 1);
    m_goalNote = new QuietLabel({}, box, QuietLabel::Tone::Error);
    m_goalNote->setObjectName(QStringLiteral("goalNote"));
    m_goalNote->hide();
    grid->addWidget(m_goalNote, 2, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    return box;
}

std::int64_t TrainingPanel::updatesPerEpoch() const {
    const Project& project = m_session.player().document().project();
    const Minibatches inOrder{project.training.batches.size, false, 1};
    return MinibatchOrder(project.data, inOrder).perEpoch();
}

RunGoal TrainingPanel::goal() {
    RunGoal goal;
    const std::int64_t from = m_session.player().view().iteration;
    if (m_byEpochs->isChecked()) goal.iteration = from + m_epochs->value() * updatesPerEpoch();
    if (m_byLoss->isChecked()) {
        const auto read = readNumber(m_lossBelow->text());
        if (const double* const loss = std::get_if<double>(&read)) goal.loss = *loss;
    }
    return goal;
}

void TrainingPanel::toggleRun() {
    if (m_session.isRunning()) return m_session.stop();
    const QString reason = whyNoGoal();
    m_goalNote->setText(reason, QuietLabel::Tone::Error);
    m_goalNote->setVisible(!reason.isEmpty());
    if (reason.isEmpty()) m_session.start(goal());
}

/// Why the loss to stop below is none, or an empty text.
QString TrainingPanel::whyNoGoal() const {
    if (!m_byLoss->isChecked()) return {};
    const auto read = readNumber(m_lossBelow->text());
    if (const auto* const reason = std::get_if<QString>(&read)) return *reason;
    const Model& model = m_session.player().model();
    const bool isNeverNegative = model.loss != kNoNode && model.isLossPart(model.loss);
    if (std::get<double>(read) > 0 || !isNeverNegative) return {};
    return tr("This loss is never below 0; a loss to stop below must be above it.");
}

void TrainingPanel::offerKeeping(QAction& keep) {
    m_keep->setDefaultAction(&keep);
    m_keep->show();
}

void TrainingPanel::runFor(std::int64_t updates) {
    m_session.start({m_session.player().view().iteration + updates, std::nullopt});
}

/// The slider's steps are those of the chart's axis.
std::int64_t TrainingPanel::iterationAt(int slider) const {
    const double part = static_cast<double>(slider) / kSliderSteps;
    const auto last = static_cast<double>(m_session.horizon());
    const double at = m_chart->isLogarithmic() ? std::expm1(part * std::log1p(last)) : part * last;
    return std::min<std::int64_t>(std::llround(at), m_session.reached());
}

int TrainingPanel::sliderAt(std::int64_t iteration) const {
    const auto last = static_cast<double>(std::max<std::int64_t>(1, m_session.horizon()));
    const double at = std::min(static_cast<double>(iteration), last);
    const double part = m_chart->isLogarithmic() ? std::log1p(at) / std::log1p(last) : at / last;
    return static_cast<int>(std::lround(part * kSliderSteps));
}

void TrainingPanel::goTo(std::int64_t iteration) {
    m_session.stop();
    m_session.player().goToIteration(std::clamp<std::int64_t>(iteration, 0, m_session.reached()));
}

/// By at least one iteration, where the axis has fewer of them than the slider has steps.
void TrainingPanel::page(int sliderSteps) {
    const std::int64_t now = m_session.player().view().iteration;
    const std::int64_t there =
        iterationAt(std::clamp(sliderAt(now) + sliderSteps, 0, kSliderSteps));
    goTo(there == now ? now + (sliderSteps > 0 ? 1 : -1) : there);
}

QString TrainingPanel::progress() const {
    const std::int64_t iteration = m_session.player().view().iteration;
    QString text = tr("Iteration %L1").arg(iteration);
    if (const std::int64_t perEpoch = updatesPerEpoch(); perEpoch > 1)
        text += tr(" · epoch %L1").arg(iteration / perEpoch + 1);
    if (m_session.isRunning() && m_session.updatesPerSecond() > 0) {
        text += tr(" · %1/s").arg(roughly(m_session.updatesPerSecond()));
        if (const auto& end = m_session.goal().iteration)
            text += tr(" · %1 s left")
                        .arg(static_cast<double>(*end - iteration) / m_session.updatesPerSecond(),
                             0, 'f', 0);
    }
    return text;
}

std::optional<double> TrainingPanel::partDone() const {
    const auto& end = m_session.goal().iteration;
    if (!m_session.isRunning() || !end) return std::nullopt;
    const auto from = static_cast<double>(m_session.startedAt());
    const auto now = static_cast<double>(m_session.player().view().iteration);
    return (now - from) / std::max(1.0, static_cast<double>(*end) - from);
}

QString TrainingPanel::quality() {
    const std::optional<CurvePoint> score = m_session.score();
    if (!score) return QStringLiteral(" "); // its line stays
    const auto told = [](const Score& of) {
        QString text = numberText(of.loss, 4);
        if (of.accuracy) text += tr(" · %1 % right").arg(100 * *of.accuracy, 0, 'f', 1);
        return text;
    };
    QString text = (score->test ? tr("Loss in training %1") : tr("Loss of all samples %1"))
                       .arg(told(score->train));
    if (score->test)
        text += QStringLiteral("\n") + tr("Loss of the test %1").arg(told(*score->test));
    return text;
}

void TrainingPanel::show() {
    const bool running = m_session.isRunning();
    const bool learns = m_session.learns();
    m_run->setText(running ? tr("Pause") : tr("Train"));
    m_run->setEnabled(learns);
    m_epoch->setEnabled(learns && !running);
    m_progress->setText(learns ? progress()
                               : tr("Nothing here is learned: there is no parameter."));
    m_line->setPart(partDone());
    m_quality->setText(learns && isVisible() ? quality() : QStringLiteral(" "));
    const QString& verdict = m_session.verdict();
    m_verdict->setText(verdict.isEmpty() ? QStringLiteral(" ") : verdict, // its line stays
                       m_session.hasDiverged() ? QuietLabel::Tone::Error : QuietLabel::Tone::Plain);
    m_lastGood->setVisible(m_session.lastGood().has_value());
    m_clearGhosts->setEnabled(!m_session.ghosts().empty());
    const QSignalBlocker quiet(m_slider);
    m_slider->setEnabled(m_session.reached() > 0);
    m_slider->setValue(sliderAt(m_session.player().view().iteration));
}

} // namespace deltaflow
