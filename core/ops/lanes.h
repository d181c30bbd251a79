#pragma once

#include "core/graph/tensor.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

namespace deltaflow::lanes {

/// Several doubles that are computed with at once. GCC and Clang turn these into the widest
/// instructions that they may use; the results are the same for every width.
template <int Count>
struct Wide {
    using Double __attribute__((vector_size(8 * Count))) = double;
    using Bits __attribute__((vector_size(8 * Count))) = std::int64_t;
};
template <>
struct Wide<1> {
    using Double = double;
    using Bits = std::int64_t;
};
template <int Count>
using Doubles = typename Wide<Count>::Double;

template <typename T>
inline constexpr int kCount = static_cast<int>(sizeof(T) / sizeof(double));
template <typename T>
using BitsOf = typename Wide<kCount<T>>::Bits;

template <typename T>
[[nodiscard]] inline T load(const double* from) {
    T value;
    __builtin_memcpy(&value, from, sizeof value);
    return value;
}
template <typename T>
inline void store(double* to, T value) {
    __builtin_memcpy(to, &value, sizeof value);
}
/// Elements `stride` apart.
template <typename T>
[[nodiscard]] inline T gather(const double* from, Index stride) {
    if constexpr (kCount<T> == 1) {
        return *from;
    } else {
        return [&]<int... I>(std::integer_sequence<int, I...>) {
            return T{from[I * stride]...};
        }
        (std::make_integer_sequence<int, kCount<T>>());
    }
}
template <typename T>
inline void scatterAdd(double* to, Index stride, T value, bool first) {
    if constexpr (kCount<T> == 1) {
        *to = first ? value : *to + value;
    } else {
        for (int i = 0; i < kCount<T>; ++i)
            to[i * stride] = first ? value[i] : to[i * stride] + value[i];
    }
}
template <typename T>
[[nodiscard]] inline T all(double value) {
    return T{} + value;
}
template <typename T>
[[nodiscard]] inline double sum(T value) {
    if constexpr (kCount<T> == 1) {
        return value;
    } else {
        using Half = Doubles<kCount<T> / 2>;
        Half halves[2];
        __builtin_memcpy(halves, &value, sizeof value);
        return sum<Half>(halves[0] + halves[1]);
    }
}

/// Calls body.operator()<T>(i) for pieces [i, i + kCount<T>) that cover [0, count).
template <typename Body>
inline void cover(Index count, Body&& body) {
    Index i = 0;
    for (; i + 8 <= count; i += 8)
        body.template operator()<Doubles<8>>(i);
    if (count - i >= 4) {
        body.template operator()<Doubles<4>>(i);
        i += 4;
    }
    if (count - i >= 2) {
        body.template operator()<Doubles<2>>(i);
        i += 2;
    }
    if (count > i) body.template operator()<double>(i);
}

template <typename T>
[[nodiscard]] inline T magnitude(T x) {
    return x < 0 ? -x : x;
}

/// e^x = scale (1 + rest) for −708 ≤ x ≤ 0, with |rest| ≤ 0.42 accurate relative to itself, so that
/// e^x − 1 = scale·rest + (scale − 1) is too. Cody–Waite reduction to |r| ≤ ½ ln 2, then the Taylor
/// series of e^r − 1 up to r¹³, which is 2·10⁻¹⁷ short at the ends.
template <typename T>
struct Exponential {
    T scale;
    T rest;

    explicit Exponential(T x) {
        constexpr double kToInteger = 6755399441055744.0; // 1.5·2⁵²: the sum's low bits are k
        constexpr double kLog2E = 1.4426950408889634;
        constexpr double kLn2High = 0.693147180369123816490; // 33 bits: k·kLn2High is exact
        constexpr double kLn2Low = 1.90821492927058770002e-10;
        const T shifted = x * kLog2E + kToInteger;
        const T k = shifted - kToInteger;
        const T r = (x - k * kLn2High) - k * kLn2Low;
        const T r2 = r * r;
        const T r4 = r2 * r2;
        const T low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
        const T middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
        const T high = (1.0 / 3628800 + r * (1.0 / 39916800)) +
                       r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
        rest = r + r2 * (low + r4 * (middle + r4 * high));
        const auto exponent =
            (std::bit_cast<BitsOf<T>>(shifted) << 52) + std::bit_cast<std::int64_t>(1.0);
        scale = std::bit_cast<T>(exponent);
    }
};

/// Where e^x has all but vanished: below, it is taken for 0.
inline constexpr double kSmallestExponent = -708;

/// 1/(1 + e^−z), accurate to a few units in the last place; what is under 10⁻³⁰⁷ may be 0.
template <typename T>
[[nodiscard]] inline T sigmoid(T z) {
    const T x = -magnitude(z);
    const Exponential<T> e(x < kSmallestExponent ? all<T>(kSmallestExponent) : x);
    const T power = x < kSmallestExponent ? T{} : e.scale + e.scale * e.rest;
    return (z < 0 ? power : all<T>(1)) / (1 + power);
}
/// For one number or two libm's exp has the answer sooner.
template <>
[[nodiscard]] inline double sigmoid(double z) {
    const double power = std::exp(-std::abs(z));
    return (z < 0 ? power : 1) / (1 + power);
}
template <>
[[nodiscard]] inline Doubles<2> sigmoid(Doubles<2> z) {
    return Doubles<2>{sigmoid<double>(z[0]), sigmoid<double>(z[1])};
}

/// tanh z = −m/(2 + m) with m = e^(−2|z|) − 1, which loses nothing near 0.
template <typename T>
[[nodiscard]] inline T tanh(T z) {
    const T x = -2 * magnitude(z);
    const Exponential<T> e(x < kSmallestExponent ? all<T>(kSmallestExponent) : x);
    const T m = e.scale * e.rest + (e.scale - 1);
    const T result = -m / (2 + m);
    return z < 0 ? -result : result;
}

} // namespace deltaflow::lanes
