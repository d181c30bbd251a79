#pragma once

#include "core/project/project_json.h"
#include "ui/document/document.h"
#include "ui/document/examples.h"

#include <QFile>

namespace deltaflow {

/// A document with a bundled example in it.
struct OpenedExample : Document {
    explicit OpenedExample(const QString& name) {
        QFile file(examplePath(name));
        if (!file.open(QIODevice::ReadOnly)) qFatal("no example %s", qPrintable(name));
        reset(projectFromJson(file.readAll().toStdString()), {});
    }
};

} // namespace deltaflow
