#pragma once

#include "tests/ui/opened_example.h"
#include "ui/training/training_session.h"

#include <QtTest>

namespace deltaflow {

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
