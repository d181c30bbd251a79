#include "ui/formula/one_line.h"

namespace deltaflow {

Equation withResultBeside(const Equation& equation) {
    Equation joined = equation;
    auto& rights = joined.rights;
    if (rights.size() < 2) return joined;
    Formula result = std::move(rights.back());
    rights.pop_back();
    rights.back() = Formula::row({std::move(rights.back()), Formula::op("="), std::move(result)});
    return joined;
}

Equation onOneLine(const Equation& equation) {
    Equation joined = equation;
    while (joined.rights.size() > 1)
        joined = withResultBeside(joined);
    return joined;
}

} // namespace deltaflow
