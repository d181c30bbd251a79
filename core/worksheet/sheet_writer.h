#pragma once

#include "core/worksheet/worksheet.h"

namespace deltaflow {

/// A project and its first pass.
struct SheetPass {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
};

/// "No worksheet is made: …"
[[noreturn]] void refuseWorksheet(const std::string& why);

/// A version made of this pass: which steps are asked for, drawn from seed and version; what is
/// given; and how all that is written. Throws Error as makeWorksheet does.
[[nodiscard]] Worksheet writeSheet(const SheetPass& pass, const WorksheetOptions& options,
                                   int version);

} // namespace deltaflow
