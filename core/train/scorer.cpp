#include "core/train/scorer.h"

#include "core/ops/penalty.h"
#include "core/train/load.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr Index kBlock = 256; ///< Samples at a time.

Plan::Options forwardOnly() {
    return {.adjoints = Plan::Adjoints::Parameters};
}

bool tellsClasses(const Project& project, const Model& model) {
    if (!model.isLayered()) return false;
    return project.loss != LossKind::HalfSquared ||
           (project.dataNotes && !project.dataNotes->classes.empty());
}

/// Whether every target is one of several classes: a single 1 among zeros.
bool hasOneClassEach(const SampleMatrix& targets) {
    if (targets.rows() < 2) return false;
    return ((targets.array() == 0) || (targets.array() == 1)).all() &&
           (targets.colwise().sum().array() == 1).all();
}

/// Whether a block's penalty is divided by its own number of samples. Any other is the same in
/// every block, so that the mean over them has it once.
bool isPenaltyOverSamples(const Model& model) {
    if (model.penalty == kNoNode) return false;
    const auto* op = dynamic_cast<const PenaltyOp*>(model.graph->node(model.penalty).op.get());
    return op != nullptr && isOverSamples(op->penalty().kind);
}

} // namespace

Scorer::Scorer(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
               std::shared_ptr<const Data> data)
    : m_project(std::move(project))
    , m_model(std::move(model))
    , m_data(data ? std::move(data) : m_project->data)
    , m_oneClassEach(hasOneClassEach(m_data->y))
    , m_plan(m_model->graph, m_model->loss, std::min(kBlock, m_data->x.cols()), forwardOnly()) {
    if (tellsClasses(*m_project, *m_model)) m_output = m_model->layers.back().activation;
    loadParameters(m_plan, *m_project, *m_model);
    if (const Index rest = m_data->x.cols() % m_plan.samples()) {
        m_rest.emplace(m_model->graph, m_model->loss, rest, forwardOnly());
        loadParameters(*m_rest, *m_project, *m_model);
    }
}

double Scorer::lossSum(const Plan& plan) const {
    const double loss =
        isPenaltyOverSamples(*m_model) ? plan.value(m_model->dataLoss)[0] : plan.output();
    return loss * static_cast<double>(plan.samples());
}

/// What lossSum leaves out, as of one pass over all samples.
double Scorer::penalty() const {
    if (!isPenaltyOverSamples(*m_model)) return 0;
    const double ofBlock = m_plan.value(m_model->penalty)[0];
    return ofBlock * static_cast<double>(m_plan.samples()) / static_cast<double>(m_data->x.cols());
}

Index Scorer::rightIn(const Plan& plan, Index first) const {
    const Index outputs = m_data->y.rows();
    const Eigen::Map<const SampleMatrix> told(plan.value(m_output).data(), outputs, plan.samples());
    Index right = 0;
    for (Index s = 0; s < plan.samples(); ++s) {
        const auto target = m_data->y.col(first + s);
        if (!m_oneClassEach) {
            right += ((told.col(s).array() > 0.5) == (target.array() > 0.5)).all();
            continue;
        }
        Index best = 0;
        Index wanted = 0;
        told.col(s).maxCoeff(&best);
        target.maxCoeff(&wanted);
        right += best == wanted;
    }
    return right;
}

Score Scorer::score(std::span<const double> parameters, std::span<const double> buffers) {
    const Index samples = m_data->x.cols();
    double sum = 0;
    Index right = 0;
    const auto add = [&](Plan& plan, Index first) {
        std::ranges::copy(parameters, plan.parameters().begin());
        auto buffer = buffers.begin();
        if (!buffers.empty())
            for (const NodeId id : m_model->graph->buffers()) {
                const auto block = plan.value(id);
                std::copy_n(buffer, block.size(), block.begin());
                buffer += std::ssize(block);
            }
        loadData(plan, *m_data, *m_model, first);
        plan.forward();
        sum += lossSum(plan);
        if (m_output != kNoNode) right += rightIn(plan, first);
    };
    Index first = 0;
    for (; first + m_plan.samples() <= samples; first += m_plan.samples())
        add(m_plan, first);
    if (m_rest) add(*m_rest, first);
    Score score{sum / static_cast<double>(samples) + penalty(), std::nullopt};
    if (m_output != kNoNode)
        score.accuracy = static_cast<double>(right) / static_cast<double>(samples);
    return score;
}

} // namespace deltaflow
