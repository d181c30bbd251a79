#include "ui/presenter/speaker_window.h"

#include "core/text/number.h"
#include "ui/player/player.h"
#include "ui/presenter/next_step_view.h"
#include "ui/presenter/stage_mirror.h"
#include "ui/quiz/quiz_session.h"
#include "ui/theme/icon.h"
#include "ui/theme/room.h"
#include "ui/theme/theme.h"
#include "ui/words/step_words.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QTime>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

constexpr int kSideBySide = 860; ///< Below this, what is told stands over what is seen.
constexpr int kLowMirror = 150;  ///< There; the class' window itself is beside.

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setFont(uiFont(12, QFont::DemiBold));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

SpeakerWindow::SpeakerWindow(Stage& stage, QuizSession& quiz, QWidget& seen, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_stage(stage)
    , m_quiz(quiz)
    , m_time(new QLabel(this))
    , m_elapsed(new QLabel(this))
    , m_pause(new QPushButton(this))
    , m_place(new QLabel(this))
    , m_title(new QLabel(this))
    , m_next(new NextStepView(stage.player(), this))
    , m_answer(new QLabel(this))
    , m_notesTitle(new QLabel(this))
    , m_text(new QTextBrowser(this)) {
    setWindowTitle(tr("Notes – Deltaflow"));
    resizeWithin(*this, kSize);
    auto* content = new QWidget;
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(withScrolling(*content, this));
    m_parts = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_parts->setContentsMargins(20, 16, 20, 16);
    m_parts->setSpacing(24);
    m_parts->addWidget(makeSeen(seen), 3);
    m_parts->addWidget(makeTold(), 2);
    m_clock.start();
    m_second.setInterval(250); // so that no second is skipped
    connect(&m_second, &QTimer::timeout, this, &SpeakerWindow::tick);
    m_second.start();
    const Player& player = stage.player();
    for (const auto signal : {&Player::stepChanged, &Player::numbersChanged, &Player::viewChanged})
        connect(&player, signal, this, &SpeakerWindow::show);
    connect(&stage, &Stage::changed, this, &SpeakerWindow::show);
    connect(&quiz, &QuizSession::changed, this, &SpeakerWindow::show);
    for (const auto signal : {&QGuiApplication::screenAdded, &QGuiApplication::screenRemoved})
        connect(qApp, signal, this, &SpeakerWindow::show, Qt::QueuedConnection);
    show();
    showNotes();
    tick();
    m_forward->setFocus(); // so that Space and Enter step, too
}

// -- Parts ---------------------------------------------------------------------------------------

QWidget* SpeakerWindow::makeSeen(QWidget& seen) {
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->addWidget(heading(tr("The class sees"), part));
    top->addStretch();
    m_place->setForegroundRole(QPalette::PlaceholderText);
    top->addWidget(m_place);
    m_title->setFont(uiFont(15, QFont::DemiBold));
    m_title->setWordWrap(true);
    column->addLayout(top);
    m_mirror = new StageMirror(seen, part);
    column->addWidget(m_mirror);
    column->addWidget(m_title);
    column->addLayout(makeButtons());
    column->addSpacing(8);
    column->addWidget(m_notesTitle);
    m_notesTitle->setFont(uiFont(12, QFont::DemiBold));
    m_notesTitle->setForegroundRole(QPalette::PlaceholderText);
    m_text->setFont(uiFont(16));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setMinimumHeight(48);        // it scrolls
    m_text->setFocusPolicy(Qt::NoFocus); // the keys are the presentation's
    column->addWidget(m_text, 1);
    return part;
}

QToolButton* SpeakerWindow::button(const QString& icon, const QString& text, const QString& tip,
                                   StageCommand command) {
    auto* made = new QToolButton(this);
    made->setIcon(themedIcon(icon));
    made->setText(text);
    made->setToolTip(tip);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setIconSize(QSize(18, 18));
    made->setFocusPolicy(Qt::TabFocus);
    connect(made, &QToolButton::clicked, this, [this, command] { m_stage.obey(command); });
    return made;
}

QLayout* SpeakerWindow::makeButtons() {
    auto* column = new QVBoxLayout;
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const std::tuple<QString, QString, StageCommand> moves[] = {
        {tr("Back"), tr("Back by a step (PageUp)"), StageCommand::Back},
        {tr("Next"), tr("On by a step (PageDown)"), StageCommand::Next}};
    for (const auto& [text, tip, command] : moves) {
        auto* move = new QPushButton(text, this);
        move->setToolTip(tip);
        move->setFocusPolicy(Qt::TabFocus);
        move->setProperty("primary", command == StageCommand::Next);
        if (command == StageCommand::Next) m_forward = move;
        connect(move, &QPushButton::clicked, this, [this, command] { m_stage.obey(command); });
        row->addWidget(move);
    }
    row->addStretch();
    m_swap = button("swap", tr("Swap screens"), tr("The class' screen for this one (X)"),
                    StageCommand::Swap);
    row->addWidget(m_swap);
    row->addWidget(
        button("close", tr("End"), tr("End the presentation (Esc)"), StageCommand::Leave));
    column->addLayout(row);
    row = new QHBoxLayout;
    row->setSpacing(8);
    m_black = button("blank", tr("Blank"), tr("Nothing on the screen (B)"), StageCommand::Black);
    m_pen = button("pen", tr("Pen"), tr("Draw on the screen; it fades (P)"), StageCommand::Pen);
    m_spot = button("spotlight", tr("Spotlight"), tr("Dark but for a circle (S)"),
                    StageCommand::Spotlight);
    m_zoom = button("zoom-in", tr("Formula"), tr("The formula alone (Z)"), StageCommand::Zoom);
    m_all = button("fit", tr("Whole"), tr("All of the picture (O)"), StageCommand::Overview);
    for (QToolButton* toggle : {m_black, m_pen, m_spot, m_zoom, m_all}) {
        toggle->setCheckable(true);
        row->addWidget(toggle);
    }
    row->addStretch();
    column->addLayout(row);
    return column;
}

QWidget* SpeakerWindow::makeTold() {
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* times = new QHBoxLayout;
    m_time->setFont(uiFont(28, QFont::DemiBold));
    m_time->setAccessibleName(tr("Time"));
    m_elapsed->setFont(uiFont(28));
    m_elapsed->setToolTip(tr("Since the presentation began"));
    auto* reset = new QPushButton(tr("Reset"), part);
    for (QPushButton* each : {m_pause, reset})
        each->setFocusPolicy(Qt::TabFocus);
    connect(m_pause, &QPushButton::clicked, this, &SpeakerWindow::toggleClock);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_lecture.reset(m_clock.elapsed());
        tick();
    });
    times->addWidget(m_time);
    times->addStretch();
    times->addWidget(m_elapsed);
    times->addWidget(m_pause);
    times->addWidget(reset);
    column->addLayout(times);
    column->addWidget(heading(tr("Next step"), part));
    column->addWidget(m_next, 1);
    m_answer->setWordWrap(true);
    m_answer->setFont(uiFont(15, QFont::DemiBold));
    column->addWidget(m_answer);
    return part;
}

// -- What is shown -------------------------------------------------------------------------------

void SpeakerWindow::setNotes(const SpeakerNotes& notes) {
    m_notes = notes;
    showNotes();
}

void SpeakerWindow::showNotes() {
    m_notesTitle->setText(m_notes.title.isEmpty() ? tr("Notes")
                                                  : tr("Notes · %1").arg(m_notes.title));
    QString text = m_notes.text;
    for (const auto& [question, answer] : m_notes.answers)
        text += tr("\n\n**Task:** %1\n\n**Answer:** %2").arg(question, answer);
    m_text->setMarkdown(text.isEmpty() ? tr("A lesson's notes are shown here.") : text);
}

void SpeakerWindow::show() {
    const Player& player = m_stage.player();
    const ViewState& view = player.view();
    const QLocale locale;
    m_place->setText(tr("Step %1 of %2 · iteration %3")
                         .arg(locale.toString(static_cast<qlonglong>(view.step + 1)),
                              locale.toString(static_cast<qlonglong>(player.derivation().size())),
                              locale.toString(static_cast<qlonglong>(view.iteration))));
    m_title->setText(player.step() ? stepTitle(*player.step(), player.model())
                                   : tr("Before the first step"));
    const auto& question = m_quiz.question();
    m_answer->setVisible(m_quiz.isActive() && question);
    if (m_quiz.isActive() && question)
        m_answer->setText(tr("Asked: %1. Answer: %2")
                              .arg(m_quiz.title(), QString::fromStdString(formatNumber(
                                                       question->answer, view.digits))));
    m_black->setChecked(m_stage.blank() != StageBlank::None);
    m_pen->setChecked(m_stage.tool() == StageTool::Pen);
    m_spot->setChecked(m_stage.tool() == StageTool::Spotlight);
    m_zoom->setChecked(m_stage.isZoomed());
    m_all->setChecked(m_stage.isOverview());
    m_swap->setVisible(QGuiApplication::screens().size() > 1);
}

// -- Clock ---------------------------------------------------------------------------------------

void SpeakerWindow::beginLecture() {
    m_lecture.start(m_clock.elapsed());
    tick();
}

void SpeakerWindow::toggleClock() {
    const qint64 now = m_clock.elapsed();
    m_lecture.isRunning() ? m_lecture.pause(now) : m_lecture.start(now);
    tick();
}

void SpeakerWindow::tick() {
    m_time->setText(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat));
    m_elapsed->setText(elapsedText(m_lecture.elapsed(m_clock.elapsed())));
    m_pause->setText(m_lecture.isRunning() ? tr("Pause") : tr("Start"));
}

// -- Events --------------------------------------------------------------------------------------

void SpeakerWindow::resizeEvent(QResizeEvent*) {
    const bool isNarrow = width() < kSideBySide;
    m_parts->setDirection(isNarrow ? QBoxLayout::BottomToTop : QBoxLayout::LeftToRight);
    m_mirror->setMaximumHeight(isNarrow ? kLowMirror : QWIDGETSIZE_MAX);
    m_next->setMaximumHeight(isNarrow ? kLowMirror : QWIDGETSIZE_MAX);
    m_parts->setSpacing(isNarrow ? 8 : 24);
}

void SpeakerWindow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().window);
}

void SpeakerWindow::closeEvent(QCloseEvent* event) {
    event->ignore();
    emit m_stage.notesAsked(); // as if put away by key
}

} // namespace deltaflow
