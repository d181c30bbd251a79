#include "core/derive/visible_indices.h"
#include "core/derive/writer.h"
#include "core/text/number.h"

namespace deltaflow {

Formula Writer::plainNumber(double value) const {
    const NumberParts parts = numberParts(value, m_limits.digits);
    if (!parts.scientific) return Formula::number(parts.mantissa);
    const std::string exponent =
        (parts.exponent < 0 ? "−" : "") + std::to_string(std::abs(parts.exponent));
    return Formula::row({Formula::number(parts.mantissa), Formula::op("×"),
                         Formula::sup(Formula::number("10"), Formula::number(exponent))});
}

Formula Writer::plainNumbers(const Eigen::MatrixXd& values) const {
    if (values.size() == 1) return plainNumber(values(0, 0));
    const std::vector<int> rows = visibleIndices(values.rows(), m_limits.cells);
    const std::vector<int> cols = visibleIndices(values.cols(), m_limits.cells);
    std::vector<Formula> cells;
    for (const int r : rows)
        for (const int c : cols)
            cells.push_back(r < 0 || c < 0 ? ellipsis(r, c) : plainNumber(values(r, c)));
    return Formula::matrix(static_cast<int>(cols.size()), std::move(cells));
}

Formula Writer::plainNumberExactly(double value) {
    return Formula::number(exactNumber(value));
}

bool Writer::isFixedNumber(const Ref& ref) const {
    if (ref.node < 0 || ref.quantity != Quantity::Value) return false;
    const Node& node = m_trace.graph().node(ref.node);
    return node.role == NodeRole::Constant && node.shape.rows * node.shape.cols == 1;
}

std::optional<double> Writer::fixedValue(const Rule& rule) const {
    bool fixed = !isOpen(rule);
    forEachRef(rule, [&](const Ref& ref) { fixed = fixed && isFixedNumber(ref); });
    if (!fixed) return std::nullopt;
    return evaluate(rule, m_trace)(0, 0);
}

Formula Writer::symbol(const Ref& ref) const {
    if (!isFixedNumber(ref)) return m_notation.symbol(ref);
    return Formula::number(exactNumber(m_trace.at({ref.node, Quantity::Value, 0, 0, 0})));
}

Formula Writer::number(const Ref& ref) const {
    if (isFixedNumber(ref)) return symbol(ref);
    const bool isCount =
        ref == Ref::setting(Setting::SampleCount) || ref == Ref::setting(Setting::Iteration);
    if (isCount) return plainNumberExactly(m_trace.at(ref)).withRef(ref);
    if (!ref.isSingle()) return matrix(ref, Arrangement::AsSeen);
    return plainNumber(m_trace.at(ref)).withRef(ref);
}

/// An image of one channel, or the one kernel over such, row by row as it is seen.
Formula Writer::image(const Ref& ref, const Grid& grid) const {
    const bool bySample = m_trace.graph().node(ref.node).shape.perSample;
    const std::vector<int> rows = visibleIndices(grid.height, m_limits.cells);
    const std::vector<int> cols = visibleIndices(grid.width, m_limits.cells);
    std::vector<Formula> cells;
    for (const int r : rows)
        for (const int c : cols) {
            const auto at = static_cast<std::int32_t>(grid.at(0, r, c));
            if (r < 0 || c < 0)
                cells.push_back(ellipsis(r, c));
            else
                cells.push_back(number({ref.node, ref.quantity, bySample ? at : 0,
                                        bySample ? 0 : at, std::max(0, ref.sample)}));
        }
    return Formula::matrix(static_cast<int>(cols.size()), std::move(cells)).withRef(ref);
}

/// Whether the whole of a node is a single picture.
bool Writer::isImage(const Ref& ref) const {
    const Node& node = m_trace.graph().node(ref.node);
    if (node.grid.channels != 1 || node.grid.cells() == 1) return false;
    if (node.shape.perSample)
        return ref.row == Ref::kAll && (ref.sample != Ref::kAll || m_trace.samples() == 1);
    return ref.row == Ref::kAll && ref.col == Ref::kAll && node.shape.rows == 1;
}

Formula Writer::matrix(const Ref& ref, Arrangement arrangement) const {
    if (arrangement == Arrangement::AsSeen && isImage(ref))
        return image(ref, m_trace.graph().node(ref.node).grid);
    const Shape shape = m_trace.graph().node(ref.node).shape;
    const bool bySample = shape.perSample;
    const auto indices = [&](std::int32_t place, Index all) {
        return place == Ref::kAll ? visibleIndices(all, m_limits.cells) : std::vector<int>{place};
    };
    const std::vector<int> rows = indices(ref.row, shape.rows);
    const std::vector<int> cols =
        bySample ? indices(ref.sample, m_trace.samples()) : indices(ref.col, shape.cols);
    std::vector<Formula> cells;
    for (const int r : rows)
        for (const int c : cols) {
            if (r < 0 || c < 0)
                cells.push_back(ellipsis(r, c));
            else
                cells.push_back(
                    number({ref.node, ref.quantity, r, bySample ? 0 : c, bySample ? c : 0}));
        }
    if (cells.size() == 1) return cells.front();
    return Formula::matrix(static_cast<int>(cols.size()), std::move(cells)).withRef(ref);
}

} // namespace deltaflow
