#include "core/data/split.h"

#include "core/data/draw.h"
#include "core/error.h"
#include "core/text/number.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

constexpr std::uint64_t kSplitStream = 0x5b11'7000'0000'0000u; // apart from weights and data

Index testSamples(Index samples, double fraction) {
    if (fraction == 0 || samples == 1) return 0;
    const double wanted = std::floor(static_cast<double>(samples) * fraction + 0.5);
    return std::clamp(static_cast<Index>(wanted), Index{1}, samples - 1);
}

} // namespace

Split split(Index samples, double testFraction, std::uint64_t seed) {
    if (samples < 1) throw Error("there is no sample to split");
    if (!(testFraction >= 0 && testFraction < 1))
        throw Error("the part that is kept for the test is at least 0 and less than 1, not " +
                    exactNumber(testFraction));
    Random random(seed, kSplitStream);
    const std::vector<Index> order = drawPermutation(random, samples);
    const auto border = order.begin() + testSamples(samples, testFraction);
    Split parts{{border, order.end()}, {order.begin(), border}};
    std::sort(parts.train.begin(), parts.train.end());
    std::sort(parts.test.begin(), parts.test.end());
    return parts;
}

Data chosen(const Data& data, std::span<const Index> samples) {
    const Eigen::Map<const Eigen::Array<Index, Eigen::Dynamic, 1>> columns(
        samples.data(), static_cast<Index>(samples.size()));
    return {data.x(Eigen::all, columns), data.y(Eigen::all, columns)};
}

} // namespace deltaflow
