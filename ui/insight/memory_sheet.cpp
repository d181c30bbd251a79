#include "core/insight/memory.h"
#include "ui/insight/section_writer.h"
#include "ui/insight/sections.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace deltaflow {
namespace {

constexpr std::size_t kMostRows = 12;
constexpr Index kMostSteps = 600; ///< Of a derivation by layers; more are not metered.

QString tr(const char* text) {
    return QCoreApplication::translate("InsightPanel", text);
}

QString amount(Index numbers) {
    return tr("%1 numbers (%2)")
        .arg(QLocale::c().toString(static_cast<qlonglong>(numbers)),
             QLocale::c().formattedDataSize(static_cast<qint64>(numbers) * 8));
}

std::vector<double> asDoubles(const std::vector<Index>& from) {
    return {from.begin(), from.end()};
}

SheetItem quiet(const QString& text) {
    SheetItem item = SheetItem::note(text);
    item.tone = SheetTone::Muted;
    return item;
}

SheetItem chart(const MemoryMeter& meter, Index head) {
    SheetItem item;
    item.kind = SheetItem::Kind::Chart;
    item.series = {{tr("values"), SheetTone::Forward, asDoubles(meter.training)},
                   {tr("adjoints"), SheetTone::Backward, asDoubles(meter.trainingAdjoints)},
                   {tr("to predict only"), SheetTone::Plain, asDoubles(meter.prediction)}};
    item.head = head;
    item.step = 0;
    item.text = tr("Numbers held at each step");
    return item;
}

/// What the current step reads, in symbols.
void addReads(Sheet& sheet, const Step& step, const SectionWriter& writer) {
    constexpr std::size_t kInLine = 5;
    std::vector<Formula> line;
    std::size_t count = 0;
    for (const Ref& ref : step.reads) {
        if (ref.quantity == Quantity::Setting || ref.quantity == Quantity::Slope) continue;
        if (count == 0) sheet.push_back(quiet(tr("This step reads")));
        if (count == kMostRows) {
            line.push_back(Formula::op("⋯"));
            break;
        }
        if (count > 0 && count % kInLine == 0) {
            sheet.push_back(SheetItem::formula({Formula::row(std::move(line)), "", {}}));
            line.clear();
        }
        ++count;
        line.push_back(writer->symbol(ref));
        line.push_back(Formula::space(0.8));
    }
    if (!line.empty()) sheet.push_back(SheetItem::formula({Formula::row(std::move(line)), "", {}}));
}

/// From when to when each value is held, the play-head's moment in the middle of it all.
void addSpans(Sheet& sheet, const MemoryMeter& meter, const Player& player,
              const SectionWriter& writer, Index head) {
    const double steps = std::max(1.0, static_cast<double>(meter.training.size()));
    const auto read = [&](const HeldNumbers& held) {
        if (!player.step()) return false;
        return std::ranges::any_of(player.step()->reads, [&](const Ref& ref) {
            return ref.node == held.whole.node && ref.quantity == held.whole.quantity;
        });
    };
    sheet.push_back(quiet(tr("How long each value is held; the current step reads the marked")));
    std::size_t rows = 0;
    for (const HeldNumbers& held : meter.values) {
        if (++rows > kMostRows) break;
        SheetItem bar;
        bar.kind = SheetItem::Kind::Bar;
        bar.label = writer->symbol(held.whole);
        bar.value = QString::number(held.count);
        bar.from = static_cast<double>(std::max<Index>(held.written, 0)) / steps;
        bar.to = static_cast<double>(held.lastRead + 1) / steps;
        bar.tone = SheetTone::Forward;
        bar.origin = head < 0 ? -1 : (static_cast<double>(head) + 1) / steps;
        bar.marked = read(held);
        bar.refs = {held.whole};
        sheet.push_back(std::move(bar));
    }
    if (meter.values.size() > kMostRows)
        sheet.push_back(quiet(tr("and %1 more").arg(meter.values.size() - kMostRows)));
}

} // namespace

Sheet memorySheet(const Player& player) {
    const Derivation& layers = player.derivation(Level::Layer);
    if (layers.size() > kMostSteps) return {};
    const MemoryMeter meter = memoryMeter(layers, player.model(), player.samples());
    if (meter.training.empty()) return {};
    const Index head = player.view().step < 0
                           ? -1
                           : std::min(player.derivation().sameMoment(player.view().step, layers),
                                      std::ssize(meter.training) - 1);
    const SectionWriter writer(player);
    Sheet sheet{chart(meter, head)};
    if (head >= 0) {
        const auto at = static_cast<std::size_t>(head);
        sheet.push_back(SheetItem::note(
            tr("Now held: %1").arg(amount(meter.training[at] + meter.trainingAdjoints[at]))));
    }
    sheet.push_back(
        quiet(tr("At most %1 to train, %2 to predict only; beside them the %3 parameters in both.")
                  .arg(amount(meter.peakTraining), amount(meter.peakPrediction),
                       QLocale::c().toString(static_cast<qlonglong>(meter.parameters)))));
    if (player.step()) addReads(sheet, *player.step(), writer);
    addSpans(sheet, meter, player, writer, head);
    return sheet;
}

} // namespace deltaflow
