#include "core/quiz/diagnosis.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

bool agree(double answer, double expected, int digits) {
    if (!std::isfinite(expected)) return answer == expected;
    if (expected == 0) return std::abs(answer) < std::pow(10.0, -digits);
    const double unit = std::pow(10.0, std::floor(std::log10(std::abs(expected))) - digits + 1);
    return std::abs(answer - expected) <= unit * (1 + 1e-9);
}

Diagnosis diagnose(double answer, const Question& question, const Model& model, const Trace& trace,
                   int digits) {
    Diagnosis diagnosis;
    diagnosis.isRight = agree(answer, question.answer, digits);
    if (diagnosis.isRight) return diagnosis;
    diagnosis.mistakes = wrongAnswers(question, model, trace);
    std::erase_if(diagnosis.mistakes,
                  [&](const WrongAnswer& wrong) { return !agree(answer, wrong.value, digits); });
    return diagnosis;
}

} // namespace deltaflow
