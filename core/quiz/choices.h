#pragma once

#include "core/derive/writer.h"
#include "core/quiz/mistakes.h"

namespace deltaflow {

/// A rule to pick from: the right one, or one that a classical mistake computes by.
struct Choice {
    Rule rule;
    double value = 0;
    std::optional<Mistake> mistake; ///< Nothing at the right one.
};

/// The right rule among at most `most` in all, in an order that the seed fixes. No two give the
/// same number here or are written alike. Fewer than two where no mistake has a rule.
[[nodiscard]] std::vector<Choice> choicesAt(const Question& question, const Model& model,
                                            const Trace& trace, const Writer& writer,
                                            std::uint64_t seed, std::size_t most = 4);

/// A rule with what its abbreviations mean in their places: σ′(z) as a (1 − a). Two rules that
/// differ in what they mean by it are written apart so.
[[nodiscard]] Rule unfolded(const Rule& rule);

} // namespace deltaflow
