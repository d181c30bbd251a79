#pragma once

#include "core/project/project.h"

#include <memory>
#include <vector>

namespace deltaflow {

/// Which samples each update takes. Update k is the (k mod perEpoch)-th of its epoch; where epochs
/// are shuffled, their data is copied in the order of the epoch, so that a minibatch is always a
/// block of columns. The order depends on the seed and the number of the epoch alone.
class MinibatchOrder {
public:
    MinibatchOrder(std::shared_ptr<const Data> data, const Minibatches& batches);

    struct Block {
        Index first = 0;
        Index count = 0;
    };

    [[nodiscard]] std::int64_t perEpoch() const { return m_perEpoch; }
    [[nodiscard]] Index size() const { return m_size; } ///< Samples in a full minibatch.
    [[nodiscard]] Index rest() const { return m_rest; } ///< In the last, if it is smaller.
    /// The update's columns of data().
    [[nodiscard]] Block block(std::int64_t update) const {
        const Index first = static_cast<Index>(update % m_perEpoch) * m_size;
        return {first, std::min(m_size, m_samples - first)};
    }

    /// Makes data() that of the update's epoch; costs nothing within one, and a copy otherwise.
    void enter(std::int64_t update) {
        if (m_shuffled && update / m_perEpoch != m_epoch) shuffle(update / m_perEpoch);
    }
    [[nodiscard]] const Data& data() const { return m_shuffled ? *m_copy : *m_data; }
    /// Which of the project's samples stands at a column of data().
    [[nodiscard]] Index sample(Index column) const {
        return m_shuffled ? m_order[static_cast<std::size_t>(column)] : column;
    }

private:
    void shuffle(std::int64_t epoch);

    std::shared_ptr<const Data> m_data;
    Index m_samples;
    Index m_size;
    Index m_rest;
    std::int64_t m_perEpoch;
    bool m_shuffled;
    std::uint64_t m_seed;
    std::int64_t m_epoch = -1; ///< That m_copy is of.
    std::vector<Index> m_order;
    std::unique_ptr<Data> m_copy; ///< On the heap: what reads it stays bound when this moves.
};

} // namespace deltaflow
