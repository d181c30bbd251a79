#pragma once

#include "core/quiz/choices.h"
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

    // -- The formula in place of the number --------------------------------------------------
    enum class By { Number, Formula };
    void setAnsweredBy(By by);
    [[nodiscard]] By answeredBy() const { return m_by; }
    /// Fixes which formulas stand beside the right one, and which element of a matrix is asked.
    void setSeed(std::uint64_t seed);
    /// What to pick from; empty where a number is asked for, since no mistake here has a rule.
    struct Pick {
        Equation equation;    ///< Its right side in symbols.
        bool isTaken = false; ///< It was picked already, and is wrong.
    };
    [[nodiscard]] const std::vector<Pick>& picks() const { return m_picks; }
    /// What becomes of picking one of them. Its mistake is named where it is wrong.
    Reply pick(std::size_t which);

    /// Hints in three stages: what it is computed from, the rule, the rule with its numbers; where
    /// formulas are picked from, a wrong one is taken out in place of the latter two.
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
        std::optional<Mistake> mistake; ///< Of an answer that is one of the classical ones.
        int hints;
    };
    [[nodiscard]] const std::vector<Result>& results() const { return m_results; }
    [[nodiscard]] int rightAtOnce() const;   ///< When first met, at once and without a hint.
    [[nodiscard]] int questionsDone() const; ///< Answered or given up; each once.
    /// A table for a teacher, in words of the language that is spoken now; the columns are the same
    /// in each, and the last, "mistake_id", has mistakeName for a program that counts. In UTF-8,
    /// with the mark by which spreadsheets know it.
    [[nodiscard]] QByteArray resultsAsCsv() const;
    /// Says the results' titles again, in another language.
    void reword(const std::function<QString(const QString&)>& again);

signals:
    void changed(); ///< Another question, another score, or active or not.

private:
    void ask();
    void offerPicks(bool isAnother);
    [[nodiscard]] std::uint64_t seedHere() const;
    bool takeOutPick();
    /// A question that was tried, hinted at or given up: met again, it counts no more.
    struct Met {
        std::int64_t iteration;
        Index step;
        Ref asked;
        double answer; ///< With other numbers it is another question.
        bool isDone = false;
    };
    [[nodiscard]] Met* met(); ///< The present question's, if it was met before.
    Met& meet();
    void note(const QString& given, bool isRight, std::optional<Mistake> mistake = {});
    /// What is asked, or an answer to it, by a rule in symbols and, if wanted, with its numbers.
    [[nodiscard]] Equation equationOf(const Rule& rule, const std::optional<double>& answer,
                                      bool numbers) const;
    [[nodiscard]] QString whose(const WrongAnswer& wrong) const;
    [[nodiscard]] Step nextStep() const;

    Player& m_player;
    bool m_active = false;
    int m_digits = 3;
    std::optional<Question> m_question;
    By m_by = By::Number;
    std::uint64_t m_seed = 1;
    std::vector<Choice> m_choices; ///< What m_picks shows.
    std::vector<Pick> m_picks;
    int m_hints = 0;
    int m_attempts = 0;
    std::vector<Met> m_met;
    int m_atOnce = 0;
    int m_done = 0;
    std::vector<Result> m_results;
};

} // namespace deltaflow
