#pragma once

#include "core/derive/notation.h"
#include "core/formula/rule.h"
#include "core/graph/trace.h"

namespace deltaflow {

/// Writes rules as formulas: in symbols, or with the numbers of a pass in their places.
class Writer {
public:
    struct Limits {
        int digits = 4;  ///< Significant digits.
        int cells = 6;   ///< Rows or columns of a matrix before an ellipsis stands in.
        int addends = 6; ///< Addends of a sum written out before Σ or an ellipsis stands in.
    };

    Writer(const Notation& notation, const Trace& trace, Limits limits);

    /// δ¹₁ = W²₁₁ δ²₁ · σ′(z¹₁)
    [[nodiscard]] Formula symbols(const Rule& rule) const;
    /// 0.3 × 0.04068 × 0.6803 (1 − 0.6803)
    [[nodiscard]] Formula numbers(const Rule& rule) const;

    /// The symbol, or the number itself of a graph's fixed number, which no text gives a name.
    [[nodiscard]] Formula symbol(const Ref& ref) const;
    /// The number at a single Ref, or the matrix of numbers at one with kAll, ellipses included.
    [[nodiscard]] Formula number(const Ref& ref) const;
    [[nodiscard]] const Notation& notation() const { return m_notation; }
    /// Whether all that stands in a matrix rule is a single number: a layer of one unit, one
    /// sample.
    [[nodiscard]] bool isScalar(const Rule& rule) const;
    /// A number that has no address of its own, such as a running sum.
    [[nodiscard]] Formula plainNumber(double value) const;
    /// The same of a matrix of numbers; of 1×1 the number alone.
    [[nodiscard]] Formula plainNumbers(const Eigen::MatrixXd& values) const;

private:
    enum class Mode : bool { Symbols, Numbers };
    enum class Arrangement : bool { AsSeen, AsStored }; ///< Of an image: by rows, or as a column.
    /// How tightly what surrounds a part binds: what it needs a fence within.
    enum class Tightness : std::uint8_t { Loose, Addend, Factor, Base };

    [[nodiscard]] Formula write(const Rule& rule, Mode mode, Tightness around) const;
    [[nodiscard]] Formula writeSum(const Rule& rule, Mode mode) const;
    [[nodiscard]] Formula writeSumOver(const Rule& rule, Mode mode) const;
    [[nodiscard]] Formula writeProduct(const Rule& rule, Mode mode) const;
    [[nodiscard]] Formula writeApply(const Rule& rule, Mode mode) const;
    [[nodiscard]] Formula writeCall(const Rule& rule, Mode mode) const;
    [[nodiscard]] Formula writeOperation(const Rule& rule, Mode mode, Tightness around) const;
    [[nodiscard]] bool isSilent(const Rule& factor) const;
    [[nodiscard]] Formula writeFactor(const Rule& rule, Mode mode) const;
    [[nodiscard]] Formula matrix(const Ref& ref, Arrangement arrangement) const;
    [[nodiscard]] Formula image(const Ref& ref, const Grid& grid) const;
    [[nodiscard]] bool isImage(const Ref& ref) const;
    [[nodiscard]] bool isFixedNumber(const Ref& ref) const;
    /// The value of a rule that names fixed numbers only.
    [[nodiscard]] std::optional<double> fixedValue(const Rule& rule) const;
    [[nodiscard]] static Formula plainNumberExactly(double value);

    const Notation& m_notation;
    const Trace& m_trace;
    Limits m_limits;
};

} // namespace deltaflow
