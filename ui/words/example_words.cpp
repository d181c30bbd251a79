#include "ui/words/example_words.h"

#include "core/project/expression_project.h"

#include <QCoreApplication>

namespace deltaflow {

QString exampleWords(const QString& text) {
    if (text.isEmpty()) return text;
    return QCoreApplication::translate("Examples", text.toUtf8().constData());
}

QString exampleWords(const std::string& text) {
    return exampleWords(QString::fromStdString(text));
}

QString titleWords(const Project& project) {
    return exampleWords(displayTitle(project));
}

} // namespace deltaflow
