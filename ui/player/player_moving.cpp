#include "ui/player/player.h"

#include <algorithm>

namespace deltaflow {
namespace {

constexpr double kBeatMs = 1200; ///< One step at speed 1.

int beatOf(double speed) {
    return static_cast<int>(kBeatMs / speed);
}

int motionOf(double speed) {
    const double beat = kBeatMs / speed;
    return static_cast<int>(std::min(std::clamp(beat / 2, 200.0, 600.0), 0.8 * beat));
}

} // namespace

void Player::finishMotion() {
    m_motion.stop();
    m_view.progress = 1;
}

void Player::showStep(Index step, bool animate) {
    finishMotion();
    m_view.step = std::clamp<Index>(step, -1, derivation().size() - 1);
    const bool anotherSample = readStep();
    if (animate && !m_reducedMotion && m_step) {
        m_view.progress = 0;
        m_motion.setDuration(motionOf(m_view.speed));
        m_motion.start();
    }
    if (anotherSample) emit viewChanged();
    emit stepChanged();
}

void Player::showIteration(std::int64_t iteration, bool atEnd) {
    m_view.iteration = iteration;
    loadTrace();
    finishMotion();
    m_view.step = atEnd ? derivation().size() - 1 : std::min(m_view.step, derivation().size() - 1);
    readStep();
    emit numbersChanged();
    emit stepChanged();
}

void Player::showMoment(const Moment& moment) {
    setPlaying(false);
    finishMotion();
    m_view.iteration = moment.iteration;
    m_trace = m_history->at(moment);
    forgetDerivations();
    clampSample();
    m_view.step = derivation().size() - 1;
    readStep();
    emit numbersChanged();
    emit stepChanged();
}

void Player::advance() {
    if (m_view.step + 1 < derivation().size()) {
        showStep(m_view.step + 1, true);
    } else {
        m_view.step = -1;
        showIteration(m_view.iteration + 1, false);
    }
}

void Player::goToStep(Index step, bool animate) {
    setPlaying(false);
    showStep(step, animate);
}

void Player::stepForward() {
    setPlaying(false);
    advance();
}

void Player::stepBack() {
    setPlaying(false);
    if (m_view.step >= 0)
        showStep(m_view.step - 1, false);
    else if (m_view.iteration > 0)
        showIteration(m_view.iteration - 1, true);
}

Index Player::endOfUnit(Index unit, const Derivation& coarse) const {
    return coarse.sameMoment(unit, derivation());
}

Index Player::nextCoarse(const Derivation& coarse) const {
    Index unit = m_view.step < 0 ? 0 : derivation().sameMoment(m_view.step, coarse);
    while (unit < coarse.size() && endOfUnit(unit, coarse) <= m_view.step)
        ++unit;
    return unit < coarse.size() ? endOfUnit(unit, coarse) : derivation().size();
}

Index Player::previousCoarse(const Derivation& coarse) const {
    Index unit = derivation().sameMoment(m_view.step, coarse);
    while (unit >= 0 && endOfUnit(unit, coarse) >= m_view.step)
        --unit;
    return unit < 0 ? -1 : endOfUnit(unit, coarse);
}

void Player::stepForward(Level coarseness) {
    const Index target = nextCoarse(derivation(coarseness));
    if (m_view.step + 1 >= derivation().size())
        stepForward();
    else
        goToStep(target, true);
}

void Player::stepBack(Level coarseness) {
    if (m_view.step < 0)
        stepBack();
    else
        goToStep(previousCoarse(derivation(coarseness)));
}

void Player::stepForwardCoarser() {
    if (m_view.level != Level::Layer)
        return stepForward(m_view.level == Level::Term ? Level::Neuron : Level::Layer);
    const Index next = m_view.step + 1;
    if (next >= derivation().size()) return stepForward();
    goToStep(derivation().range(derivation().phase(next)).second - 1, true);
}

void Player::stepBackCoarser() {
    if (m_view.level != Level::Layer)
        return stepBack(m_view.level == Level::Term ? Level::Neuron : Level::Layer);
    if (m_view.step < 0) return stepBack();
    goToStep(derivation().range(derivation().phase(m_view.step)).first - 1);
}

void Player::goToStart() {
    goToStep(-1);
}

void Player::goToEnd() {
    goToStep(derivation().size() - 1);
}

void Player::goToWriter(const Ref& ref) {
    if (const auto writer = derivation().writer(ref)) goToStep(*writer, true);
}

void Player::goToIteration(std::int64_t iteration) {
    setPlaying(false);
    iteration = std::max<std::int64_t>(0, iteration);
    if (iteration != m_view.iteration) showIteration(iteration, false);
}

void Player::setPlaying(bool playing) {
    if (playing == m_view.playing) return;
    m_view.playing = playing;
    if (playing) {
        m_beat.start(beatOf(m_view.speed));
        emit viewChanged();
        advance();
    } else {
        m_beat.stop();
        emit viewChanged();
    }
}

void Player::setSpeed(double speed) {
    m_view.speed = std::clamp(speed, 0.25, 8.0);
    if (m_view.playing) m_beat.start(beatOf(m_view.speed));
    emit viewChanged();
}

void Player::setLevel(Level level) {
    if (level == m_view.level) return;
    finishMotion();
    if (m_view.step >= 0) m_view.step = derivation().sameMoment(m_view.step, derivation(level));
    m_view.level = level;
    readStep();
    emit stepChanged();
}

} // namespace deltaflow
