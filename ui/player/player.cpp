#include "ui/player/player.h"

#include "core/derive/notation.h"
#include "core/error.h"
#include "core/formula/serialise.h"
#include "core/project/edit.h"
#include "core/text/number.h"
#include "core/train/kept_weights.h"
#include "ui/player/structure.h"
#include "ui/words/error_words.h"

#include <QEasingCurve>

#include <algorithm>

namespace deltaflow {
namespace {

/// The place in `after` that is as far into the same phase as `step` is in `before`.
Index samePlace(Index step, const Derivation& before, const Derivation& after) {
    if (step < 0) return -1;
    const Phase phase = before.phase(std::min(step, before.size() - 1));
    const auto [first, last] = before.range(phase);
    const auto [newFirst, newLast] = after.range(phase);
    if (newFirst >= newLast) return std::min(step, after.size() - 1);
    const Index length = std::max<Index>(1, last - first);
    return std::min(newFirst + (step - first) * (newLast - newFirst) / length, newLast - 1);
}

/// The step that writes what `step` wrote: another notation may tell a pass in other steps.
Index sameWriting(Index step, const Derivation& before, const Derivation& after) {
    if (step < 0 || before.size() == after.size()) return std::min(step, after.size() - 1);
    const auto writer = after.writer(before.step(std::min(step, before.size() - 1)).focus);
    return writer ? *writer : samePlace(step, before, after);
}

} // namespace

Player::Player(Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document) {
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_motion.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        m_view.progress = value.toDouble();
        emit progressChanged();
    });
    connect(&m_beat, &QTimer::timeout, this, &Player::advance);
    connect(&m_document, &Document::changed, this, &Player::showDocument);
    connect(&m_document, &Document::aboutToReset, this, &Player::rewind);
    connect(&m_document, &Document::wasReset, this, &Player::goToStart);
    m_project = m_document.shared();
    m_model = buildModel(*m_project);
    choosePicture();
    m_history = makeHistory();
    loadTrace();
}

Player::~Player() = default;

const Derivation& Player::derivation(Level level) const {
    auto& made = m_derivations[static_cast<std::size_t>(level)];
    if (!made)
        made = std::make_unique<Derivation>(m_project, m_model, m_trace, level,
                                            WritingStyle{.notation = m_project->notation,
                                                         .digits = m_view.digits,
                                                         .sample = m_view.sample});
    return *made;
}

bool Player::isKnown(const Ref& ref) const {
    return derivation().isKnown(ref, m_view.progress < 1 ? m_view.step - 1 : m_view.step);
}

QString Player::text(const Ref& ref) const {
    return QString::fromStdString(formatNumber(number(ref), m_view.digits));
}

// -- What is shown ---------------------------------------------------------------------------

/// The place alone, so that another document is not trained as far as the last one was.
void Player::rewind() {
    setPlaying(false);
    finishMotion();
    m_view.iteration = 0;
    m_view.step = -1;
    m_opening = true;
}

void Player::showDocument() {
    static_cast<void>(derivation()); // made while project, model and trace still belong together
    const auto before = std::move(m_derivations[static_cast<std::size_t>(m_view.level)]);
    const std::shared_ptr<const Model> model = m_model;
    const std::int64_t left = m_view.iteration;
    const bool hunted = m_sabotage.has_value();
    changeProject();
    const bool rebuilt = m_model != model;
    m_view.step = rebuilt ? samePlace(m_view.step, *before, derivation())
                          : sameWriting(m_view.step, *before, derivation());
    readStep();
    const bool isEdit = !m_opening && !m_keeping && !m_document.undoStack().canRedo();
    m_opening = false;
    if (hunted && !m_sabotage) emit engineChanged();
    emit numbersChanged();
    if (isEdit && left > 0 && m_view.iteration == 0) emit begunAnew(left);
}

/// Takes up the document's project with its model and its history, and the iteration at which it
/// is shown.
void Player::changeProject() {
    const std::shared_ptr<const Project> next = m_document.shared();
    const bool ends = endsHunt(*next);
    if (ends) dropSabotage();
    // A bug may have taken the learning rate in.
    const bool anotherRate =
        m_sabotage && m_project->optimiser.learningRate != next->optimiser.learningRate;
    const bool rebuilt = ends || anotherRate || !sameStructure(*m_project, *next);
    const std::int64_t from = ends ? 0 : differFrom(*m_project, *next);
    const std::optional<Moment> moment = ends ? std::nullopt : momentFor(*next, from);
    if (m_history && !sameNumbers(*m_project, *next)) shelveHistory();
    m_project = next;
    const auto known = m_history ? m_shelf.end() : findShelved();
    if (rebuilt) {
        m_model = known != m_shelf.end() ? known->model : makeModel(*m_project);
        m_view.hover.reset();
        m_view.litPath.clear();
        m_view.marked.clear();
        m_view.selection.reset();
    }
    if (m_opening || !m_model->isLayered()) choosePicture();
    if (from == 0) m_view.iteration = known != m_shelf.end() ? known->iteration : 0;
    if (known != m_shelf.end()) {
        m_history = std::move(known->history);
        m_shelf.erase(known);
    } else if (!m_history) {
        m_history = makeHistory();
        if (moment)
            static_cast<void>(m_history->at(*moment));
        else if (isFar())
            m_view.iteration = 0;
    }
    loadTrace();
}

void Player::shelveHistory() {
    constexpr std::size_t kMost = 3;
    constexpr std::size_t kWorthKeeping = 16;
    if (m_opening) m_shelf.clear(); // another document
    // The many histories of a number that is being dragged must not push out a long run.
    const bool worth = m_history->ownKeyframes() >= kWorthKeeping;
    if (!worth && m_shelf.size() >= kMost) {
        m_history.reset();
        return;
    }
    m_shelf.push_front({m_project, m_model, std::move(m_history), m_view.iteration});
    if (m_shelf.size() <= kMost) return;
    const auto poor = std::ranges::find_if(
        m_shelf, [](const Shelved& old) { return old.history->ownKeyframes() < kWorthKeeping; });
    m_shelf.erase(poor != m_shelf.end() ? poor : std::prev(m_shelf.end()));
}

/// What the shown iteration of the next project starts from, if that is known without replay: edits
/// are applied where it is taken up, so none that was made at it may be missing.
std::optional<Moment> Player::momentFor(const Project& next, std::int64_t from) const {
    if (from != m_view.iteration || from == 0) return std::nullopt;
    const auto isThere = [&](const ParameterEdit& old) {
        return old.iteration != from ||
               std::ranges::any_of(next.edits, [&](const ParameterEdit& edit) {
                   return edit.iteration == from && edit.parameter == old.parameter &&
                          edit.row == old.row && edit.col == old.col;
               });
    };
    if (!std::ranges::all_of(m_project->edits, isThere)) return std::nullopt;
    return moment();
}

std::deque<Player::Shelved>::iterator Player::findShelved() {
    return std::ranges::find_if(
        m_shelf, [this](const Shelved& old) { return sameNumbers(*old.project, *m_project); });
}

std::unique_ptr<History> Player::makeHistory() const {
    auto made = std::make_unique<History>(m_project, m_model);
    for (const Shelved& old : m_shelf)
        if (old.model == m_model)
            made->keepFrom(*old.history, differFrom(*old.project, *m_project));
    return made;
}

/// Whether the shown iteration cannot be trained again while one waits for it.
bool Player::isFar() const {
    constexpr double kPatience = 0.3;   // seconds
    constexpr double kPerUpdate = 2e-7; // and of each product, about
    constexpr double kPerProduct = 6e-10;
    std::size_t parameters = 0;
    for (const NodeId id : m_model->graph->parameters())
        parameters += static_cast<std::size_t>(m_model->graph->node(id).shape.elements(1));
    const Index batch = m_project->training.batches.size;
    const Index samples = m_project->data->x.cols();
    const auto products = static_cast<double>(parameters) *
                          static_cast<double>(batch > 0 ? std::min(batch, samples) : samples);
    return static_cast<double>(m_history->updatesTo(m_view.iteration)) *
               (kPerUpdate + kPerProduct * products) >
           kPatience;
}

void Player::loadTrace() {
    m_trace = m_history->at(m_view.iteration);
    forgetDerivations();
    clampSample();
}

/// The last minibatch of an epoch may be smaller than the others.
void Player::clampSample() {
    m_view.sample = std::clamp(m_view.sample, 0, static_cast<int>(samples()) - 1);
}

void Player::forgetDerivations() {
    for (auto& derivation : m_derivations)
        derivation.reset();
}

bool Player::readStep() {
    m_step = m_view.step >= 0 ? std::optional(derivation().step(m_view.step)) : std::nullopt;
    if (!m_step || m_step->sample == m_view.sample) return false;
    // Samples that add up one by one are looked at one by one.
    m_view.sample = m_step->sample;
    forgetDerivations();
    return true;
}

// -- Looking ---------------------------------------------------------------------------------

void Player::setSample(int sample) {
    sample = std::clamp(sample, 0, static_cast<int>(samples()) - 1);
    if (sample == m_view.sample) return;
    m_view.sample = sample;
    forgetDerivations();
    showStep(std::min(m_view.step, derivation().size() - 1), false);
    emit viewChanged();
}

void Player::setDigits(int digits) {
    digits = std::clamp(digits, 2, 10);
    if (digits == m_view.digits) return;
    m_view.digits = digits;
    forgetDerivations();
    readStep();
    emit viewChanged();
}

void Player::setLabels(LabelDensity labels) {
    if (labels == m_view.labels) return;
    m_view.labels = labels;
    emit viewChanged();
}

void Player::setPicture(PictureKind picture) {
    m_preferred = picture;
    if (!m_model->isLayered()) picture = PictureKind::Graph;
    if (picture == m_view.picture) return;
    m_view.picture = picture;
    emit viewChanged();
}

/// A text that draws graphs opens as one, and what has no layers cannot be drawn otherwise.
void Player::choosePicture() {
    const bool graph = !m_model->isLayered() || m_project->notation == NotationKind::Graph ||
                       m_project->notation == NotationKind::Layers;
    m_view.picture = graph ? PictureKind::Graph : m_preferred;
}

void Player::setHover(const std::optional<Ref>& ref) {
    if (ref == m_view.hover) return;
    m_view.hover = ref;
    emit hoverChanged();
}

void Player::setSelection(const std::optional<Ref>& ref) {
    if (ref == m_view.selection) return;
    m_view.selection = ref;
    emit hoverChanged();
}

void Player::setLitPath(std::vector<Ref> path) {
    if (path == m_view.litPath) return;
    m_view.litPath = std::move(path);
    emit hoverChanged();
}

void Player::setMarked(std::vector<UnitMark> marked) {
    if (marked == m_view.marked) return;
    m_view.marked = std::move(marked);
    emit hoverChanged();
}

void Player::setPredicting(bool predicting) {
    if (predicting == m_view.predicting) return;
    m_view.predicting = predicting;
    emit viewChanged();
}

void Player::setReducedMotion(bool reduced) {
    m_reducedMotion = reduced;
    if (!reduced || m_view.progress >= 1) return;
    finishMotion();
    emit progressChanged();
}

// -- Editing ---------------------------------------------------------------------------------

bool Player::isEditable(const Ref& ref) const {
    return deltaflow::isEditable(*m_project, *m_model, inData(ref));
}

/// A sample of a minibatch is one of the project's.
Ref Player::inData(Ref ref) const {
    if (ref.node >= 0 && ref.quantity == Quantity::Value &&
        m_model->graph->node(ref.node).shape.perSample && ref.sample >= 0 && ref.sample < samples())
        ref.sample = static_cast<std::int32_t>(m_trace->dataColumn(ref.sample));
    return ref;
}

/// A gesture goes on with the sample that it began with, though the first change of one may show
/// another minibatch.
Ref Player::inData(const Ref& ref, Document::Gesture gesture) {
    if (gesture == 0) return inData(ref);
    if (!m_meaning || m_meaning->gesture != gesture || m_meaning->shown != ref)
        m_meaning = {gesture, ref, inData(ref)};
    return m_meaning->inData;
}

QString Player::setNumber(const Ref& ref, double value, Document::Gesture gesture) {
    const NewNumber number{ref, value};
    return setNumbers({&number, 1}, gesture);
}

QString Player::setNumbers(std::span<const NewNumber> numbers, Document::Gesture gesture) {
    try {
        const Notation notation(m_project->notation, m_project->optimiser.kind, m_model, samples());
        QStringList symbols;
        Project after = *m_project;
        for (const auto& [ref, value] : numbers) {
            after = withNumber(after, *m_model, inData(ref, gesture), value, m_view.iteration);
            symbols << QString::fromStdString(toPlainText(notation.symbol(ref)));
        }
        const bool isOfStart =
            after.edits == m_project->edits && after.settingEdits == m_project->settingEdits;
        if (m_sabotage && m_view.iteration > 0 && !isOfStart)
            return tr(
                "While a bug is hunted, weights and settings are changed at iteration 0 only: "
                "what follows would hold for the right engine, too.");
        m_document.edit(std::move(after), tr("Change %1").arg(symbols.join(tr(" and "))), gesture);
    } catch (const Error& error) {
        return errorWords(error);
    }
    return {};
}

QString Player::keepWeights() {
    if (m_sabotage)
        return tr("The engine has a bug while it is hunted: weights that were trained with it are "
                  "not kept.");
    try {
        const Moment kept = moment();
        checkFinite(kept);
        m_keeping = true;
        m_document.edit(withWeightsOf(*m_project, *m_model, kept),
                        tr("Keep the weights of iteration %L1").arg(kept.iteration));
        m_keeping = false;
    } catch (const Error& error) {
        return errorWords(error);
    }
    return {};
}

} // namespace deltaflow
