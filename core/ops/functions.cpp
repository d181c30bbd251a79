#include "core/ops/functions.h"

#include <limits>

namespace deltaflow::functions {

namespace {

double largest(std::span<const double> z) {
    return z.empty() ? -std::numeric_limits<double>::infinity()
                     : *std::max_element(z.begin(), z.end());
}

/// ln Σ e^{z−max} ≥ 0
double logOfRest(std::span<const double> z, double max) {
    double others = 0; // all but one largest term, which is e⁰ = 1
    bool skipped = false;
    for (const double v : z) {
        if (!skipped && v == max) {
            skipped = true;
            continue;
        }
        others += std::exp(v - max);
    }
    return std::log1p(others);
}

} // namespace

double logSumExp(std::span<const double> z) {
    const double max = largest(z);
    return std::isinf(max) ? max : max + logOfRest(z, max);
}

void softmax(std::span<const double> z, std::span<double> a) {
    const double max = largest(z);
    double sum = 0;
    for (std::size_t i = 0; i < z.size(); ++i)
        sum += a[i] = std::exp(z[i] - max);
    for (double& v : a)
        v /= sum;
}

SoftmaxPullback::SoftmaxPullback(std::span<const double> a, std::span<const double> upstream)
    : m_a(a)
    , m_upstream(upstream) {
    if (a.empty()) return;
    m_reference =
        upstream[static_cast<std::size_t>(std::max_element(a.begin(), a.end()) - a.begin())];
    for (std::size_t i = 0; i < a.size(); ++i)
        m_mean += a[i] * (upstream[i] - m_reference);
}

void logSoftmax(std::span<const double> z, std::span<double> out) {
    const double max = largest(z);
    const double rest = logOfRest(z, max);
    for (std::size_t i = 0; i < z.size(); ++i)
        out[i] = (z[i] - max) - rest;
}

double categoricalCrossEntropy(std::span<const double> z, std::span<const double> y) {
    const double max = largest(z);
    const double rest = logOfRest(z, max);
    double loss = 0;
    for (std::size_t i = 0; i < z.size(); ++i)
        if (y[i] != 0) loss -= y[i] * ((z[i] - max) - rest);
    return loss;
}

} // namespace deltaflow::functions
