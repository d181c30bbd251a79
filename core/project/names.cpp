#include "core/project/names.h"

#include <algorithm>
#include <array>

namespace deltaflow {

namespace {

template <typename Kind>
struct Names;

template <>
struct Names<ActivationKind> {
    static constexpr auto all = std::to_array<std::string_view>(
        {"identity", "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "softmax"});
};
template <>
struct Names<LossKind> {
    static constexpr auto all = std::to_array<std::string_view>(
        {"half_squared", "binary_cross_entropy", "categorical_cross_entropy"});
};
template <>
struct Names<PenaltyKind> {
    static constexpr auto all =
        std::to_array<std::string_view>({"none", "over_samples", "plain", "l1_over_samples", "l1"});
};
template <>
struct Names<OptimiserKind> {
    static constexpr auto all =
        std::to_array<std::string_view>({"sgd", "momentum", "nesterov", "rmsprop", "adam"});
};
template <>
struct Names<InitScheme> {
    static constexpr auto all =
        std::to_array<std::string_view>({"given", "uniform", "xavier", "he", "zero"});
};
template <>
struct Names<NotationKind> {
    static constexpr auto all =
        std::to_array<std::string_view>({"delta", "theta", "graph", "layers", "chain_rule"});
};
template <>
struct Names<ScheduleKind> {
    static constexpr auto all = std::to_array<std::string_view>({"constant", "step", "cosine"});
};
template <>
struct Names<ScalingKind> {
    static constexpr auto all = std::to_array<std::string_view>({"none", "standardise", "min_max"});
};
template <>
struct Names<Setting> {
    static constexpr auto all =
        std::to_array<std::string_view>({"learning_rate", "lambda", "momentum", "decay", "beta1",
                                         "beta2", "epsilon", "sample_count", "iteration"});
};

template <>
struct Names<GeneratorKind> {
    static constexpr auto all =
        std::to_array<std::string_view>({"and", "or", "xor", "moons", "circles", "spirals",
                                         "gaussians", "checkerboard", "sine", "digits"});
};

template <typename Kind>
std::string_view name(Kind kind) {
    return Names<Kind>::all[static_cast<std::size_t>(kind)];
}

} // namespace

std::string_view nameOf(ActivationKind kind) {
    return name(kind);
}
std::string_view nameOf(LossKind kind) {
    return name(kind);
}
std::string_view nameOf(PenaltyKind kind) {
    return name(kind);
}
std::string_view nameOf(OptimiserKind kind) {
    return name(kind);
}
std::string_view nameOf(InitScheme scheme) {
    return name(scheme);
}
std::string_view nameOf(NotationKind kind) {
    return name(kind);
}
std::string_view nameOf(ScheduleKind kind) {
    return name(kind);
}
std::string_view nameOf(ScalingKind kind) {
    return name(kind);
}
std::string_view nameOf(Setting setting) {
    return name(setting);
}
std::string_view nameOf(GeneratorKind kind) {
    return name(kind);
}

template <typename Kind>
std::optional<Kind> fromName(std::string_view name) {
    const auto& all = Names<Kind>::all;
    const auto found = std::find(all.begin(), all.end(), name);
    if (found == all.end()) return std::nullopt;
    return static_cast<Kind>(found - all.begin());
}

template <typename Kind>
std::vector<std::string_view> namesOf() {
    return {Names<Kind>::all.begin(), Names<Kind>::all.end()};
}

template std::optional<ActivationKind> fromName(std::string_view);
template std::optional<LossKind> fromName(std::string_view);
template std::optional<PenaltyKind> fromName(std::string_view);
template std::optional<OptimiserKind> fromName(std::string_view);
template std::optional<InitScheme> fromName(std::string_view);
template std::optional<NotationKind> fromName(std::string_view);
template std::optional<ScheduleKind> fromName(std::string_view);
template std::optional<ScalingKind> fromName(std::string_view);
template std::optional<Setting> fromName(std::string_view);
template std::optional<GeneratorKind> fromName(std::string_view);
template std::vector<std::string_view> namesOf<ActivationKind>();
template std::vector<std::string_view> namesOf<LossKind>();
template std::vector<std::string_view> namesOf<PenaltyKind>();
template std::vector<std::string_view> namesOf<OptimiserKind>();
template std::vector<std::string_view> namesOf<InitScheme>();
template std::vector<std::string_view> namesOf<NotationKind>();
template std::vector<std::string_view> namesOf<ScheduleKind>();
template std::vector<std::string_view> namesOf<ScalingKind>();
template std::vector<std::string_view> namesOf<Setting>();
template std::vector<std::string_view> namesOf<GeneratorKind>();

} // namespace deltaflow
