#pragma once

#include "core/project/project_json.h"
#include "core/train/history.h"

#include <QFile>
#include <QString>
#include <QtTest>

#include <cmath>
#include <memory>

namespace deltaflow {

/// One pass of a project.
struct Pass {
    explicit Pass(Project p, std::int64_t iteration = 0)
        : project(std::make_shared<const Project>(std::move(p)))
        , model(buildModel(*project))
        , trace(History(project, model).at(iteration)) {}

    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
};

inline Project example(const char* name) {
    QFile file(QStringLiteral(DELTAFLOW_RESOURCES "/examples/%1.deltaflow").arg(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", name);
    return projectFromJson(file.readAll().toStdString());
}

inline void near(double got, double expected, double relative = 1e-12) {
    QVERIFY2(
        std::abs(got - expected) <= 1e-15 + relative * std::abs(expected),
        qPrintable(
            QStringLiteral("got %1, expected %2").arg(got, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

} // namespace deltaflow
