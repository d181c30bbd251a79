#pragma once

#include "core/project/project.h"

#include <array>

namespace deltaflow::bench {

/// The workloads once more, each written by hand for its very sizes, activations and loss: what a
/// specialist would write who needs nothing else. They are the engine's measure. Each starts from
/// the project's parameters and ends, after the same steps, with the same numbers to rounding.

/// W1: one step on one sample.
class OnlineLoop {
public:
    explicit OnlineLoop(const Project& project);
    void step();
    [[nodiscard]] std::vector<double> parameters() const;

private:
    double m_w1[2][2];
    double m_w2[2];
    double m_x[2];
    double m_y;
    double m_rate;
};

/// W2 and W3: tanh layers of 8 units over 2 inputs, one output; H hidden layers.
template <int Hidden, int Batch, bool SigmoidOutput>
class EightUnitLoop {
public:
    explicit EightUnitLoop(const Project& project);
    void epoch();
    [[nodiscard]] std::vector<double> parameters() const;

private:
    static constexpr int kUnits = 8;
    using Units = Eigen::Array<double, kUnits, 1>;
    using Batches = Eigen::Array<double, kUnits, Batch>;

    void step(const double* x, const double* y);

    Eigen::Array<double, kUnits, 2> m_first; // transposed where that is faster: columns contiguous
    Units m_firstBias;
    std::array<Eigen::Array<double, kUnits, kUnits>, Hidden - 1> m_middle;
    std::array<Units, Hidden - 1> m_middleBias;
    Units m_last;
    double m_lastBias = 0;
    std::shared_ptr<const Data> m_data;
    double m_rate;
};

using XorLoop = EightUnitLoop<1, 4, true>;
using PlaygroundLoop = EightUnitLoop<2, 10, false>;

/// W4: Eigen's products at these shapes, in the orientation that is fastest for it.
class DigitsLoop {
public:
    explicit DigitsLoop(const Project& project);
    void epoch();
    [[nodiscard]] std::vector<double> parameters() const;

private:
    static constexpr Index kBatch = 64;
    struct Layer {
        ParameterMatrix w;
        Eigen::VectorXd b;
        Eigen::MatrixXd a;
        Eigen::MatrixXd delta;
    };

    void step(Index first);

    std::array<Layer, 3> m_layers;
    std::shared_ptr<const Data> m_data;
    double m_rate;
};

} // namespace deltaflow::bench
