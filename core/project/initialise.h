#pragma once

#include "core/project/project.h"

#include <array>

namespace deltaflow {

/// Random numbers that are the same on every machine: xoshiro256** seeded through splitmix64, and
/// uniform doubles made of the top 53 bits; only integer arithmetic and exact IEEE operations.
/// Source: Blackman & Vigna 2018, https://prng.di.unimi.it (public domain).
class Random {
public:
    /// Different streams of one seed are independent sequences.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    std::uint64_t next();
    double uniform(); ///< In [0, 1), a multiple of 2⁻⁵³.
    /// In [−reach, reach): reach·(2u − 1). One rounding, whether or not the compiler fuses it.
    double symmetric(double reach);

private:
    std::array<std::uint64_t, 4> m_state;
};

/// Weights of shape (out×in), drawn row by row from stream `stream` of the seed:
/// Uniform U(−1, 1); Xavier U(±√(6/(in+out))), Glorot & Bengio 2010; He U(±√(6/in)), He et al.
/// 2015; Zero 0; Given as Xavier. Biases always start at 0.
[[nodiscard]] ParameterMatrix drawWeights(Index out, Index in, Initialisation initialisation,
                                          std::uint64_t stream);

/// A stream to draw weights for layer `layer` from where a network is changed: mixed from the layer
/// and from every shape and weight of the network as it is, so that a drawing repeats no weights
/// that are already there, whatever was added and removed before, and yet is fixed by the seed.
[[nodiscard]] std::uint64_t newStream(const Network& network, std::size_t layer);

} // namespace deltaflow
