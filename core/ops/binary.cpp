#include "core/ops/binary.h"

#include "core/error.h"
#include "core/ops/elementwise_kernels.h"

#include <cmath>

namespace deltaflow {

namespace {

using Rules = std::span<const Rule>;
using Times = Rule (*)(Rule a, Rule b);

struct Function {
    static constexpr int kInputs = 2;
    static constexpr bool kReadsValue = false; ///< Whether a partial derivative is written in y.
};

struct Subtract : Function {
    static constexpr std::string_view kName = "sub";
    static double value(const double* x) { return x[0] - x[1]; }
    static Rule valueRule(Rules x, Times) { return Rule::difference(x[0], x[1]); }
    template <int Input>
    static double partial(const double*, double) {
        return Input == 0 ? 1 : -1;
    }
    static Rule partialRule(Rules, const Rule&, int input, Times) {
        return Rule::integer(input == 0 ? 1 : -1);
    }
};

struct Multiply : Function {
    static constexpr std::string_view kName = "mul";
    static double value(const double* x) { return x[0] * x[1]; }
    static Rule valueRule(Rules x, Times times) { return times(x[0], x[1]); }
    template <int Input>
    static double partial(const double* x, double) {
        return x[1 - Input];
    }
    static Rule partialRule(Rules x, const Rule&, int input, Times) {
        return x[input == 0 ? 1 : 0];
    }
};

struct Divide : Function {
    static constexpr std::string_view kName = "div";
    static double value(const double* x) { return x[0] / x[1]; }
    static Rule valueRule(Rules x, Times) { return Rule::quotient(x[0], x[1]); }
    template <int Input>
    static double partial(const double* x, double) {
        return Input == 0 ? 1 / x[1] : -x[0] / (x[1] * x[1]);
    }
    static Rule partialRule(Rules x, const Rule&, int input, Times) {
        if (input == 0) return Rule::quotient(Rule::integer(1), x[1]);
        return Rule::negate(Rule::quotient(x[0], Rule::power(x[1], 2)));
    }
};

struct Power : Function {
    static constexpr std::string_view kName = "pow";
    static double value(const double* x) { return std::pow(x[0], x[1]); }
    static Rule valueRule(Rules x, Times) { return Rule::power(x[0], x[1]); }
    template <int Input>
    static double partial(const double* x, double) {
        if constexpr (Input == 0) return x[1] == 0 ? 0 : x[1] * std::pow(x[0], x[1] - 1);
        return x[0] == 0 && x[1] > 0 ? 0 : std::pow(x[0], x[1]) * std::log(x[0]);
    }
    static Rule partialRule(Rules x, const Rule&, int input, Times times) {
        if (input == 0)
            return times(x[1], Rule::power(x[0], Rule::difference(x[1], Rule::integer(1))));
        return times(Rule::power(x[0], x[1]), Rule::apply("ln", x[0]));
    }
};

template <bool Greatest>
struct Extreme : Function {
    static constexpr std::string_view kName = Greatest ? "max" : "min";
    static bool isFirst(const double* x) { return Greatest ? x[0] >= x[1] : x[0] <= x[1]; }
    static bool isUnordered(const double* x) { return std::isnan(x[0]) || std::isnan(x[1]); }
    static double value(const double* x) {
        return isFirst(x) || std::isnan(x[0]) ? x[0] : x[1]; // NaN if one of them is
    }
    static Rule valueRule(Rules x, Times) {
        return Rule::call(std::string(kName), {x.begin(), x.end()});
    }
    template <int Input>
    static double partial(const double* x, double) {
        if (isUnordered(x)) return std::nan("");
        return isFirst(x) == (Input == 0) ? 1 : 0;
    }
    static Rule partialRule(Rules x, const Rule&, int input, Times) {
        if (input == 0) return Rule::comparison(x[0], Greatest ? "≥" : "≤", x[1]);
        return Rule::comparison(x[1], Greatest ? ">" : "<", x[0]);
    }
};

} // namespace

std::shared_ptr<const Op> makeBinary(BinaryKind kind) {
    using elementwise::FunctionOp;
    switch (kind) {
    case BinaryKind::Subtract:
        return std::make_shared<FunctionOp<Subtract>>();
    case BinaryKind::Multiply:
        return std::make_shared<FunctionOp<Multiply>>();
    case BinaryKind::Divide:
        return std::make_shared<FunctionOp<Divide>>();
    case BinaryKind::Power:
        return std::make_shared<FunctionOp<Power>>();
    case BinaryKind::Max:
        return std::make_shared<FunctionOp<Extreme<true>>>();
    case BinaryKind::Min:
        break;
    }
    return std::make_shared<FunctionOp<Extreme<false>>>();
}

} // namespace deltaflow
