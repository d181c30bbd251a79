#include "ui/words/symbol_text.h"

#include "core/derive/notation.h"
#include "core/formula/serialise.h"

#include <QRegularExpression>

namespace deltaflow {

QString symbolText(const Project& project, std::shared_ptr<const Model> model, const Ref& ref) {
    const Notation notation(project.notation, project.optimiser.kind, std::move(model), 1);
    static const QRegularExpression braces(QStringLiteral("([_^])\\{([^{}]*)\\}"));
    // What has no Unicode subscript stands in braces: "b_{y}".
    return QString::fromStdString(toPlainText(notation.symbol(ref)))
        .replace(braces, QStringLiteral("\\1\\2"));
}

QString valueSymbol(const Project& project, std::shared_ptr<const Model> model, NodeId node) {
    return symbolText(project, std::move(model), {node, Quantity::Value, Ref::kAll, Ref::kAll, 0});
}

} // namespace deltaflow
