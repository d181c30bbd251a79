#pragma once

#include "core/project/project_json.h"
#include "ui/document/document.h"
#include "ui/document/examples.h"

#include <QFile>

namespace deltaflow {

/// A bundled example's project.
inline Project example(const QString& name) {
    QFile file(examplePath(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no example %s", qPrintable(name));
    return projectFromJson(file.readAll().toStdString());
}

/// A document with it.
struct OpenedExample : Document {
    explicit OpenedExample(const QString& name) { reset(example(name), {}); }
};

} // namespace deltaflow
