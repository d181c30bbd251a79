#include "app/commands/commands.h"

#include "app/open_document.h"
#include "core/project/expression_project.h"
#include "core/text/number.h"
#include "core/train/history.h"

#include <set>

namespace deltaflow {

namespace {

/// At most about this many lines, however many updates.
constexpr std::int64_t kLines = 20;

std::set<std::int64_t> shownIterations(std::int64_t updates) {
    std::set<std::int64_t> shown{0, updates};
    const std::int64_t lines = std::min(kLines, updates);
    for (std::int64_t i = 1; i < lines; ++i)
        shown.insert(updates * i / lines);
    return shown;
}

} // namespace

void printTraining(const CommandLine& line, QTextStream& out) {
    const auto project = std::make_shared<const Project>(openDocument(line));
    History history(project, buildModel(*project));
    const std::vector<double> losses = history.losses(line.updates + 1);
    out << QString::fromStdString(displayTitle(*project)) << "\n\n"
        << QStringLiteral("%1  loss\n").arg(QStringLiteral("updates"), 9);
    for (const std::int64_t iteration : shownIterations(line.updates)) {
        const double loss = losses[static_cast<std::size_t>(iteration)];
        out << QStringLiteral("%1  %2\n")
                   .arg(iteration, 9)
                   .arg(QString::fromStdString(formatNumber(loss, line.digits)));
    }
}

} // namespace deltaflow
