#pragma once

#include "core/worksheet/worksheet.h"

namespace deltaflow {

class Pages;

/// A version as pages to be filled in by hand: title, lines for name and date, what to do, the
/// network with its given numbers, and the tasks. Begins on the page where `pages` stands.
void addSheet(Pages& pages, const Worksheet& sheet, const WorksheetOptions& options);

/// Its answers: the same tasks with all numbers, and what classical mistakes give.
void addKey(Pages& pages, const Worksheet& sheet, const WorksheetOptions& options);

} // namespace deltaflow
