#include "ui/hunt/hunt_session.h"

#include "core/derive/mark_updated.h"
#include "core/derive/notation.h"
#include "core/derive/writer.h"
#include "core/text/number.h"
#include "ui/words/symbol_text.h"

#include <algorithm>

namespace deltaflow {

HuntSession::HuntSession(Player& player, QObject* parent)
    : QObject(parent)
    , m_player(player) {
    connect(&player, &Player::engineChanged, this, &HuntSession::engineChanged);
    connect(&player, &Player::picked, this, &HuntSession::point);
    connect(&player, &Player::hoverChanged, this, [this] {
        const std::optional<Ref> selected = m_player.view().selection;
        if (selected == m_selected) return;
        m_selected = selected;
        if (selected) point(*selected);
    });
}

QString HuntSession::start(std::uint64_t seed) {
    const auto project = m_player.document().shared();
    const auto right = m_player.rightModel();
    const auto drawn = drawSabotage(project, right, seed);
    if (!drawn)
        return tr("No bug can be hidden here: on this way back none would change a number. Open an "
                  "example with weights, such as the 2-2-1 network.");
    m_seed = seed;
    m_sabotage = drawn;
    m_places = huntingPlaces(*right);
    m_bugs.clear();
    for (const Sabotage& s : possibleSabotages(*project, *right))
        if (m_bugs.empty() || m_bugs.back() != s.bug) m_bugs.push_back(s.bug);
    m_tries = m_hints = 0;
    m_evidence.reset();
    m_state = State::Hunting;
    m_changing = true;
    m_player.setSabotage(drawn);
    m_changing = false;
    emit changed();
    return {};
}

void HuntSession::end() {
    if (!isOn()) return;
    m_state = State::Off;
    m_changing = true;
    m_player.setSabotage({});
    m_changing = false;
    emit changed();
}

/// Another document was opened, or the model was changed: the player has let the bug go.
void HuntSession::engineChanged() {
    if (m_changing || !isOn() || m_player.sabotage()) return;
    m_state = State::Off;
    emit changed();
    emit brokenOff();
}

QString HuntSession::placeText(const Ref& place) const {
    const QString symbol = symbolText(m_player.document().project(), m_player.rightModel(), place);
    const bool isParameter =
        m_player.rightModel()->graph->node(place.node).role == NodeRole::Parameter;
    if (place.quantity == Quantity::Updated)
        return tr("Update of %1")
            .arg(valueSymbol(m_player.document().project(), m_player.rightModel(), place.node));
    return isParameter ? tr("Gradient %1").arg(symbol) : tr("Error %1").arg(symbol);
}

std::optional<Ref> HuntSession::shownPlace() const {
    if (!isOn() || !m_player.step()) return std::nullopt;
    return placeOf(m_player.step()->focus, *m_player.rightModel());
}

void HuntSession::point(const Ref& number) {
    if (m_state != State::Hunting) return;
    if (const auto place = placeOf(number, *m_player.rightModel())) emit placePointed(*place);
}

/// Whether what is answered, though not what is hidden, gives the same numbers.
bool HuntSession::isAlike(const Ref& place, Bug bug) const {
    const auto project = m_player.document().shared();
    const auto right = m_player.rightModel();
    return std::ranges::any_of(possibleSabotages(*project, *right), [&](const Sabotage& s) {
        return s.bug == bug && placeOf(s, *right) == place &&
               actAlike(s, *m_sabotage, project, right);
    });
}

HuntSession::Reply HuntSession::answer(const Ref& place, Bug bug) {
    if (m_state != State::Hunting) return {};
    ++m_tries;
    Reply reply;
    reply.isPlaceRight = place == placeOf(*m_sabotage, *m_player.rightModel());
    reply.isBugRight = bug == m_sabotage->bug;
    if ((reply.isPlaceRight && reply.isBugRight) || isAlike(place, bug)) {
        reply.isPlaceRight = reply.isBugRight = true;
        prove(State::Found);
        return reply;
    }
    if (reply.isPlaceRight)
        reply.sentence = tr("The place is right. What is wrong there is something else.");
    else if (reply.isBugRight)
        reply.sentence = tr("That is what is wrong, but not there.");
    else
        reply.sentence = tr("Neither the place nor the mistake.");
    emit changed();
    return reply;
}

QString HuntSession::placeHint() const {
    const Ref place = placeOf(*m_sabotage, *m_player.rightModel());
    if (place.quantity == Quantity::Updated)
        return tr("All gradients are right. Look at the update.");
    const bool isParameter =
        m_player.rightModel()->graph->node(place.node).role == NodeRole::Parameter;
    return isParameter ? tr("All errors are right. Look at the gradients.")
                       : tr("An error is wrong already. Look at the way back.");
}

/// What is told of a number is told where it can be seen.
void HuntSession::showSampleOf(const Ref& ref) {
    const bool hasSamples = m_player.model().graph->node(ref.node).shape.perSample;
    if (hasSamples && ref.sample >= 0) m_player.setSample(ref.sample);
}

QString HuntSession::nextHint() {
    if (m_state != State::Hunting) return {};
    m_hints = std::min(m_hints + 1, kHints);
    emit changed();
    if (m_hints == 1) return placeHint();
    const Ref place = placeOf(*m_sabotage, *m_player.rightModel());
    if (m_hints == 2) return tr("It first shows at “%1”.").arg(placeText(place));
    if (m_player.view().iteration < firstShown(m_sabotage->bug))
        m_player.goToIteration(firstShown(m_sabotage->bug));
    const WrongNumber number = worstNumber(*m_sabotage, m_player.document().project(),
                                           *m_player.rightModel(), m_player.trace());
    showSampleOf(number.at);
    return tr("%1 should be %2; the engine has %3.")
        .arg(symbolText(m_player.document().project(), m_player.rightModel(), number.at),
             QString::fromStdString(formatNumber(number.right, m_player.view().digits)),
             QString::fromStdString(formatNumber(number.wrong, m_player.view().digits)));
}

void HuntSession::giveUp() {
    if (m_state == State::Hunting) prove(State::GivenUp);
}

void HuntSession::prove(State how) {
    // Where a run with a bug may end nothing is a number any more.
    m_player.goToIteration(firstShown(m_sabotage->bug));
    m_evidence = evidenceOf(*m_sabotage, m_player.document().shared(), m_player.rightModel(),
                            m_player.trace());
    m_state = how;
    showSampleOf(m_evidence->at);
    m_player.goToWriter(m_evidence->at);
    emit changed();
}

QString huntRefusal(const Player& player) {
    if (!player.sabotage()) return {};
    return HuntSession::tr("The engine has a bug while it is hunted, and its numbers are not given "
                           "away. End the hunt first.");
}

Equation HuntSession::equation(const Rule& rule, double value) const {
    const Project& project = m_player.document().project();
    const Notation notation(project.notation, project.optimiser.kind, m_player.rightModel(),
                            m_player.samples());
    const Writer writer(notation, m_player.trace(), {.digits = m_player.view().digits});
    Equation equation;
    equation.left = writer.symbol(m_evidence->at);
    equation.relation = m_evidence->at.quantity == Quantity::Updated ? "←" : "=";
    for (Formula& right : std::vector{markUpdated(writer.symbols(rule)), writer.numbers(rule),
                                      writer.plainNumber(value)})
        if (equation.rights.empty() || equation.rights.back() != right) // 0 = 0 = 0
            equation.rights.push_back(std::move(right));
    return equation;
}

} // namespace deltaflow
