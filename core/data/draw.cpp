#include "core/data/draw.h"

#include "core/data/exact_functions.h"

#include <cmath>
#include <numeric>

namespace deltaflow {

std::uint64_t drawBelow(Random& random, std::uint64_t bound) {
    // The first 2⁶⁴ mod bound numbers are drawn anew, so that no remainder is likelier.
    const std::uint64_t uneven = (0 - bound) % bound;
    std::uint64_t drawn = random.next();
    while (drawn < uneven)
        drawn = random.next();
    return drawn % bound;
}

double drawNormal(Random& random) {
    for (;;) {
        const double u = random.symmetric(1);
        const double v = random.symmetric(1);
        const double square = u * u + v * v;
        if (square > 0 && square < 1) return u * std::sqrt(-2 * exactLog(square) / square);
    }
}

std::vector<Index> drawPermutation(Random& random, Index count) {
    std::vector<Index> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), Index{0});
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[drawBelow(random, left)]);
    return order;
}

} // namespace deltaflow
