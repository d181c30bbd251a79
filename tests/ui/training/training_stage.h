#pragma once

#include "core/project/project_json.h"
#include "ui/document/examples.h"
#include "ui/training/training_session.h"

#include <QFile>
#include <QtTest>

namespace deltaflow {

inline Project example(const char* name) {
    QFile file(examplePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no example %s", name);
    return projectFromJson(file.readAll().toStdString());
}

struct Stage {
    explicit Stage(const char* name)
        : opened(document, example(name))
        , player(document)
        , session(player) {}

    void runTo(std::int64_t iteration) {
        session.start({iteration, std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(!session.isRunning(), 20000);
    }
    [[nodiscard]] Ref weight() const {
        return {player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
    }

    Document document;
    struct Opened {
        Opened(Document& document, const Project& project) { document.reset(project, {}); }
    } opened;
    Player player;
    TrainingSession session;
};

} // namespace deltaflow
