#include "ui/window/live_window.h"

#include "ui/document/document.h"
#include "ui/document/document_files.h"
#include "ui/hunt/hunt_session.h"
#include "ui/language/language.h"
#include "ui/language/phrase_book.h"
#include "ui/lesson/lesson_session.h"
#include "ui/quiz/quiz_session.h"
#include "ui/theme/text_size.h"
#include "ui/training/training_session.h"
#include "ui/window/main_window.h"

#include <QGuiApplication>
#include <QHash>
#include <QTimer>
#include <QToolTip>

namespace deltaflow {

LiveWindow::LiveWindow(Document& document, Player& player, Questions* questions)
    : m_document(document)
    , m_player(player)
    , m_questions(questions ? *questions : m_dialogs) {
    m_lasting.files = new DocumentFiles(document, m_questions, this);
    m_lasting.training = new TrainingSession(player, this);
    m_lasting.quiz = new QuizSession(player, this);
    m_lasting.hunt = new HuntSession(player, this);
    m_lasting.lesson = new LessonSession(player, *m_lasting.files, this);
    make();
}

LiveWindow::~LiveWindow() = default;

void LiveWindow::make() {
    m_window = std::make_unique<MainWindow>(m_document, m_player, &m_questions, &m_lasting);
    m_dialogs.setWindow(*m_window);
    // Queued: the menu that asks is the window's own.
    connect(m_window.get(), &MainWindow::languageChosen, this, &LiveWindow::speak,
            Qt::QueuedConnection);
    connect(m_window.get(), &MainWindow::textSizeChosen, this, &LiveWindow::enlarge,
            Qt::QueuedConnection);
}

void LiveWindow::put(const WindowState& state, bool isVisible) {
    m_window->setState(state);
    if (!isVisible) return;
    m_window->show();
    m_window->activateWindow();
    m_window->goOnPresenting(state);
}

void LiveWindow::speak(const QString& code) {
    if (code == currentLanguage() || !isLanguage(code)) return;
    if (!m_window->mayBeReplaced()) return;
    const std::unique_ptr<MainWindow> last = std::move(m_window);
    const WindowState state = last->state();
    if (state.remembers) rememberLanguage(code);
    const PhraseBook book = saidSoFar();
    setLanguage(code);
    QHash<QString, QString> done; // a history has the same label many times
    const auto again = [&](const QString& sentence) {
        const auto known = done.constFind(sentence);
        return known != done.cend() ? *known : *done.insert(sentence, book.said(sentence));
    };
    m_document.reword(again);
    m_lasting.quiz->reword(again);
    m_lasting.training->retell();
    make();
    put(state, last->isVisible()); // before the last one goes, or the program would end
    last->hide();
    emit replaced();
}

/// Unless something was opened, closed or moved since, the parts stand as before the last change:
/// what gave way to large text comes back.
void LiveWindow::keepWish(WindowState& state) {
    if (m_wished && (!m_became || m_became->isAlike(state.layout)))
        state.layout = m_wished->rescaled(state.layout.textScale);
    m_wished = state.layout;
    m_became.reset();
}

void LiveWindow::enlarge(int percent) {
    if (percent == currentTextSize() || !m_window->mayBeReplaced()) return;
    WindowState state = m_window->state();
    keepWish(state);
    const bool isVisible = m_window->isVisible();
    if (state.remembers) rememberTextSize(percent);
    const bool quits = QGuiApplication::quitOnLastWindowClosed();
    QGuiApplication::setQuitOnLastWindowClosed(false); // none is there for a moment
    QToolTip::hideText();
    m_window.reset();
    setTextSize(percent);
    make();
    put(state, isVisible);
    QGuiApplication::setQuitOnLastWindowClosed(quits);
    m_window->say(percent == 0 ? tr("Text is as large as on the desktop.")
                               : tr("Text is %1 % large.").arg(percent));
    constexpr int kLaidOut = 200; // milliseconds
    QTimer::singleShot(kLaidOut, m_window.get(), [this] { m_became = m_window->layoutNow(); });
    emit replaced();
}

} // namespace deltaflow
