#include "core/ops/gemm.h"

#include <algorithm>
#include <array>

namespace deltaflow {

namespace {

constexpr Index kAlignment = 8; // doubles

/// Eigen's cache blocking for a product of these sizes, in the caller's memory.
class Blocking : public Eigen::internal::level3_blocking<double, double> {
public:
    Blocking(Index rows, Index cols, Index depth, double* workspace) {
        m_mc = rows;
        m_nc = cols;
        m_kc = depth;
        Eigen::internal::computeProductBlockingSizes<double, double>(m_kc, m_mc, m_nc, Index{1});
        m_blockA = workspace;
        if (workspace) m_blockB = workspace + sizeOfA(); // else only its size is asked for
    }
    [[nodiscard]] Index size() const { return sizeOfA() + m_kc * m_nc; }

private:
    [[nodiscard]] Index sizeOfA() const {
        return (m_mc * m_kc + kAlignment - 1) / kAlignment * kAlignment;
    }
};

} // namespace

template <int OrderA, int OrderB, int OrderC>
void gemm(Index rows, Index cols, Index depth, const double* a, const double* b, double* c,
          double factor, double* workspace) {
    using Product =
        Eigen::internal::general_matrix_matrix_product<Index, double, OrderA, false, double, OrderB,
                                                       false, OrderC, 1>;
    const auto stride = [](int order, Index r, Index n) {
        return order == Eigen::RowMajor ? n : r;
    };
    // A row-major C is computed as its transpose: the roles of rows and columns are exchanged.
    const bool transposed = OrderC == Eigen::RowMajor;
    Blocking blocking(transposed ? cols : rows, transposed ? rows : cols, depth, workspace);
    Product::run(rows, cols, depth, a, stride(OrderA, rows, depth), b, stride(OrderB, depth, cols),
                 c, 1, stride(OrderC, rows, cols), factor, blocking, nullptr);
}

template void gemm<Eigen::RowMajor, Eigen::ColMajor, Eigen::ColMajor>(Index, Index, Index,
                                                                      const double*, const double*,
                                                                      double*, double, double*);
template void gemm<Eigen::ColMajor, Eigen::ColMajor, Eigen::ColMajor>(Index, Index, Index,
                                                                      const double*, const double*,
                                                                      double*, double, double*);
template void gemm<Eigen::ColMajor, Eigen::RowMajor, Eigen::RowMajor>(Index, Index, Index,
                                                                      const double*, const double*,
                                                                      double*, double, double*);

std::size_t gemmWorkspace(Index m, Index n, Index k) {
    Index most = 0;
    std::array<Index, 3> sizes{m, n, k};
    std::sort(sizes.begin(), sizes.end());
    do {
        most = std::max(most, Blocking(sizes[0], sizes[1], sizes[2], nullptr).size());
    } while (std::next_permutation(sizes.begin(), sizes.end()));
    return static_cast<std::size_t>(most);
}

} // namespace deltaflow
