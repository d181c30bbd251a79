#include "ui/worksheet/sheet_pages.h"

#include "ui/canvas/canvas_render.h"
#include "ui/formula/equation_layout.h"
#include "ui/formula/one_line.h"
#include "ui/handout/pdf/pages.h"
#include "ui/handout/pdf/step_block.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"
#include "ui/words/step_words.h"
#include "ui/worksheet/sheet_words.h"

#include <QFontMetricsF>

namespace deltaflow {

namespace {

constexpr double kFormulaSize = 12;
constexpr QSizeF kPicture{900, 360}; ///< As on a screen; scaled down to the page.

/// "Name ________  Date ______   ____ of 12 points"
Block nameBlock(const Worksheet& sheet, double width) {
    constexpr double height = 26;
    return {height, [points = pointsLabel(sheet), width](QPainter& painter) {
                const QFont font = uiFont(10);
                const QFontMetricsF metrics(font);
                painter.setFont(font);
                constexpr double base = height - 6;
                const auto field = [&](double x, const QString& label, double to) {
                    painter.setPen(Theme::light().text);
                    painter.drawText(QPointF(x, base), label);
                    painter.setPen(QPen(Theme::light().textMuted, 0.6));
                    painter.drawLine(QPointF(x + metrics.horizontalAdvance(label) + 5, base + 2),
                                     QPointF(to, base + 2));
                };
                const double pointsWidth = metrics.horizontalAdvance(points);
                field(0, nameLabel(), width * 0.52);
                field(width * 0.55, dateLabel(), width * 0.75);
                painter.drawLine(QPointF(width * 0.78, base + 2),
                                 QPointF(width - pointsWidth - 5, base + 2));
                painter.setPen(Theme::light().text);
                painter.drawText(QPointF(width - pointsWidth, base), points);
            }};
}

/// The network with its given numbers and nothing computed yet.
Block pictureBlock(const Worksheet& sheet, double width) {
    const double scale = width / kPicture.width();
    return {kPicture.height() * scale, [&sheet, scale](QPainter& painter) {
                Document document;
                document.reset(*sheet.project, {});
                Player player(document);
                player.setDigits(2); // given numbers have no more
                Theme paper = Theme::light();
                paper.canvas = Qt::white;
                painter.scale(scale, scale);
                renderCanvas(painter, QRectF(QPointF(), kPicture), player, paper);
            }};
}

/// Short equations one after the other, as many in a row as there is room for.
Block inlineBlock(const std::vector<Equation>& equations, double width) {
    constexpr double kBetween = 22;
    constexpr double kLeading = 5;
    std::vector<Block> rows;
    std::vector<EquationLayout> row;
    double x = 0;
    const auto flush = [&] {
        double above = 0;
        double below = 0;
        for (const EquationLayout& part : row) {
            above = std::max(above, part.baseline);
            below = std::max(below, part.size.height() - part.baseline);
        }
        rows.push_back({above + below + kLeading, [row, above](QPainter& painter) {
                            painter.setPen(Theme::light().text);
                            double at = 0;
                            for (const EquationLayout& part : row) {
                                paintEquation(painter, part, {at, above - part.baseline});
                                at += part.size.width() + kBetween;
                            }
                        }});
        row.clear();
        x = 0;
    };
    for (const Equation& equation : equations) {
        EquationLayout part = layoutEquation(equation, kFormulaSize, width);
        if (x > 0 && x + part.size.width() > width) flush();
        x += part.size.width() + kBetween;
        row.push_back(std::move(part));
    }
    if (!row.empty()) flush();
    return stacked(std::move(rows));
}

Block labelledBlock(const QString& label, const std::vector<Equation>& equations, double width) {
    return stacked({textBlock(label, 9, Theme::light().textMuted, width, QFont::DemiBold), gap(2),
                    inlineBlock(equations, width), gap(8)});
}

Block headOf(const QString& title, const QString& text, double width) {
    const Theme& theme = Theme::light();
    return stacked({textBlock(title, 20, theme.text, width, QFont::DemiBold), gap(4),
                    textBlock(text, 9.5, theme.textMuted, width), gap(8)});
}

/// On one line if there is room for it, else the rule above the numbers and the result.
Block lineBlock(const Equation& equation, double width) {
    const Equation line = onOneLine(equation);
    const bool fits = layoutEquation(line, kFormulaSize).size.width() <= width;
    return equationBlock(fits ? line : withResultBeside(equation), width, {});
}

struct TaskLook {
    bool isKey = false;
    int digits = 3;
    double width = 0;
};

Block taskBlock(const SheetTask& task, int number, const Model& model, const TaskLook& look) {
    const Theme& theme = Theme::light();
    std::vector<Block> parts{
        headingBlock(QStringLiteral("%1  %2").arg(number).arg(stepTitle(task.step, model)),
                     stepPlace(task.step, model), theme.phaseInk(task.step.phase), look.width),
        gap(3)};
    for (const Equation& equation : look.isKey ? task.key : task.sheet)
        parts.insert(parts.end(), {lineBlock(equation, look.width), gap(2)});
    const QString mistakes = look.isKey ? mistakesLine(task, look.digits) : QString();
    if (!mistakes.isEmpty())
        parts.insert(parts.end(), {gap(2), textBlock(mistakes, 8, theme.textMuted, look.width)});
    parts.push_back(gap(look.isKey ? 8 : 12));
    return stacked(std::move(parts));
}

void addTasks(Pages& pages, const Worksheet& sheet, TaskLook look) {
    look.width = pages.width();
    std::vector<Equation> told; // stand together
    const auto tell = [&] {
        if (!told.empty()) pages.add(labelledBlock(toldLabel(), told, look.width));
        told.clear();
    };
    int number = 0;
    for (const SheetTask& task : sheet.tasks) {
        if (!task.isAsked) {
            if (!look.isKey) told.insert(told.end(), task.sheet.begin(), task.sheet.end());
            continue;
        }
        tell();
        pages.add(taskBlock(task, ++number, *sheet.model, look));
        if (pages.isFull()) return;
    }
}

} // namespace

void addSheet(Pages& pages, const Worksheet& sheet, const WorksheetOptions& options) {
    pages.setFoot(sheetFoot(sheet, options));
    pages.add(nameBlock(sheet, pages.width()));
    pages.add(gap(14));
    pages.add(headOf(sheetTitle(sheet), sheetInstructions(options), pages.width()));
    pages.add(pictureBlock(sheet, pages.width()));
    pages.add(gap(8));
    pages.add(labelledBlock(givenLabel(), sheet.given, pages.width()));
    pages.add(gap(4));
    addTasks(pages, sheet, {.isKey = false, .digits = options.digits});
}

void addKey(Pages& pages, const Worksheet& sheet, const WorksheetOptions& options) {
    pages.setFoot(sheetFoot(sheet, options));
    pages.add(headOf(keyTitle(sheet), sheetTitle(sheet), pages.width()));
    pages.add(labelledBlock(givenLabel(), sheet.given, pages.width()));
    pages.add(textBlock(keyInstructions(), 9, Theme::light().textMuted, pages.width()));
    pages.add(gap(10));
    addTasks(pages, sheet, {.isKey = true, .digits = options.digits});
}

} // namespace deltaflow
