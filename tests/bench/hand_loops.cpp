#include "hand_loops.h"

#include <cmath>

namespace deltaflow::bench {

namespace {

template <typename Matrix>
void append(std::vector<double>& all, const Matrix& matrix) {
    const ParameterMatrix rows = matrix; // row by row, as the engine stores its parameters
    all.insert(all.end(), rows.data(), rows.data() + rows.size());
}

/// Eigen has a vectorised exp, but its double tanh is libm's: this one is 8 times as fast.
template <typename Derived>
auto fastTanh(const Eigen::ArrayBase<Derived>& z) {
    return 1 - 2 / ((2 * z).exp() + 1);
}

} // namespace

OnlineLoop::OnlineLoop(const Project& project)
    : m_rate(project.optimiser.learningRate) {
    const auto& layers = project.network->layers;
    for (int i = 0; i < 2; ++i) {
        for (int j = 0; j < 2; ++j)
            m_w1[i][j] = layers[0].weights(i, j);
        m_w2[i] = layers[1].weights(0, i);
        m_x[i] = project.data->x(i, 0);
    }
    m_y = project.data->y(0, 0);
}

void OnlineLoop::step() {
    const auto sigmoid = [](double z) { return 1 / (1 + std::exp(-z)); };
    double h[2];
    for (int i = 0; i < 2; ++i)
        h[i] = sigmoid(m_w1[i][0] * m_x[0] + m_w1[i][1] * m_x[1]);
    const double a = sigmoid(m_w2[0] * h[0] + m_w2[1] * h[1]);
    const double delta = (a - m_y) * a * (1 - a);
    for (int i = 0; i < 2; ++i) {
        const double below = m_w2[i] * delta * h[i] * (1 - h[i]);
        m_w2[i] -= m_rate * delta * h[i];
        for (int j = 0; j < 2; ++j)
            m_w1[i][j] -= m_rate * below * m_x[j];
    }
}

std::vector<double> OnlineLoop::parameters() const {
    return {m_w1[0][0], m_w1[0][1], m_w1[1][0], m_w1[1][1], m_w2[0], m_w2[1]};
}

template <int Hidden, int Batch, bool SigmoidOutput>
EightUnitLoop<Hidden, Batch, SigmoidOutput>::EightUnitLoop(const Project& project)
    : m_data(project.data)
    , m_rate(project.optimiser.learningRate) {
    const auto& layers = project.network->layers;
    m_first = layers[0].weights.array();
    m_firstBias = layers[0].bias.array();
    for (std::size_t i = 0; i + 1 < Hidden; ++i) {
        m_middle[i] = layers[i + 1].weights.array();
        m_middleBias[i] = layers[i + 1].bias.array();
    }
    m_last = layers.back().weights.transpose().array();
    m_lastBias = layers.back().bias(0, 0);
}

template <int Hidden, int Batch, bool SigmoidOutput>
void EightUnitLoop<Hidden, Batch, SigmoidOutput>::step(const double* x, const double* y) {
    std::array<Batches, Hidden> a;
    for (int s = 0; s < Batch; ++s)
        a[0].col(s) = m_firstBias + m_first.col(0) * x[2 * s] + m_first.col(1) * x[2 * s + 1];
    a[0] = fastTanh(a[0]).eval();
    for (std::size_t l = 1; l < Hidden; ++l) {
        for (int s = 0; s < Batch; ++s) {
            Units z = m_middleBias[l - 1];
            for (int k = 0; k < kUnits; ++k)
                z += m_middle[l - 1].col(k) * a[l - 1](k, s);
            a[l].col(s) = z;
        }
        a[l] = fastTanh(a[l]).eval();
    }
    Eigen::Array<double, 1, Batch> out;
    for (int s = 0; s < Batch; ++s)
        out(s) = (m_last * a[Hidden - 1].col(s)).sum() + m_lastBias;
    const Eigen::Map<const Eigen::Array<double, 1, Batch>> target(y);
    Eigen::Array<double, 1, Batch> delta;
    if constexpr (SigmoidOutput) {
        out = (1 / (1 + (-out).exp())).eval();
        delta = (out - target) * out * (1 - out) / Batch;
    } else {
        out = fastTanh(out).eval();
        delta = (out - target) * (1 - out * out) / Batch;
    }

    Batches back;
    for (int s = 0; s < Batch; ++s)
        back.col(s) = m_last * delta(s);
    for (int s = 0; s < Batch; ++s)
        m_last -= m_rate * delta(s) * a[Hidden - 1].col(s);
    m_lastBias -= m_rate * delta.sum();
    back *= 1 - a[Hidden - 1] * a[Hidden - 1];
    for (std::size_t l = Hidden - 1; l > 0; --l) {
        Batches below;
        for (int s = 0; s < Batch; ++s)
            below.col(s) = (m_middle[l - 1].matrix().transpose() * back.col(s).matrix()).array();
        for (int s = 0; s < Batch; ++s)
            for (int k = 0; k < kUnits; ++k)
                m_middle[l - 1].col(k) -= m_rate * a[l - 1](k, s) * back.col(s);
        m_middleBias[l - 1] -= m_rate * back.rowwise().sum();
        back = below * (1 - a[l - 1] * a[l - 1]);
    }
    for (int s = 0; s < Batch; ++s) {
        m_first.col(0) -= m_rate * x[2 * s] * back.col(s);
        m_first.col(1) -= m_rate * x[2 * s + 1] * back.col(s);
    }
    m_firstBias -= m_rate * back.rowwise().sum();
}

template <int Hidden, int Batch, bool SigmoidOutput>
void EightUnitLoop<Hidden, Batch, SigmoidOutput>::epoch() {
    for (Index first = 0; first < m_data->x.cols(); first += Batch)
        step(m_data->x.data() + 2 * first, m_data->y.data() + first);
}

template <int Hidden, int Batch, bool SigmoidOutput>
std::vector<double> EightUnitLoop<Hidden, Batch, SigmoidOutput>::parameters() const {
    std::vector<double> all;
    append(all, m_first);
    append(all, m_firstBias);
    for (std::size_t i = 0; i + 1 < Hidden; ++i) {
        append(all, m_middle[i]);
        append(all, m_middleBias[i]);
    }
    append(all, m_last.transpose());
    all.push_back(m_lastBias);
    return all;
}

template class EightUnitLoop<1, 4, true>;
template class EightUnitLoop<2, 10, false>;

DigitsLoop::DigitsLoop(const Project& project)
    : m_data(project.data)
    , m_rate(project.optimiser.learningRate) {
    for (std::size_t i = 0; i < 3; ++i) {
        const DenseLayer& layer = project.network->layers[i];
        m_layers[i].w = layer.weights;
        m_layers[i].b = layer.bias;
        m_layers[i].a.resize(layer.outputs(), kBatch);
        m_layers[i].delta.resize(layer.outputs(), kBatch);
    }
}

void DigitsLoop::step(Index first) {
    const auto x = m_data->x.middleCols(first, kBatch);
    auto& [one, two, three] = m_layers;
    one.a.noalias() = one.w * x;
    one.a = (one.a.colwise() + one.b).cwiseMax(0);
    two.a.noalias() = two.w * one.a;
    two.a = (two.a.colwise() + two.b).cwiseMax(0);
    three.a.noalias() = three.w * two.a;
    three.a.colwise() += three.b;
    for (Index s = 0; s < kBatch; ++s) {
        auto column = three.a.col(s).array();
        column = (column - column.maxCoeff()).exp();
        column /= column.sum();
    }
    three.delta = (three.a - m_data->y.middleCols(first, kBatch)) / kBatch;
    two.delta.noalias() = three.w.transpose() * three.delta;
    two.delta = (two.a.array() > 0).select(two.delta, 0);
    three.w.noalias() -= m_rate * three.delta * two.a.transpose();
    three.b -= m_rate * three.delta.rowwise().sum();
    one.delta.noalias() = two.w.transpose() * two.delta;
    one.delta = (one.a.array() > 0).select(one.delta, 0);
    two.w.noalias() -= m_rate * two.delta * one.a.transpose();
    two.b -= m_rate * two.delta.rowwise().sum();
    one.w.noalias() -= m_rate * one.delta * x.transpose();
    one.b -= m_rate * one.delta.rowwise().sum();
}

void DigitsLoop::epoch() {
    for (Index first = 0; first < m_data->x.cols(); first += kBatch)
        step(first);
}

std::vector<double> DigitsLoop::parameters() const {
    std::vector<double> all;
    for (const Layer& layer : m_layers) {
        append(all, layer.w);
        append(all, layer.b);
    }
    return all;
}

} // namespace deltaflow::bench
