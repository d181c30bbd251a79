#include "ui/canvas/canvas_words.h"

#include "core/derive/notation.h"
#include "core/formula/serialise.h"
#include "core/text/number.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Canvas", text);
}

/// With what people call the output: a class.
QString named(const CanvasScene& scene, const QString& words, int output) {
    const auto at = static_cast<std::size_t>(output);
    if (at >= scene.loss.targetNames.size() || scene.loss.targetNames[at].isEmpty()) return words;
    return tr("%1 (%2)").arg(words, scene.loss.targetNames[at]);
}

QString unitName(const CanvasScene& scene, int layer, int unit) {
    const auto last = static_cast<int>(scene.layers.size()) - 1;
    if (unit == ElementId::kBiasSource) return tr("bias unit");
    if (layer == 0) return tr("input %1").arg(unit + 1);
    if (layer == last) return named(scene, tr("output unit %1").arg(unit + 1), unit);
    return tr("hidden layer %1, unit %2").arg(layer).arg(unit + 1);
}

QString capitalised(QString words) {
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

QString spoken(const CanvasScene& scene, const QString& what, const Figure& figure) {
    if (!figure.shown) return {};
    const QString value = figure.known
                              ? QString::fromStdString(formatNumber(figure.value, scene.digits))
                              : tr("not yet computed");
    return tr(", %1 %2").arg(what, value);
}

QString symbolOf(const Player& player, const Ref& ref) {
    const Project& project = player.document().project();
    const Notation notation(project.notation, project.optimiser.kind, player.sharedModel(),
                            player.samples());
    return QString::fromStdString(toPlainText(notation.symbol(ref)));
}

QString originOf(const Player& player, const Ref& ref) {
    const auto writer = player.derivation().writer(ref);
    if (!writer)
        return player.isEditable(ref) ? tr("Given: drag to change, double-click to type")
                                      : tr("Given");
    const QString step = stepTitle(player.derivation().step(*writer), player.model());
    return tr("From step %1: %2").arg(*writer + 1).arg(step);
}

} // namespace

QString elementName(const CanvasScene& scene, const ElementId& id) {
    switch (id.kind) {
    case ElementKind::Unit:
        return capitalised(unitName(scene, id.layer, id.unit));
    case ElementKind::BiasUnit:
        return tr("Bias unit");
    case ElementKind::Edge:
    case ElementKind::Matrix:
        return tr("Weight from %1 to %2")
            .arg(unitName(scene, id.layer - 1, id.source), unitName(scene, id.layer, id.unit));
    case ElementKind::Loss:
        return tr("Loss");
    case ElementKind::Target:
        return named(scene, tr("Target %1").arg(id.unit + 1), id.unit);
    case ElementKind::None:
        break;
    }
    return {};
}

QString elementSentence(const CanvasScene& scene, const ElementId& id) {
    QString words = elementName(scene, id);
    if (id.kind == ElementKind::Unit && scene.isDrawn(id)) {
        const CanvasUnit& unit = scene.unit(id.layer, id.unit);
        words += id.layer == 0 ? spoken(scene, tr("value"), unit.activation)
                               : spoken(scene, tr("activation"), unit.activation);
        words += spoken(scene, tr("bias"), unit.bias);
        if (unit.delta.known) words += spoken(scene, tr("delta"), unit.delta);
    } else if (const CanvasEdge* edge = scene.edge(id)) {
        words += spoken(scene, tr("value"), edge->weight);
        if (edge->gradient.known) words += spoken(scene, tr("gradient"), edge->gradient);
    } else if (id.kind == ElementKind::Loss) {
        words += spoken(scene, tr("value"), scene.loss.total);
    } else if (id.kind == ElementKind::Target &&
               static_cast<std::size_t>(id.unit) < scene.loss.targets.size()) {
        words += spoken(scene, tr("value"), scene.loss.targets[static_cast<std::size_t>(id.unit)]);
    }
    return words;
}

std::vector<ElementId> namedElements(const CanvasScene& scene) {
    std::vector<ElementId> elements;
    for (int layer = 0; layer < static_cast<int>(scene.layers.size()); ++layer) {
        if (layer > 0) {
            const CanvasConnection& connection = scene.into(layer);
            for (int i = 0; i < static_cast<int>(connection.edges.size()); ++i)
                elements.push_back(
                    ElementId::ofEdge(layer, i / connection.cols, i % connection.cols));
            for (int i = 0; i < static_cast<int>(connection.biasEdges.size()); ++i)
                elements.push_back(ElementId::ofEdge(layer, i, ElementId::kBiasSource));
        }
        for (int unit = 0;
             unit < static_cast<int>(scene.layers[static_cast<std::size_t>(layer)].units.size());
             ++unit)
            elements.push_back(ElementId::ofUnit(layer, unit));
    }
    const int outputs = static_cast<int>(scene.layers.size()) - 1;
    for (int i = 0; i < static_cast<int>(scene.loss.targets.size()); ++i)
        elements.push_back({ElementKind::Target, outputs, i, -1});
    elements.push_back({ElementKind::Loss, outputs, -1, -1});
    return elements;
}

QString tipFor(const Player& player, const QString& name, const Ref& ref) {
    const bool given = !player.derivation().writer(ref);
    const bool known = given || player.isKnown(ref);
    const QString value =
        known ? QString::fromStdString(formatNumber(player.number(ref), player.view().digits))
              : tr("not yet computed");
    QString exact = known ? QString::fromStdString(exactNumber(player.number(ref))) : value;
    exact.replace(QLatin1Char('-'), QChar(0x2212));
    const QString second = exact == value ? QString()
                                          : QStringLiteral("<br><span style=\"color:%1\">%2</span>")
                                                .arg(Theme::current().textMuted.name(),
                                                     tr("exactly %1").arg(exact).toHtmlEscaped());
    return QStringLiteral("<b>%1</b><br>%2 = %3%4<br><small>%5</small>")
        .arg(name.toHtmlEscaped(), symbolOf(player, ref).toHtmlEscaped(), value, second,
             originOf(player, ref).toHtmlEscaped());
}

} // namespace deltaflow
