#include "ui/presenter/presentation.h"

#include "ui/player/player.h"
#include "ui/presenter/presenter_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>

#include <utility>

namespace deltaflow {

namespace {

/// Keys that belong to what has the focus: typing, and pressing a button.
bool belongsTo(const QWidget& focused, const QKeyEvent& key) {
    if (qobject_cast<const QLineEdit*>(&focused)) return true;
    const bool presses = key.key() == Qt::Key_Space || key.key() == Qt::Key_Return;
    return presses && qobject_cast<const QAbstractButton*>(&focused);
}

} // namespace

Presentation::Presentation(Player& player, QuizSession& quiz, QWidget& home)
    : QObject(&home)
    , m_quiz(quiz)
    , m_home(home)
    , m_stage(player) {
    connect(&m_stage, &Stage::stepAsked, this, &Presentation::step);
    connect(&m_stage, &Stage::left, this, &Presentation::end);
    connect(&m_stage, &Stage::notesAsked, this, [this] { setWithNotes(!withNotes()); });
    connect(&m_stage, &Stage::swapAsked, this, [this] {
        if (!otherScreen()) return; // or another one, plugged in later, would be the teacher's
        m_swapped = !m_swapped;
        place();
    });
    for (const auto signal : {&QGuiApplication::screenAdded, &QGuiApplication::screenRemoved})
        connect(qApp, signal, this, &Presentation::followScreens, Qt::QueuedConnection);
    qApp->installEventFilter(this);
}

Presentation::~Presentation() {
    delete m_speaker; // they show the stage, which goes with this
    delete m_presenter;
}

void Presentation::makeWindows() {
    if (m_presenter) return;
    m_presenter = new PresenterWindow(m_stage, &m_home);
    m_speaker = new SpeakerWindow(m_stage, m_quiz, *m_presenter, &m_home);
    m_speaker->setNotes(m_notes);
}

PresenterWindow& Presentation::presenter() {
    makeWindows();
    return *m_presenter;
}

SpeakerWindow& Presentation::speaker() {
    makeWindows();
    return *m_speaker;
}

bool Presentation::isOn() const {
    return m_presenter && m_presenter->isVisible();
}

void Presentation::begin() {
    if (isOn()) return;
    makeWindows();
    m_stage.reset();
    m_swapped = false;
    m_keepsNotes = false;
    m_speaker->beginLecture();
    place();
    emit changed();
}

void Presentation::end() {
    if (!isOn()) return;
    for (QWidget* window : {static_cast<QWidget*>(std::exchange(m_speaker, nullptr)),
                            static_cast<QWidget*>(std::exchange(m_presenter, nullptr))}) {
        window->hide();
        window->deleteLater(); // the key that ends it may be one of theirs
    }
    m_home.activateWindow();
    emit changed();
}

void Presentation::step(bool forward) {
    if (m_turn && m_turn(forward)) return;
    Player& player = m_stage.player();
    forward ? player.stepForward() : player.stepBack();
}

// -- Windows -------------------------------------------------------------------------------------

QScreen* Presentation::otherScreen() const {
    for (QScreen* screen : QGuiApplication::screens())
        if (screen != m_home.screen()) return screen;
    return nullptr;
}

bool Presentation::withNotes() const {
    return m_withNotes.value_or(m_keepsNotes || otherScreen());
}

void Presentation::setWithNotes(bool with) {
    m_withNotes = with;
    if (isOn()) place();
    emit changed();
}

void Presentation::setNotes(const SpeakerNotes& notes) {
    m_notes = notes;
    if (m_speaker) m_speaker->setNotes(notes);
}

void Presentation::place() {
    QScreen& home = *m_home.screen();
    QScreen* const other = otherScreen();
    if (!other && withNotes()) return placeBeside();
    if (!other) return placeApart(home, home);
    m_swapped ? placeApart(home, *other) : placeApart(*other, home);
}

void Presentation::placeApart(QScreen& seen, QScreen& teachers) {
    // A window that fills one screen is not moved to another by its place alone.
    if (m_presenter->isFullScreen() && m_presenter->screen() != &seen) m_presenter->showNormal();
    m_presenter->setScreen(&seen);
    m_presenter->setGeometry(seen.geometry());
    m_presenter->showFullScreen();
    if (withNotes()) {
        const QRect room = teachers.availableGeometry();
        m_speaker->resize(SpeakerWindow::kSize.boundedTo(room.size() - QSize(16, 48)));
        m_speaker->move(room.center() - m_speaker->rect().center());
        m_speaker->setVisible(true);
        m_speaker->activateWindow();
    } else {
        m_speaker->hide();
        m_presenter->activateWindow();
    }
}

/// A screen came or went meanwhile: what the teacher had is kept, and what the class sees is put
/// where it is seen.
void Presentation::followScreens() {
    if (!isOn()) return;
    if (m_speaker->isVisible()) m_keepsNotes = true;
    if (!otherScreen()) m_swapped = false;
    place();
    emit changed();
}

void Presentation::placeBeside() {
    constexpr int kFrame = 40;
    const QRect room = m_home.screen()->availableGeometry().adjusted(8, kFrame, -8, -8);
    const int split = room.width() / 2;
    m_presenter->showNormal();
    m_presenter->setGeometry(room.left(), room.top(), split - 8, (split - 8) * 9 / 16);
    m_speaker->setGeometry(room.left() + split + 8, room.top(), room.width() - split - 8,
                           std::min(room.height(), 700));
    m_speaker->setVisible(true);
    m_speaker->activateWindow();
}

bool Presentation::eventFilter(QObject* watched, QEvent* event) {
    if (!m_presenter || event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto* const widget = qobject_cast<QWidget*>(watched);
    if (!widget || (widget->window() != m_presenter && widget->window() != m_speaker))
        return QObject::eventFilter(watched, event);
    const auto& key = static_cast<const QKeyEvent&>(*event);
    return (!belongsTo(*widget, key) && m_stage.takeKey(key)) ||
           QObject::eventFilter(watched, event);
}

} // namespace deltaflow
