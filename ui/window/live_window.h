#pragma once

#include "ui/document/dialog_questions.h"
#include "ui/window/window_state.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace deltaflow {

class Document;
class MainWindow;
class PhraseBook;
class Player;

/// The main window, whose language and size of text can be changed while it is open: it is made
/// anew, around the same document, play-head, training, quiz and lesson that is written, and stands
/// as the last one did. No part of a window thus has to know how to say all it said again, or how
/// to grow.
class LiveWindow : public QObject {
    Q_OBJECT

public:
    /// `questions` as MainWindow's.
    LiveWindow(Document& document, Player& player, Questions* questions = nullptr);
    ~LiveWindow() override;

    [[nodiscard]] MainWindow& window() const { return *m_window; }
    /// Tells, until it is read, that no copy of unsaved changes can be kept.
    void warnWithoutCopy(const QString& reason);

    /// Remembered if the window remembers its settings. At once where the window may go; while a
    /// dialog is open, a menu waits or another window is being made, once that is over. Not from
    /// within an event of the window, which is gone afterwards.
    void speak(const QString& code);
    /// Text and controls of so many per cent, 0: the desktop's; otherwise as speak().
    void enlarge(int percent);

signals:
    void replaced(); ///< window() is another one.

private:
    void make();
    void put(const WindowState& state, bool isVisible);
    void goAhead();
    [[nodiscard]] bool mayReplace() const;
    void speakNow(const QString& code);
    void enlargeNow(int percent);
    void reword(const PhraseBook& book);
    void seeMoved(const WindowLayout& now);

    Document& m_document;
    Player& m_player;
    DialogQuestions m_dialogs;
    Questions& m_questions;
    Lasting m_lasting{};
    /// The layout before text grew so large that parts gave way, and what had become of it then.
    std::optional<WindowLayout> m_wished;
    std::optional<WindowLayout> m_became;
    QTimer m_laidOut;
    std::optional<QString> m_nextLanguage;
    std::optional<int> m_nextSize;
    QTimer m_again; ///< Looks whether the window may go.
    bool m_isReplacing = false;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace deltaflow
