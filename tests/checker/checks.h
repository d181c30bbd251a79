#pragma once

#include "comparison.h"

namespace deltaflow::checker {

/// Each holds all of a fixture's expected numbers against the engine. They throw Mismatch at a
/// wrong number, and any other std::exception where the fixture cannot be understood.

void checkMlp(const nlohmann::json& fixture, Comparison& comparison);
void checkGraph(const nlohmann::json& fixture, Comparison& comparison);
void checkConvolution(const nlohmann::json& fixture, Comparison& comparison);
void checkPooling(const nlohmann::json& fixture, Comparison& comparison);
void checkNormalisation(const nlohmann::json& fixture, Comparison& comparison);
void checkRecurrent(const nlohmann::json& fixture, Comparison& comparison);
void checkExpression(const nlohmann::json& fixture, Comparison& comparison);
void checkFunctions(const nlohmann::json& fixture, Comparison& comparison);

} // namespace deltaflow::checker
