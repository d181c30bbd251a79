#pragma once

#include "core/project/project.h"

#include <string>
#include <vector>

namespace deltaflow {

/// A project's data with what its rows are called. One name a row: inputNames of data.x (inputs×m),
/// targetNames of data.y (outputs×m). `classes` names the values of the only target where that is a
/// class, in order: two of them over one row of 0 and 1, else one a row (one-hot); empty for
/// regression and where several columns are targets.
struct DataSet {
    Data data;
    std::vector<std::string> inputNames;
    std::vector<std::string> targetNames;
    std::vector<std::string> classes;

    [[nodiscard]] Index samples() const { return data.x.cols(); }
};

} // namespace deltaflow
