#pragma once

#include "ui/presenter/speaker_window.h"
#include "ui/presenter/stage.h"

#include <QPointer>

#include <functional>
#include <memory>

class QScreen;

namespace deltaflow {

class PresenterWindow;

/// A lesson given with two windows: the presenter's full screen, on the other screen if there are
/// two, and the teacher's beside the window that it was begun from. Keys in either do the same.
///
/// On one screen the teacher's window is there only if it is asked for, or was there before the
/// other screen went; then both are ordinary windows, side by side. Neither exists while nothing is
/// presented.
class Presentation : public QObject {
    Q_OBJECT

public:
    Presentation(Player& player, QuizSession& quiz, QWidget& home);
    ~Presentation() override;

    void begin();
    void end();
    void toggle() { isOn() ? end() : begin(); }
    [[nodiscard]] bool isOn() const;

    /// Whether the teacher's window is wanted; by itself, with a second screen.
    void setWithNotes(bool with);
    [[nodiscard]] bool withNotes() const;
    [[nodiscard]] std::optional<bool> askedNotes() const { return m_withNotes; }
    void setNotes(const SpeakerNotes& notes);
    /// What "next" and "back" do first: turn a lesson's page, say. Returns whether it did.
    void setPages(std::function<bool(bool forward)> turn) { m_turn = std::move(turn); }

    [[nodiscard]] Stage& stage() { return m_stage; }
    /// Made when first asked for.
    [[nodiscard]] PresenterWindow& presenter();
    [[nodiscard]] SpeakerWindow& speaker();

signals:
    void changed(); ///< It began or ended, or the teacher's window came or went.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeWindows();
    void step(bool forward);
    void place();
    void placeBeside();
    void placeApart(QScreen& seen, QScreen& teachers);
    void followScreens();
    [[nodiscard]] QScreen* otherScreen() const;

    QuizSession& m_quiz;
    QWidget& m_home;
    Stage m_stage;
    PresenterWindow* m_presenter = nullptr;
    SpeakerWindow* m_speaker = nullptr;
    SpeakerNotes m_notes;
    std::optional<bool> m_withNotes; ///< As asked for.
    bool m_keepsNotes = false;       ///< A screen came or went while they were seen.
    bool m_swapped = false;          ///< The class sees the screen that it was begun from.
    std::function<bool(bool)> m_turn;
};

} // namespace deltaflow
