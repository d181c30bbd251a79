#include "app/commands/commands.h"

#include "app/open_document.h"
#include "app/picture_file.h"

#include <QFileInfo>

namespace deltaflow {

void writeWorksheet(const CommandLine& line) {
    const WorksheetPlan& plan = line.worksheet;
    const std::vector<Worksheet> sheets = makeWorksheets(openDocument(line), plan);
    const auto write = [&](const QString& path, SheetParts parts) {
        writeFile(path, worksheetBytes(sheets, plan, parts, QFileInfo(path).suffix()));
    };
    write(line.output, line.answersPath.isEmpty() ? SheetParts::Both : SheetParts::Sheets);
    if (!line.answersPath.isEmpty()) write(line.answersPath, SheetParts::Keys);
}

} // namespace deltaflow
