#include "core/quiz/diagnosis.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

constexpr int kComputed = 8; ///< So many digits are met by a computation, not by chance.

/// Whether the answer is the number, cut or rounded to at least so many significant digits.
bool isShortFor(double answer, double value, int digits) {
    const double tiny = std::abs(value) * 1e-9;
    for (int kept = digits; kept <= kComputed; ++kept) {
        const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - kept + 1);
        for (const double whole : {std::round(value / unit), std::trunc(value / unit)})
            if (std::abs(answer - whole * unit) <= tiny) return true;
    }
    return false;
}

} // namespace

bool agree(double answer, double expected, int digits) {
    if (!std::isfinite(expected)) return answer == expected;
    if (expected == 0) return std::abs(answer) < std::pow(10.0, -digits);
    const double unit = std::pow(10.0, std::floor(std::log10(std::abs(expected))) - digits + 1);
    return std::abs(answer - expected) <= unit * (1 + 1e-9);
}

Diagnosis diagnose(double answer, const Question& question, const Model& model, const Trace& trace,
                   int digits) {
    Diagnosis diagnosis;
    auto& mistakes = diagnosis.mistakes;
    mistakes = wrongAnswers(question, model, trace);
    std::erase_if(mistakes,
                  [&](const WrongAnswer& wrong) { return !agree(answer, wrong.value, digits); });
    const auto isComputed = [answer](double value) { return agree(answer, value, kComputed); };
    std::stable_partition(mistakes.begin(), mistakes.end(),
                          [&](const WrongAnswer& wrong) { return isComputed(wrong.value); });
    // A mistake's own number is that mistake, though it be as near to the right one as is asked.
    const double right = question.answer;
    const bool isMistake = !mistakes.empty() && isComputed(mistakes.front().value) &&
                           !isComputed(right) && !isShortFor(answer, right, digits);
    diagnosis.isRight = agree(answer, right, digits) && !isMistake;
    if (diagnosis.isRight) mistakes.clear();
    constexpr int kFewest = 2; // right to one digit is a guess
    diagnosis.isNear = !diagnosis.isRight && mistakes.empty() && digits > kFewest &&
                       agree(answer, right, digits - 1);
    return diagnosis;
}

} // namespace deltaflow
