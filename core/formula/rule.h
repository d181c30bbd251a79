#pragma once

#include "core/graph/ref.h"

#include <Eigen/Core>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace deltaflow {

class Trace;

/// A running index of a sum, as it stands in a Ref's row, col or sample until a number is bound to
/// it.
enum class RunningIndex : std::int32_t { Unit = -2, OtherUnit = -3, Sample = -4 };

/// A mathematical rule over Refs: what an op computes, as data. The same rule is written in
/// symbols, written with the numbers in it (core/derive/writer.h) and evaluated (below), so the
/// tests can hold every displayed line against the engine.
///
/// Scalars and matrices share the type: a Quantity whose Ref has kAll stands for a matrix, one
/// column a sample where the node has samples.
struct Rule {
    /// What an operation makes of its operands, each a matrix as `evaluate` gives it.
    using Compute = std::function<Eigen::MatrixXd(std::span<const Eigen::MatrixXd>)>;

    enum class Kind : std::uint8_t {
        Quantity,      ///< the number or the matrix at `ref`
        Number,        ///< an exact constant `value`, written as `text`; see `named`
        Sum,           ///< children added; a Negate child is written with a minus
        Product,       ///< scalar factors side by side
        MatrixProduct, ///< children multiplied as matrices
        Hadamard,      ///< children multiplied elementwise, ⊙
        Quotient,      ///< children[0] / children[1]
        Power,         ///< children[0] to the power children[1]
        Root,          ///< √children[0]
        Negate,        ///< −children[0]
        Transpose,     ///< children[0]ᵀ
        Apply, ///< the function `text` of children[0], elementwise; softmax by columns. `value` is
               ///< leaky ReLU's α. children[1], if any, is the definition written with numbers
        SumOver,     ///< Σ of children[0] over `index` = first … first + count − 1
        NormSquared, ///< the sum of the squares of all elements
        RowSums,     ///< the sum of each row over the samples
        ColumnSums,  ///< the sum of each column over the units
        Call,        ///< max or min, as `text` says, of the children, elementwise
        Comparison,  ///< 1 where children[0] `text` children[1] holds, such as ≥, and 0 elsewhere
        Abbreviation, ///< written as the symbol of `ref`; with numbers, as children[0]
        /// `compute` of the children, of which the first `count` are written, by `text`: between
        /// them if it is a sign (W ∗ x, W ∗⊤ δ), [a = b] for "=", ∑ under which letters stand for
        /// "∑uv", the child alone if it is empty; a name is a function's: maxpool(x).
        Operation,
    };

    Kind kind = Kind::Number;
    Ref ref;
    double value = 0;
    std::string text;
    RunningIndex index = RunningIndex::Unit;
    int first = 0;
    int count = 0;
    bool silentOne = false; ///< A factor that is not written where it is 1.
    bool named = false;     ///< A Number whose `text` is its letter; among numbers: its digits.
    std::shared_ptr<const Compute> compute; ///< Operation only.
    std::vector<Rule> children;

    static Rule quantity(const Ref& ref);
    static Rule number(double value, std::string text);
    static Rule integer(int value);
    static Rule constant(double value, std::string letter); ///< A number of the op's, such as ε.
    static Rule half();
    static Rule sum(std::vector<Rule> terms); ///< A single term stays itself; sums are flattened.
    static Rule product(std::vector<Rule> factors); ///< A single factor stays itself.
    static Rule matrixProduct(Rule a, Rule b);
    static Rule hadamard(Rule a, Rule b);
    static Rule quotient(Rule a, Rule b);
    static Rule power(Rule base, int exponent);
    static Rule power(Rule base, Rule exponent);
    static Rule root(Rule a);
    static Rule negate(Rule a);
    static Rule difference(Rule a, Rule b); ///< a − b
    static Rule complement(Rule a);         ///< 1 − a
    static Rule transpose(Rule a);
    static Rule apply(std::string function, Rule argument, double alpha = 0);
    static Rule defined(Rule application,
                        Rule definition); ///< Written with numbers as its definition.
    static Rule sumOver(RunningIndex index, int count, Rule body,
                        int first = 0); ///< A single addend stays itself.
    static Rule call(std::string function, std::vector<Rule> arguments);
    static Rule comparison(Rule a, std::string relation, Rule b);
    static Rule normSquared(Rule a);
    static Rule rowSums(Rule a);
    static Rule columnSums(Rule a);
    static Rule abbreviation(const Ref& ref, Rule meaning);
    /// `written`: how many of the operands are written; −1: all.
    static Rule operation(std::string text, std::vector<Rule> operands, Compute compute,
                          int written = -1);
};

/// The rule's value on the numbers of a pass; a scalar is 1×1. Scalars and columns spread over
/// matrices as in W X + b. Throws ShapeError where shapes do not fit.
[[nodiscard]] Eigen::MatrixXd evaluate(const Rule& rule, const Trace& trace);

/// Whether a running index in the rule waits for a number.
[[nodiscard]] bool isOpen(const Rule& rule);

/// Calls `visit` with every Ref that stands in the rule, abbreviations and their meanings included.
void forEachRef(const Rule& rule, const std::function<void(const Ref&)>& visit);

/// The rule with the running index bound to a number.
[[nodiscard]] Rule bind(const Rule& rule, RunningIndex index, int value);

/// The rule with each address in it changed by `change`, meanings of abbreviations included.
[[nodiscard]] Rule mapRefs(const Rule& rule, const std::function<Ref(Ref)>& change);

/// The rule with every Quantity of exactly `ref` replaced.
[[nodiscard]] Rule substitute(const Rule& rule, const Ref& ref, const Rule& replacement);

/// How many addends the rule has: a sum's, a SumOver's, those of a multiple of a SumOver, or 1.
[[nodiscard]] int addends(const Rule& rule);
/// One of them, made without making the others.
[[nodiscard]] Rule addend(const Rule& rule, int which);

} // namespace deltaflow
