#pragma once

#include "core/derive/derivation.h"
#include "core/hunt/sabotage.h"
#include "core/train/history.h"
#include "ui/document/document.h"
#include "ui/player/view_state.h"

#include <QObject>
#include <QTimer>
#include <QVariantAnimation>

#include <array>
#include <deque>
#include <memory>
#include <span>

namespace deltaflow {

/// The play-head: which pass, which step, at which level, and the numbers that belong to it.
/// Views read from here and ask for changes here; they never talk to one another.
///
/// An edit that holds from an iteration on (a parameter, a setting of the optimiser) leaves the
/// play-head where it is; any other makes another training of it and goes to iteration 0. An undo
/// of that goes back to the iteration that was left.
///
/// The places of the play-head form one line: iteration 0 at step −1 (nothing computed), 0, …, its
/// last step, iteration 1 at step −1, and so on; stepForward and stepBack undo one another.
/// What is returned by reference holds until the next signal.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(Document& document, QObject* parent = nullptr);
    ~Player() override;

    [[nodiscard]] Document& document() const { return m_document; }
    [[nodiscard]] const ViewState& view() const { return m_view; }
    [[nodiscard]] const Model& model() const { return *m_model; }
    [[nodiscard]] std::shared_ptr<const Model> sharedModel() const { return m_model; }
    [[nodiscard]] const Trace& trace() const { return *m_trace; }
    [[nodiscard]] std::shared_ptr<const Trace> sharedTrace() const { return m_trace; }
    [[nodiscard]] const Derivation& derivation() const { return derivation(m_view.level); }
    [[nodiscard]] const Derivation& derivation(Level level) const;
    /// The current step, made once and kept until it changes; nothing at step −1.
    [[nodiscard]] const std::optional<Step>& step() const { return m_step; }
    [[nodiscard]] Index samples() const { return m_trace->samples(); }

    /// What is known at the play-head; while a step's motion runs, its own results are not yet.
    [[nodiscard]] bool isKnown(const Ref& ref) const;
    /// The number, whether it is known or not.
    [[nodiscard]] double number(const Ref& ref) const { return m_trace->at(ref); }
    [[nodiscard]] QString text(const Ref& ref) const; ///< Formatted with the chosen digits.

    // -- Moving ------------------------------------------------------------------------------
    // All of these end playing, but setSpeed and setLevel.
    void goToStep(Index step, bool animate = false);
    void stepForward(); ///< Past the last step the next iteration begins.
    void stepBack();    ///< Before the first step the previous iteration's last is shown.
    void stepForward(Level coarseness); ///< To the end of the next coarser unit.
    void stepBack(Level coarseness);    ///< To the end of the coarser unit before.
    void stepForwardCoarser();          ///< By the next coarser level; at layer level by phase.
    void stepBackCoarser();
    void goToStart();
    void goToEnd();
    void goToWriter(const Ref& ref); ///< "Where does this come from?"
    void goToIteration(std::int64_t iteration);
    void setPlaying(bool playing);
    void setSpeed(double speed);
    void setLevel(Level level); ///< Keeps the moment.

    // -- Training ----------------------------------------------------------------------------
    /// What the shown iteration starts from.
    [[nodiscard]] Moment moment() const { return m_history->momentAt(m_view.iteration); }
    /// Shows the whole pass at a moment that a trainer of this project has come to.
    void showMoment(const Moment& moment);
    /// A moment that lies on the way, so that iterations behind it are near.
    void keep(Moment moment) { m_history->keep(std::move(moment)); }
    /// Makes what the shown iteration starts from the document's own start, in one edit after which
    /// iteration 0 is shown. Returns why not, or an empty text.
    QString keepWeights();
    /// The way of the parameters to an iteration, at most so many places of it (see Trail).
    [[nodiscard]] std::vector<Waypoint> waypoints(std::int64_t upTo, std::size_t most) const {
        return m_history->waypoints(upTo, most);
    }

    // -- Bug hunt ----------------------------------------------------------------------------
    /// From now on passes are those of an engine with this bug, from iteration 0 on; without one,
    /// those of the right engine again, as they were left. The document never knows. A change of
    /// what the model is made of ends it, and so does another document. Throws
    /// std::invalid_argument if the bug is not possible in this model.
    void setSabotage(const std::optional<Sabotage>& sabotage);
    [[nodiscard]] const std::optional<Sabotage>& sabotage() const { return m_sabotage; }
    /// The model as it should be; model() where there is no bug.
    [[nodiscard]] std::shared_ptr<const Model> rightModel() const;
    /// The iteration of the right engine that was left for the hunt.
    [[nodiscard]] std::int64_t leftIteration() const;

    // -- Looking -----------------------------------------------------------------------------
    void setSample(int sample);
    void setDigits(int digits);
    void setLabels(LabelDensity labels);
    /// Also for the documents opened after this one; without layers there is no network to draw.
    void setPicture(PictureKind picture);
    void setHover(const std::optional<Ref>& ref);
    void setSelection(const std::optional<Ref>& ref);
    /// A number was clicked, whatever the click did: views that wait for one take it.
    void pick(const Ref& ref) { emit picked(ref); }
    /// Several numbers that light up in the picture at once: a path.
    void setLitPath(std::vector<Ref> path);
    /// Units that a view has something to say about, marked in the picture while it is shown.
    void setMarked(std::vector<UnitMark> marked);
    /// What is to come is not told, not even its rule.
    void setPredicting(bool predicting);
    /// Motion off (the desktop's wish or the user's): steps show their end at once.
    void setReducedMotion(bool reduced);
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }

    // -- Editing -----------------------------------------------------------------------------
    [[nodiscard]] bool isEditable(const Ref& ref) const;
    /// Sets a number through the document. Returns why not, or an empty text.
    QString setNumber(const Ref& ref, double value, Document::Gesture gesture = 0);
    /// Sets several at once, in one edit.
    struct NewNumber {
        Ref ref;
        double value;
    };
    QString setNumbers(std::span<const NewNumber> numbers, Document::Gesture gesture = 0);

signals:
    /// Another engine computes: with a bug, or without one again. numbersChanged() follows.
    void engineChanged();
    void numbersChanged(); ///< Project, iteration or model: everything may differ.
    /// An edit reached back to the start, so that the iteration that was shown is one of another
    /// training: iteration 0 is shown, after numbersChanged().
    void begunAnew(qint64 left);
    void stepChanged();     ///< The play-head or the level moved.
    void progressChanged(); ///< The current step's motion went on.
    void viewChanged();     ///< Digits, labels, sample, speed, playing.
    void hoverChanged();    ///< Hover or selection.
    void picked(const Ref& ref);

private:
    void rewind();
    struct Shelved;
    void showDocument();
    void changeProject();
    void shelveHistory();
    void layAside();
    void takeBack();
    [[nodiscard]] bool endsHunt(const Project& next) const;
    void dropSabotage();
    [[nodiscard]] std::shared_ptr<const Model> makeModel(const Project& project) const;
    [[nodiscard]] std::optional<Moment> momentFor(const Project& next, std::int64_t from) const;
    [[nodiscard]] std::deque<Shelved>::iterator findShelved();
    [[nodiscard]] std::unique_ptr<History> makeHistory() const;
    void loadTrace();
    [[nodiscard]] bool isFar() const;
    void clampSample();
    [[nodiscard]] Ref inData(Ref ref) const;
    [[nodiscard]] Ref inData(const Ref& ref, Document::Gesture gesture);
    void forgetDerivations();
    void choosePicture();
    bool readStep(); ///< Whether another sample is shown with it.
    void showStep(Index step, bool animate);
    void showIteration(std::int64_t iteration, bool atEnd);
    void advance();
    void finishMotion();
    [[nodiscard]] Index endOfUnit(Index unit, const Derivation& coarse) const;
    [[nodiscard]] Index nextCoarse(const Derivation& coarse) const;
    [[nodiscard]] Index previousCoarse(const Derivation& coarse) const;

    Document& m_document;
    ViewState m_view;
    PictureKind m_preferred = PictureKind::Network; ///< The user's choice.
    std::shared_ptr<const Project> m_project;       ///< The one that model and trace belong to.
    std::shared_ptr<const Model> m_model;
    std::unique_ptr<History> m_history;
    /// What was shown before, the latest first: an undo comes back to it, and a branch shares its
    /// past.
    struct Shelved {
        std::shared_ptr<const Project> project;
        std::shared_ptr<const Model> model;
        std::unique_ptr<History> history;
        std::int64_t iteration = 0; ///< That was shown.
    };
    std::deque<Shelved> m_shelf;
    std::optional<Sabotage> m_sabotage;
    /// What the right engine has come to, while another computes.
    struct Aside {
        Shelved shown;
        std::deque<Shelved> shelf;
    };
    std::unique_ptr<Aside> m_aside;
    std::shared_ptr<const Trace> m_trace;
    mutable std::array<std::unique_ptr<Derivation>, 3> m_derivations; ///< Made when asked for.
    std::optional<Step> m_step;
    QVariantAnimation m_motion;
    QTimer m_beat;
    bool m_reducedMotion = false;
    bool m_opening = false; ///< Another document is on its way.
    bool m_keeping = false; ///< Weights become the start, as was asked.
    struct Meaning {
        Document::Gesture gesture = 0;
        Ref shown;
        Ref inData;
    };
    std::optional<Meaning> m_meaning; ///< Of the sample that a gesture began to change.
};

} // namespace deltaflow
