#pragma once

#include "core/quiz/diagnosis.h"
#include "ui/player/player.h"

#include <QObject>

#include <functional>
#include <vector>

namespace deltaflow {

/// Predict before reveal: the step behind the play-head is asked for, judged, hinted at and then
/// shown. Knows nothing of widgets.
class QuizSession : public QObject {
    Q_OBJECT

public:
    explicit QuizSession(Player& player, QObject* parent = nullptr);

    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }
    /// To how many significant digits an answer must be right, 2–6.
    void setDigits(int digits);
    [[nodiscard]] int digits() const { return m_digits; }

    /// What is asked; nothing at a step whose number is not, or behind the last one.
    [[nodiscard]] const std::optional<Question>& question() const { return m_question; }
    [[nodiscard]] bool isAtEnd() const; ///< The pass is over.
    [[nodiscard]] QString title() const;
    [[nodiscard]] Equation asked() const; ///< δ¹₁ = ?

    /// What becomes of an answer. A right one is shown: the play-head goes on.
    struct Reply {
        enum class Kind { Unreadable, Wrong, Right };
        Kind kind;
        QString sentence;
        std::optional<Equation> rule; ///< The wrong rule that gives the answer.
    };
    Reply answer(const QString& text);

    /// Hints in three stages: what it is computed from, the rule, the rule with its numbers.
    static constexpr int kHints = 3;
    [[nodiscard]] int hintsGiven() const { return m_hints; }
    struct Hint {
        QString sentence;
        std::optional<Equation> rule;
    };
    [[nodiscard]] Hint nextHint();
    /// Gives up on this question and goes on.
    void reveal();

    /// Each answer that could be read, and each question that was given up.
    struct Result {
        std::int64_t iteration;
        Index step;
        QString title;
        QString symbol;
        QString given; ///< As typed; empty if it was given up.
        double expected;
        bool isRight;
        QString mistake; ///< mistakeName, or empty.
        int hints;
    };
    [[nodiscard]] const std::vector<Result>& results() const { return m_results; }
    [[nodiscard]] int rightAtOnce() const;   ///< At the first attempt and without a hint.
    [[nodiscard]] int questionsDone() const; ///< Answered or given up.
    [[nodiscard]] QString resultsAsCsv() const;
    /// Says the results' titles again, in another language.
    void reword(const std::function<QString(const QString&)>& again);

signals:
    void changed(); ///< Another question, another score, or active or not.

private:
    void ask();
    void note(const QString& given, bool isRight, const QString& mistake);
    /// What is asked, or an answer to it, by a rule in symbols and, if wanted, with its numbers.
    [[nodiscard]] Equation equationOf(const Rule& rule, const std::optional<double>& answer,
                                      bool numbers) const;
    [[nodiscard]] QString whose(const WrongAnswer& wrong) const;
    [[nodiscard]] Step nextStep() const;

    Player& m_player;
    bool m_active = false;
    int m_digits = 3;
    std::optional<Question> m_question;
    int m_hints = 0;
    int m_attempts = 0;
    int m_atOnce = 0;
    int m_done = 0;
    std::vector<Result> m_results;
};

} // namespace deltaflow
