#include "ui/window/live_window.h"

#include "ui/document/copy_warning.h"
#include "ui/document/document.h"
#include "ui/document/document_files.h"
#include "ui/document/recovery_copy.h"
#include "ui/hunt/hunt_session.h"
#include "ui/language/language.h"
#include "ui/language/phrase_book.h"
#include "ui/lesson/lesson_draft.h"
#include "ui/lesson/lesson_session.h"
#include "ui/quiz/quiz_session.h"
#include "ui/theme/text_size.h"
#include "ui/training/training_session.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QHash>
#include <QScopedValueRollback>
#include <QThread>
#include <QToolTip>

#include <utility>

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
    m_lasting.draft = new LessonDraft(m_questions, RecoveryCopy::defaultFolder(), this);
    m_lasting.warning = new CopyWarning(this);
    constexpr int kLaidOut = 200; // milliseconds
    m_laidOut.setSingleShot(true);
    m_laidOut.setInterval(kLaidOut);
    connect(&m_laidOut, &QTimer::timeout, this, [this] { m_became = m_window->layoutNow(); });
    constexpr int kLook = 50; // milliseconds
    m_again.setSingleShot(true);
    m_again.setInterval(kLook);
    connect(&m_again, &QTimer::timeout, this, &LiveWindow::goAhead);
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
    m_laidOut.start();
    if (!isVisible) return;
    m_window->show();
    m_window->activateWindow();
    m_window->goOnPresenting(state);
    m_lasting.warning->tellAgain(*m_window);
}

void LiveWindow::warnWithoutCopy(const QString& reason) {
    m_lasting.warning->warn(reason, *m_window);
}

void LiveWindow::speak(const QString& code) {
    m_nextLanguage = code;
    goAhead();
}

void LiveWindow::enlarge(int percent) {
    m_nextSize = percent;
    goAhead();
}

void LiveWindow::goAhead() {
    if (!mayReplace()) return m_again.start();
    const QScopedValueRollback replacing(m_isReplacing, true);
    if (const auto code = std::exchange(m_nextLanguage, std::nullopt)) speakNow(*code);
    if (const auto percent = std::exchange(m_nextSize, std::nullopt)) enlargeNow(*percent);
}

/// What was asked for may come while something of the window waits for its answer: a dialog, or a
/// menu, in a loop of its own within the program's. The window is then still needed.
bool LiveWindow::mayReplace() const {
    return !m_isReplacing && !QApplication::activeModalWidget() &&
           !QApplication::activePopupWidget() && QThread::currentThread()->loopLevel() <= 1;
}

void LiveWindow::reword(const PhraseBook& book) {
    QHash<QString, QString> done; // a history has the same label many times
    const auto again = [&](const QString& sentence) {
        const auto known = done.constFind(sentence);
        return known != done.cend() ? *known : *done.insert(sentence, book.said(sentence));
    };
    m_document.reword(again);
    m_lasting.draft->reword(again);
    m_lasting.quiz->reword(again);
    m_lasting.training->retell();
}

void LiveWindow::speakNow(const QString& code) {
    if (code == currentLanguage() || !isLanguage(code)) return;
    const std::unique_ptr<MainWindow> last = std::move(m_window);
    const WindowState state = last->state();
    seeMoved(state.layout);
    if (state.remembers) rememberLanguage(code);
    const PhraseBook book = saidSoFar(); // in the last language
    setLanguage(code);
    reword(book);
    make();
    put(state, last->isVisible()); // before the last one goes, or the program would end
    last->hide();
    emit replaced();
}

/// What was opened, closed or moved since the last change stays so; otherwise what gave way to
/// large text comes back when there is room again.
void LiveWindow::seeMoved(const WindowLayout& now) {
    if (m_became && !m_became->isAlike(now)) m_wished.reset();
    m_became.reset();
}

void LiveWindow::enlargeNow(int percent) {
    if (percent == currentTextSize()) return;
    WindowState state = m_window->state();
    seeMoved(state.layout);
    if (m_wished) state.layout = m_wished->rescaled(state.layout.textScale);
    m_wished = state.layout;
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
    emit replaced();
}

} // namespace deltaflow
