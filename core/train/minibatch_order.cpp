#include "core/train/minibatch_order.h"

#include "core/project/initialise.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace deltaflow {

MinibatchOrder::MinibatchOrder(std::shared_ptr<const Data> data, const Minibatches& batches)
    : m_data(std::move(data))
    , m_samples(m_data->x.cols())
    , m_size(batches.size < 1 ? m_samples : std::min(batches.size, m_samples))
    , m_rest(m_size > 0 ? m_samples % m_size : 0)
    , m_perEpoch(m_size > 0 ? (m_samples + m_size - 1) / m_size : 1)
    // One minibatch has all samples in any order: their sum would differ in rounding only.
    , m_shuffled(batches.shuffled && m_perEpoch > 1)
    , m_seed(batches.seed) {
    if (!m_shuffled) return;
    m_copy = std::make_unique<Data>(*m_data);
    m_order.resize(static_cast<std::size_t>(m_samples));
    shuffle(0);
}

void MinibatchOrder::shuffle(std::int64_t epoch) {
    m_epoch = epoch;
    std::iota(m_order.begin(), m_order.end(), Index{0});
    Random random(m_seed, static_cast<std::uint64_t>(epoch));
    for (std::size_t left = m_order.size(); left > 1; --left) { // Fisher and Yates
        const auto drawn = static_cast<std::size_t>(random.uniform() * static_cast<double>(left));
        std::swap(m_order[left - 1], m_order[std::min(drawn, left - 1)]);
    }
    for (Index column = 0; column < m_samples; ++column) {
        m_copy->x.col(column) = m_data->x.col(sample(column));
        m_copy->y.col(column) = m_data->y.col(sample(column));
    }
}

} // namespace deltaflow
