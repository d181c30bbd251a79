#include "core/quiz/answer.h"

#include "core/expression/expression.h"
#include "core/graph/trace.h"
#include "core/network/model.h"
#include "core/project/expression_project.h"
#include "core/text/number.h"
#include "core/train/history.h"

#include <cmath>

namespace deltaflow {

namespace {

double evaluated(std::string_view text) {
    auto project = std::make_shared<const Project>(newExpression(text));
    const VariableValues variables = variableValues(*project);
    if (!variables.empty())
        throw AnswerError("“" + variables.begin()->first +
                          "” is a name; an answer is made of numbers.");
    const auto model = buildModel(*project);
    return History(project, model).at(0)->at({model->loss, Quantity::Value, 0, 0, 0});
}

} // namespace

double readAnswer(std::string_view text, char decimalPoint) {
    const auto read = parseNumber(text, decimalPoint);
    if (const double* number = std::get_if<double>(&read)) return *number;
    switch (std::get<NumberError>(read)) {
    case NumberError::Empty:
        throw AnswerError("An answer is a number, and nothing is typed yet.");
    case NumberError::DivisionByZero:
        throw AnswerError("The answer divides by 0.");
    case NumberError::OutOfRange:
        throw AnswerError("The answer is beyond the numbers that are computed with.");
    case NumberError::Ambiguous:
        throw AnswerError("The comma can be read in two ways; write the number with a point.");
    case NumberError::NotANumber:
        break;
    }
    double value = 0;
    try {
        value = evaluated(text);
    } catch (const ExpressionError& error) {
        throw AnswerError(error.what());
    }
    if (!std::isfinite(value)) throw AnswerError("The answer is not a finite number.");
    return value;
}

} // namespace deltaflow
