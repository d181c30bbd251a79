#pragma once

#include "ui/presenter/lecture_clock.h"
#include "ui/presenter/stage.h"

#include <QBoxLayout>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <vector>

namespace deltaflow {

class NextStepView;
class QuizSession;

/// What is for the teacher alone about what is presented now.
struct SpeakerNotes {
    QString title;
    QString text; ///< Markdown.
    struct Answer {
        QString question;
        QString answer;
    };
    std::vector<Answer> answers; ///< Of the page's tasks that have one.
};

/// The teacher's window: what the class sees, the next step with its result, notes and answers, a
/// clock. The same keys as in the presenter's.
class SpeakerWindow : public QWidget {
    Q_OBJECT

public:
    static constexpr QSize kSize{1080, 660}; ///< Where it has a screen of its own.

    /// `seen` is the window that the class sees.
    SpeakerWindow(Stage& stage, QuizSession& quiz, QWidget& seen, QWidget* parent = nullptr);

    void setNotes(const SpeakerNotes& notes);
    /// Begins to count, unless it was paused by hand.
    void beginLecture();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* makeSeen(QWidget& seen);
    QWidget* makeTold();
    QLayout* makeButtons();
    QToolButton* button(const QString& icon, const QString& text, const QString& tip,
                        StageCommand command);
    void show();
    void showNotes();
    void tick();
    void toggleClock();

    Stage& m_stage;
    QuizSession& m_quiz;
    SpeakerNotes m_notes;
    LectureClock m_lecture;
    QElapsedTimer m_clock;
    QTimer m_second;
    QBoxLayout* m_parts = nullptr;
    QWidget* m_mirror = nullptr;
    QLabel* m_time;
    QLabel* m_elapsed;
    QPushButton* m_pause;
    QLabel* m_place;
    QLabel* m_title;
    NextStepView* m_next;
    QLabel* m_answer;
    QLabel* m_notesTitle;
    QTextBrowser* m_text;
    QPushButton* m_forward = nullptr;
    QToolButton* m_black = nullptr;
    QToolButton* m_pen = nullptr;
    QToolButton* m_spot = nullptr;
    QToolButton* m_zoom = nullptr;
    QToolButton* m_all = nullptr;
    QToolButton* m_swap = nullptr;
};

} // namespace deltaflow
