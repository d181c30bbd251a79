#include "core/insight/paths.h"
#include "core/ops/dense.h"
#include "core/text/number.h"
#include "ui/insight/section_writer.h"
#include "ui/insight/sections.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr std::size_t kMostWritten = 8; ///< More paths are bars, without their factors.
constexpr std::size_t kMostFactors = 6; ///< A longer path is cut short in the middle.

QString tr(const char* text) {
    return QCoreApplication::translate("InsightPanel", text);
}

QString counted(const PathCount& count) {
    if (!count.isExact() || count.value() >= 1e15)
        return QString::fromUtf8("≈ ") + QString::fromStdString(formatNumber(count.value(), 4));
    return QLocale::c().toString(static_cast<qulonglong>(count.value()));
}

SheetItem bar(const QString& text, const QString& value, double part, SheetTone tone) {
    SheetItem item;
    item.kind = SheetItem::Kind::Bar;
    item.text = text;
    item.value = value;
    item.to = part;
    item.tone = tone;
    return item;
}

SheetItem quiet(const QString& text) {
    SheetItem item = SheetItem::note(text);
    item.tone = SheetTone::Muted;
    return item;
}

std::vector<Ref> verticesOf(const UnitPath& path) {
    std::vector<Ref> vertices;
    for (const UnitEdge& edge : path.edges) {
        if (vertices.empty()) vertices.push_back(edge.from);
        vertices.push_back(edge.to);
    }
    return vertices;
}

/// x₁ → a¹₂ → a²₁ → L
Formula way(const UnitPath& path, const SectionWriter& writer) {
    std::vector<Formula> parts;
    const std::vector<Ref> vertices = verticesOf(path);
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        if (vertices.size() > kMostFactors + 1 && i == 3) {
            parts.push_back(Formula::op("→"));
            parts.push_back(Formula::op("⋯"));
            i = vertices.size() - 3;
        }
        if (!parts.empty()) parts.push_back(Formula::op("→"));
        parts.push_back(writer->symbol(vertices[i]));
    }
    return Formula::row(std::move(parts));
}

/// The product of the partials along a path, as numbers.
Formula product(const UnitPath& path, const SectionWriter& writer) {
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
        if (path.edges.size() > kMostFactors && i == 3) {
            parts.push_back(Formula::op("×"));
            parts.push_back(Formula::op("⋯"));
            i = path.edges.size() - 2;
        }
        if (!parts.empty()) parts.push_back(Formula::op("×"));
        Formula number = writer->plainNumber(path.edges[i].partial);
        const bool fenced = path.edges[i].partial < 0 && !parts.empty();
        parts.push_back(fenced ? Formula::fence("(", std::move(number), ")") : std::move(number));
    }
    return Formula::row(std::move(parts));
}

/// A path among many: its product as a bar to the left or the right of 0.
SheetItem productBar(const Player& player, const UnitPath& path, const SectionWriter& writer,
                     double greatest) {
    SheetItem item =
        bar({}, QString::fromStdString(formatNumber(path.product, player.view().digits)),
            0.5 + (greatest > 0 ? path.product / greatest / 2 : 0), SheetTone::Muted);
    item.label = way(path, writer);
    item.from = item.origin = 0.5;
    item.refs = litBy(player, verticesOf(path));
    return item;
}

QString sumText(const Player& player, const PathReport& report) {
    const auto text = [&](double value) {
        return QString::fromStdString(formatNumber(value, player.view().digits));
    };
    if (!report.adjoint) return tr("The sum of their products is %1.").arg(text(report.sum));
    const double gap = std::abs(report.sum - *report.adjoint);
    const bool same = gap <= 1e-12 + 1e-9 * std::abs(*report.adjoint);
    return same ? tr("The sum of their products is %1, and so is the adjoint from the backward "
                     "pass ✓")
                      .arg(text(report.sum))
                : tr("The sum of their products is %1, but the adjoint is %2.")
                      .arg(text(report.sum), text(*report.adjoint));
}

} // namespace

std::vector<Ref> litBy(const Player& player, const std::vector<Ref>& vertices) {
    const Model& model = player.model();
    std::vector<Ref> lit = vertices;
    for (std::size_t i = 0; i + 1 < vertices.size(); ++i) {
        const int layer = model.layerOf(vertices[i + 1].node);
        if (layer < 1 || vertices[i].node != model.below(static_cast<std::size_t>(layer) - 1))
            continue;
        lit.push_back({model.layers[static_cast<std::size_t>(layer) - 1].weights, Quantity::Value,
                       vertices[i + 1].row, vertices[i].row, 0});
    }
    return lit;
}

Sheet pathCounts(const Player&, const PathReport& report, qint64 walked, qint64 swept) {
    const double most = std::max(1.0, report.walked.value());
    const bool going = walked >= 0;
    const auto value = [&](qint64 done, const QString& all) {
        return going ? tr("%1 of %2").arg(done).arg(all) : all;
    };
    const double walkedPart = going ? static_cast<double>(walked) / most : 1;
    const double sweptPart = static_cast<double>(going ? swept : report.swept) / most;
    return {bar(tr("Every path walked"), value(walked, counted(report.walked)), walkedPart,
                SheetTone::Forward),
            bar(tr("One reverse sweep"),
                value(swept, QLocale::c().toString(static_cast<qlonglong>(report.swept))),
                sweptPart, SheetTone::Backward)};
}

Sheet pathsSheet(const Player& player, const PathReport& report) {
    if (report.tooLarge)
        return {quiet(tr("More than two million edges lie between them; that is too many to "
                         "count while you wait."))};
    if (report.paths.isZero()) return {quiet(tr("No path leads from the one to the other."))};
    // One pass of one sample needs no index for it.
    const Graph& graph = *player.model().graph;
    const NodeId first = report.listed.front().edges.front().from.node;
    const SectionWriter writer(player, graph.node(first).shape.perSample ? 1 : 0);
    Sheet sheet{SheetItem::note(
        report.paths.value() == 1
            ? tr("One path. %1").arg(sumText(player, report))
            : tr("%1 paths. %2").arg(counted(report.paths), sumText(player, report)))};
    if (report.paths.isExact() && report.paths.value() >= 1e15)
        sheet.push_back(
            quiet(tr("Exactly %1.").arg(QString::fromStdString(report.paths.digits()))));
    if (!report.listsAll())
        sheet.push_back(quiet(tr("The first %1 of them:").arg(report.listed.size())));
    double sum = 0;
    double greatest = 0;
    for (const UnitPath& path : report.listed)
        greatest = std::max(greatest, std::abs(path.product));
    for (const UnitPath& path : report.listed) {
        sum = path.runningSum;
        if (report.listed.size() > kMostWritten) {
            sheet.push_back(productBar(player, path, writer, greatest));
            continue;
        }
        SheetItem item = SheetItem::formula({way(path, writer),
                                             ":",
                                             {Formula::row({product(path, writer), Formula::op("="),
                                                            writer->plainNumber(path.product)})}});
        item.refs = litBy(player, verticesOf(path));
        sheet.push_back(std::move(item));
    }
    if (report.listed.size() > 1)
        sheet.push_back(
            quiet(tr("Sum of these: %1")
                      .arg(QString::fromStdString(formatNumber(sum, player.view().digits)))));
    return sheet;
}

} // namespace deltaflow
