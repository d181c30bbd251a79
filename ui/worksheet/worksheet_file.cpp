#include "ui/worksheet/worksheet_file.h"

#include "ui/worksheet/sheet_pages.h"
#include "ui/worksheet/sheet_words.h"

namespace deltaflow {

namespace {

QByteArray asPdf(const std::vector<Worksheet>& sheets, const WorksheetPlan& plan,
                 SheetParts parts) {
    return pdfOf(sheetTitle(sheets.front()), plan.paper, [&](Pages& pages) {
        const auto addAll = [&](auto add) {
            for (const Worksheet& sheet : sheets) {
                pages.breakPage();
                pages.restartNumbers();
                add(pages, sheet, plan.options);
            }
        };
        if (parts != SheetParts::Keys) addAll(addSheet);
        if (parts != SheetParts::Sheets) addAll(addKey);
    });
}

} // namespace

std::vector<Worksheet> makeWorksheets(const Project& project, const WorksheetPlan& plan) {
    std::vector<Worksheet> sheets;
    for (int version = 1; version <= plan.versions; ++version)
        sheets.push_back(makeWorksheet(project, plan.options, version));
    return sheets;
}

bool isWorksheetSuffix(const QString& suffix) {
    const QString lower = suffix.toLower();
    return lower == QLatin1String("pdf") || lower == QLatin1String("tex");
}

QByteArray worksheetBytes(const std::vector<Worksheet>& sheets, const WorksheetPlan& plan,
                          SheetParts parts, const QString& suffix) {
    if (suffix.toLower() != QLatin1String("tex")) return asPdf(sheets, plan, parts);
    const bool isLetter = plan.paper.size == Paper::letter().size;
    return sheetsAsLatex(sheets, plan.options, parts,
                         isLetter ? QStringLiteral("letterpaper") : QStringLiteral("a4paper"))
        .toUtf8();
}

} // namespace deltaflow
