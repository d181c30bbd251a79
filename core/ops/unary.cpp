#include "core/ops/unary.h"

#include "core/ops/elementwise_kernels.h"

#include <cmath>

namespace deltaflow {

namespace {

using Rules = std::span<const Rule>;
using Times = Rule (*)(Rule a, Rule b);

struct Function {
    static constexpr int kInputs = 1;
    static constexpr bool kReadsValue = false; ///< Whether the slope is written in y.
};

struct Negate : Function {
    static constexpr std::string_view kName = "neg";
    static double value(const double* x) { return -x[0]; }
    static Rule valueRule(Rules x, Times) { return Rule::negate(x[0]); }
    template <int>
    static double partial(const double*, double) {
        return -1;
    }
    static Rule partialRule(Rules, const Rule&, int, Times) { return Rule::integer(-1); }
};

struct Exp : Function {
    static constexpr std::string_view kName = "exp";
    static constexpr bool kReadsValue = true;
    static double value(const double* x) { return std::exp(x[0]); }
    static Rule valueRule(Rules x, Times) { return Rule::apply("exp", x[0]); }
    template <int>
    static double partial(const double*, double y) {
        return y;
    }
    static Rule partialRule(Rules, const Rule& y, int, Times) { return y; }
};

struct Log : Function {
    static constexpr std::string_view kName = "log";
    static double value(const double* x) { return std::log(x[0]); }
    static Rule valueRule(Rules x, Times) { return Rule::apply("ln", x[0]); }
    template <int>
    static double partial(const double* x, double) {
        return 1 / x[0];
    }
    static Rule partialRule(Rules x, const Rule&, int, Times) {
        return Rule::quotient(Rule::integer(1), x[0]);
    }
};

struct Sin : Function {
    static constexpr std::string_view kName = "sin";
    static double value(const double* x) { return std::sin(x[0]); }
    static Rule valueRule(Rules x, Times) { return Rule::apply("sin", x[0]); }
    template <int>
    static double partial(const double* x, double) {
        return std::cos(x[0]);
    }
    static Rule partialRule(Rules x, const Rule&, int, Times) { return Rule::apply("cos", x[0]); }
};

struct Cos : Function {
    static constexpr std::string_view kName = "cos";
    static double value(const double* x) { return std::cos(x[0]); }
    static Rule valueRule(Rules x, Times) { return Rule::apply("cos", x[0]); }
    template <int>
    static double partial(const double* x, double) {
        return -std::sin(x[0]);
    }
    static Rule partialRule(Rules x, const Rule&, int, Times) {
        return Rule::negate(Rule::apply("sin", x[0]));
    }
};

struct Sqrt : Function {
    static constexpr std::string_view kName = "sqrt";
    static constexpr bool kReadsValue = true;
    static double value(const double* x) { return std::sqrt(x[0]); }
    static Rule valueRule(Rules x, Times) { return Rule::root(x[0]); }
    template <int>
    static double partial(const double*, double y) {
        return 1 / (2 * y);
    }
    static Rule partialRule(Rules, const Rule& y, int, Times) {
        return Rule::quotient(Rule::integer(1), Rule::product({Rule::integer(2), y}));
    }
};

struct Abs : Function {
    static constexpr std::string_view kName = "abs";
    static double value(const double* x) { return std::abs(x[0]); }
    static Rule valueRule(Rules x, Times) { return Rule::apply("abs", x[0]); }
    template <int>
    static double partial(const double* x, double) {
        return x[0] > 0 ? 1 : x[0] < 0 ? -1 : x[0] * 0; // NaN stays NaN
    }
    static Rule partialRule(Rules x, const Rule&, int, Times) { return Rule::apply("sgn", x[0]); }
};

} // namespace

std::shared_ptr<const Op> makeUnary(UnaryKind kind) {
    using elementwise::FunctionOp;
    switch (kind) {
    case UnaryKind::Negate:
        return std::make_shared<FunctionOp<Negate>>();
    case UnaryKind::Exp:
        return std::make_shared<FunctionOp<Exp>>();
    case UnaryKind::Log:
        return std::make_shared<FunctionOp<Log>>();
    case UnaryKind::Sin:
        return std::make_shared<FunctionOp<Sin>>();
    case UnaryKind::Cos:
        return std::make_shared<FunctionOp<Cos>>();
    case UnaryKind::Sqrt:
        return std::make_shared<FunctionOp<Sqrt>>();
    case UnaryKind::Abs:
        break;
    }
    return std::make_shared<FunctionOp<Abs>>();
}

} // namespace deltaflow
