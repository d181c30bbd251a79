#include "core/ops/dense_kernels.h"

#include "core/ops/activation_functions.h"
#include "core/ops/blocks.h"
#include "core/ops/gemm.h"
#include "core/ops/lanes.h"

#include <type_traits>

namespace deltaflow::dense {

namespace {

/// Up to here a layer is small: its weights stay in the first-level cache.
constexpr Index kSmallUnits = 32;

bool isSmall(Index rows, Index cols) {
    return rows <= kSmallUnits && cols <= kSmallUnits;
}

// -- Forward, alone or with the activation that follows ------------------------------------------

/// In place of a function: Z alone is asked for.
struct Nothing {};
template <typename Function>
inline constexpr bool kFollowed = !std::is_same_v<Function, Nothing>;

template <typename Function, typename T>
void put(const KernelArgs& k, Index at, T z) {
    lanes::store(k.out + at, z);
    if constexpr (kFollowed<Function>) lanes::store(k.next + at, Function::value(z, k.scalar));
}

template <typename Function>
void follow(const KernelArgs& k) {
    if constexpr (kFollowed<Function>)
        lanes::cover(k.rows * k.samples, [&k]<typename T>(Index i) {
            lanes::store(k.next + i, Function::value(lanes::load<T>(k.out + i), k.scalar));
        });
}

/// One sample and few inputs: several rows at once.
template <bool Bias, typename Function>
void forwardOne(const KernelArgs& k) {
    lanes::cover(k.rows, [&k]<typename T>(Index row) {
        T z = Bias ? lanes::load<T>(k.in[2] + row) : T{};
        for (Index c = 0; c < k.cols; ++c)
            z += lanes::gather<T>(k.in[0] + row * k.cols + c, k.cols) * k.in[1][c];
        put<Function>(k, row, z);
    });
}

/// A batch: the weights of a few rows are first laid side by side.
template <bool Bias, typename Function>
void forwardByRows(const KernelArgs& k) {
    lanes::cover(k.rows, [&k]<typename T>(Index row) {
        T w[kSmallUnits];
        for (Index c = 0; c < k.cols; ++c)
            w[c] = lanes::gather<T>(k.in[0] + row * k.cols + c, k.cols);
        const T bias = Bias ? lanes::load<T>(k.in[2] + row) : T{};
        for (Index s = 0; s < k.samples; ++s) {
            const double* const x = k.in[1] + s * k.cols;
            T z = bias;
            for (Index c = 0; c < k.cols; ++c)
                z += w[c] * x[c];
            put<Function>(k, s * k.rows + row, z);
        }
    });
}

/// Few rows, or one sample of many inputs: dot products.
template <bool Bias, typename Function>
void forwardByDots(const KernelArgs& k) {
    for (Index s = 0; s < k.samples; ++s) {
        const double* const x = k.in[1] + s * k.cols;
        for (Index r = 0; r < k.rows; ++r) {
            const double* const w = k.in[0] + r * k.cols;
            double z = Bias ? k.in[2][r] : 0;
            lanes::cover(k.cols, [&]<typename T>(Index c) {
                z += lanes::sum<T>(lanes::load<T>(w + c) * lanes::load<T>(x + c));
            });
            k.out[s * k.rows + r] = z;
        }
    }
    follow<Function>(k);
}

template <bool Bias, typename Function>
void forwardByGemm(const KernelArgs& k) {
    SampleBlock z(k.out, k.rows, k.samples);
    if constexpr (Bias)
        z.colwise() = ConstVectorBlock(k.in[2], k.rows);
    else
        z.setZero();
    gemm<Eigen::RowMajor, Eigen::ColMajor, Eigen::ColMajor>(k.rows, k.samples, k.cols, k.in[0],
                                                            k.in[1], k.out, 1, k.work);
    follow<Function>(k);
}

template <bool Bias, typename Function>
Run forwardFor(const KernelArgs& k) {
    if (!isSmall(k.rows, k.cols)) return forwardByGemm<Bias, Function>;
    if (k.samples == 1 && k.cols < 8) return forwardOne<Bias, Function>;
    if (k.samples == 1 || k.rows < 4) return forwardByDots<Bias, Function>;
    return forwardByRows<Bias, Function>;
}

template <typename Function>
Run forwardOf(const KernelArgs& k) {
    return k.in[2] ? forwardFor<true, Function>(k) : forwardFor<false, Function>(k);
}

// -- A further pair: Z += W X --------------------------------------------------------------------

void accumulateByDots(const KernelArgs& k) {
    for (Index s = 0; s < k.samples; ++s) {
        const double* const x = k.in[1] + s * k.cols;
        for (Index r = 0; r < k.rows; ++r) {
            const double* const w = k.in[0] + r * k.cols;
            double z = 0;
            lanes::cover(k.cols, [&]<typename T>(Index c) {
                z += lanes::sum<T>(lanes::load<T>(w + c) * lanes::load<T>(x + c));
            });
            k.out[s * k.rows + r] += z;
        }
    }
}

void accumulateByGemm(const KernelArgs& k) {
    gemm<Eigen::RowMajor, Eigen::ColMajor, Eigen::ColMajor>(k.rows, k.samples, k.cols, k.in[0],
                                                            k.in[1], k.out, 1, k.work);
}

// -- To the weights: dW = dZ Xᵀ ------------------------------------------------------------------

template <bool First>
void weightsByColumns(const KernelArgs& k) {
    lanes::cover(k.cols, [&k]<typename T>(Index col) {
        for (Index r = 0; r < k.rows; ++r) {
            T dw{};
            for (Index s = 0; s < k.samples; ++s)
                dw += lanes::load<T>(k.in[1] + s * k.cols + col) * k.in[2][s * k.rows + r];
            double* const out = k.out + r * k.cols + col;
            lanes::store(out, First ? dw : lanes::load<T>(out) + k.scalar * dw);
        }
    });
}

/// For a layer with few inputs: several rows at once.
template <bool First>
void weightsByRows(const KernelArgs& k) {
    lanes::cover(k.rows, [&k]<typename T>(Index row) {
        for (Index c = 0; c < k.cols; ++c) {
            T dw{};
            for (Index s = 0; s < k.samples; ++s)
                dw += lanes::load<T>(k.in[2] + s * k.rows + row) * k.in[1][s * k.cols + c];
            lanes::scatterAdd<T>(k.out + row * k.cols + c, k.cols, k.scalar * dw, First);
        }
    });
}

template <bool First>
void weightsByGemm(const KernelArgs& k) {
    if constexpr (First) ParameterBlock(k.out, k.rows, k.cols).setZero();
    gemm<Eigen::ColMajor, Eigen::RowMajor, Eigen::RowMajor>(k.rows, k.cols, k.samples, k.in[2],
                                                            k.in[1], k.out, k.scalar, k.work);
}

template <bool First>
Run weightsFor(const KernelArgs& k) {
    if (!isSmall(k.rows, k.cols)) return weightsByGemm<First>;
    return k.cols < 4 && k.rows >= 4 ? weightsByRows<First> : weightsByColumns<First>;
}

// -- To the layer below: dX = Wᵀ dZ --------------------------------------------------------------

template <bool First>
void belowByColumns(const KernelArgs& k) {
    lanes::cover(k.cols, [&k]<typename T>(Index col) {
        for (Index s = 0; s < k.samples; ++s) {
            double* const out = k.out + s * k.cols + col;
            T dx = First ? T{} : lanes::load<T>(out);
            for (Index r = 0; r < k.rows; ++r)
                dx += lanes::load<T>(k.in[0] + r * k.cols + col) * k.in[2][s * k.rows + r];
            lanes::store(out, dx);
        }
    });
}

template <bool First>
void belowByGemm(const KernelArgs& k) {
    if constexpr (First) SampleBlock(k.out, k.cols, k.samples).setZero();
    // Wᵀ of a row-major W is a column-major matrix.
    gemm<Eigen::ColMajor, Eigen::ColMajor, Eigen::ColMajor>(k.cols, k.samples, k.rows, k.in[0],
                                                            k.in[2], k.out, 1, k.work);
}

// -- To the bias: db = dZ 1 ----------------------------------------------------------------------

template <bool First>
void biasByRows(const KernelArgs& k) {
    lanes::cover(k.rows, [&k]<typename T>(Index row) {
        T db{};
        for (Index s = 0; s < k.samples; ++s)
            db += lanes::load<T>(k.in[2] + s * k.rows + row);
        double* const out = k.out + row;
        lanes::store(out, First ? db : lanes::load<T>(out) + k.scalar * db);
    });
}

} // namespace

Run forward(const KernelArgs& args) {
    return forwardOf<Nothing>(args);
}

Run forwardWith(const KernelArgs& args, ActivationKind function) {
    return activations::withFunction(
        function, [&]<typename Function>(Function) { return forwardOf<Function>(args); });
}

Run accumulate(const KernelArgs& args) {
    return isSmall(args.rows, args.cols) ? accumulateByDots : accumulateByGemm;
}

Run weightsVjp(const KernelArgs& args, bool first) {
    return first ? weightsFor<true>(args) : weightsFor<false>(args);
}

Run belowVjp(const KernelArgs& args, bool first) {
    if (isSmall(args.rows, args.cols)) return first ? belowByColumns<true> : belowByColumns<false>;
    return first ? belowByGemm<true> : belowByGemm<false>;
}

Run biasVjp(bool first) {
    return first ? biasByRows<true> : biasByRows<false>;
}

std::size_t workspace(Index rows, Index cols, Index samples) {
    return isSmall(rows, cols) ? 0 : gemmWorkspace(rows, cols, samples);
}

} // namespace deltaflow::dense
