#include "core/quiz/choices.h"

#include "core/data/draw.h"
#include "core/derive/mark_updated.h"
#include "core/formula/serialise.h"
#include "core/graph/trace.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// Numbers this close are of rules that nobody can tell apart by them.
constexpr double kApart = 1e-6;

template <typename T>
std::vector<T> shuffled(std::vector<T> items, Random& random) {
    std::vector<T> all;
    for (const Index i : drawPermutation(random, std::ssize(items)))
        all.push_back(std::move(items[static_cast<std::size_t>(i)]));
    return all;
}

std::string written(const Rule& rule, const Writer& writer) {
    return toPlainText(markUpdated(writer.symbols(rule)));
}

} // namespace

Rule unfolded(const Rule& rule) {
    if (rule.kind == Rule::Kind::Abbreviation) return unfolded(rule.children.front());
    Rule out = rule;
    for (Rule& child : out.children)
        child = unfolded(child);
    return out;
}

std::vector<Choice> choicesAt(const Question& question, const Model& model, const Trace& trace,
                              const Writer& writer, std::uint64_t seed, std::size_t most) {
    Random random(seed);
    std::vector<WrongAnswer> wrong = wrongAnswers(question, model, trace);
    std::erase_if(wrong, [](const WrongAnswer& answer) { return !answer.rule; });
    wrong = shuffled(std::move(wrong), random);
    std::vector<Choice> choices{{unfolded(question.rule), question.answer, std::nullopt}};
    std::vector<std::string> texts{written(choices.front().rule, writer)};
    for (const WrongAnswer& answer : wrong) {
        if (choices.size() >= most) break;
        const Rule rule = unfolded(*answer.rule);
        std::string text = written(rule, writer);
        const bool isKnown = std::ranges::find(texts, text) != texts.end() ||
                             std::ranges::any_of(choices, [&](const Choice& other) {
                                 const double scale =
                                     std::max(std::abs(other.value), std::abs(answer.value));
                                 return std::abs(other.value - answer.value) <= kApart * scale;
                             });
        if (isKnown) continue;
        texts.push_back(std::move(text));
        choices.push_back({rule, answer.value, answer.mistake});
    }
    return shuffled(std::move(choices), random);
}

} // namespace deltaflow
