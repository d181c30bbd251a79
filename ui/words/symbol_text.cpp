#include "ui/words/symbol_text.h"

#include "core/derive/notation.h"
#include "core/formula/serialise.h"

#include <QRegularExpression>

namespace deltaflow {

QString symbolText(const Formula& symbol) {
    static const QRegularExpression braces(QStringLiteral("([_^])\\{([^{}]*)\\}"));
    return QString::fromStdString(toPlainText(symbol)).replace(braces, QStringLiteral("\\1\\2"));
}

QString symbolText(const Project& project, std::shared_ptr<const Model> model, const Ref& ref) {
    const Notation notation(project.notation, project.optimiser.kind, std::move(model), 1);
    return symbolText(notation.symbol(ref));
}

QString valueSymbol(const Project& project, std::shared_ptr<const Model> model, NodeId node) {
    return symbolText(project, std::move(model), {node, Quantity::Value, Ref::kAll, Ref::kAll, 0});
}

} // namespace deltaflow
