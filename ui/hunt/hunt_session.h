#pragma once

#include "core/hunt/evidence.h"
#include "ui/player/player.h"

#include <QObject>

namespace deltaflow {

/// A bug hunt: the player's engine gets a bug, and a student says where it is and what it is. Knows
/// nothing of widgets; the document knows nothing of it.
class HuntSession : public QObject {
    Q_OBJECT

public:
    enum class State { Off, Hunting, Found, GivenUp };

    explicit HuntSession(Player& player, QObject* parent = nullptr);

    /// Hides the bug of this number. Returns why none can be hidden here, or an empty text.
    QString start(std::uint64_t seed);
    /// The right engine again, as it was left.
    void end();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isOn() const { return m_state != State::Off; }
    [[nodiscard]] bool isOver() const {
        return m_state == State::Found || m_state == State::GivenUp;
    }
    [[nodiscard]] std::uint64_t seed() const { return m_seed; }
    /// The one after it.
    [[nodiscard]] std::uint64_t nextSeed() const { return m_seed % kMostSeed + 1; }
    static constexpr std::uint64_t kMostSeed = 9999;

    // -- What can be answered ----------------------------------------------------------------
    [[nodiscard]] const std::vector<Ref>& places() const { return m_places; }
    [[nodiscard]] QString placeText(const Ref& place) const;
    [[nodiscard]] const std::vector<Bug>& bugs() const { return m_bugs; }
    /// The place of the step that is shown, if it is one of them.
    [[nodiscard]] std::optional<Ref> shownPlace() const;

    struct Reply {
        bool isPlaceRight = false;
        bool isBugRight = false;
        QString sentence;
    };
    Reply answer(const Ref& place, Bug bug);
    [[nodiscard]] int tries() const { return m_tries; }

    /// Hints in three stages: which part of the pass, which place, which number.
    static constexpr int kHints = 3;
    [[nodiscard]] int hintsGiven() const { return m_hints; }
    QString nextHint();
    void giveUp();

    // -- The proof, once it is over ----------------------------------------------------------
    [[nodiscard]] const Sabotage& found() const { return *m_sabotage; }
    [[nodiscard]] const BugEvidence& evidence() const { return *m_evidence; }
    [[nodiscard]] Equation equation(const Rule& rule, double value) const;

signals:
    void changed();
    void placePointed(const Ref& place); ///< Something was clicked that is of a place.
    /// The hunt ended since the model is another: a number of it was changed that it is made of.
    void brokenOff();

private:
    void engineChanged();
    void point(const Ref& number);
    void prove(State how);
    [[nodiscard]] bool isAlike(const Ref& place, Bug bug) const;
    [[nodiscard]] QString placeHint() const;
    void showSampleOf(const Ref& ref);

    Player& m_player;
    State m_state = State::Off;
    std::uint64_t m_seed = 1;
    std::optional<Sabotage> m_sabotage;
    std::vector<Ref> m_places;
    std::vector<Bug> m_bugs;
    std::optional<BugEvidence> m_evidence;
    std::optional<Ref> m_selected;
    int m_tries = 0;
    int m_hints = 0;
    bool m_changing = false; ///< The engine is changed from here.
};

/// Why nothing that shows the numbers of the engine leaves the window while a bug is hunted; empty
/// where none is.
[[nodiscard]] QString huntRefusal(const Player& player);

} // namespace deltaflow
