#include "core/project/initialise.h"

#include <bit>
#include <cmath>

namespace deltaflow {

namespace {

std::uint64_t splitMix(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

double bound(Index out, Index in, InitScheme scheme) {
    switch (scheme) {
    case InitScheme::Uniform:
        return 1;
    case InitScheme::Given:
    case InitScheme::Xavier:
        return std::sqrt(6.0 / static_cast<double>(in + out));
    case InitScheme::He:
        return std::sqrt(6.0 / static_cast<double>(in));
    case InitScheme::Zero:
        return 0;
    }
    return 0;
}

} // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream) {
    std::uint64_t state = seed;
    state = splitMix(state) + stream * 0xd1342543de82ef95u;
    for (auto& word : m_state)
        word = splitMix(state);
}

std::uint64_t Random::next() {
    auto& s = m_state;
    const std::uint64_t result = std::rotl(s[1] * 5, 7) * 9;
    const std::uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = std::rotl(s[3], 45);
    return result;
}

double Random::uniform() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::symmetric(double reach) {
    return reach * (2 * uniform() - 1);
}

ParameterMatrix drawWeights(Index out, Index in, Initialisation initialisation,
                            std::uint64_t stream) {
    ParameterMatrix weights = ParameterMatrix::Zero(out, in);
    const double reach = bound(out, in, initialisation.scheme);
    if (reach == 0) return weights;
    Random random(initialisation.seed, stream);
    for (double& weight : weights.reshaped<Eigen::RowMajor>())
        weight = random.symmetric(reach);
    return weights;
}

std::uint64_t newStream(const Network& network, std::size_t layer) {
    std::uint64_t state = layer;
    const auto mix = [&state](std::uint64_t word) { state = splitMix(state) ^ word; };
    for (const DenseLayer& present : network.layers) {
        mix(static_cast<std::uint64_t>(present.outputs()));
        mix(static_cast<std::uint64_t>(present.inputs()));
        for (const double weight : present.weights.reshaped<Eigen::RowMajor>())
            mix(std::bit_cast<std::uint64_t>(weight));
    }
    return splitMix(state);
}

} // namespace deltaflow
