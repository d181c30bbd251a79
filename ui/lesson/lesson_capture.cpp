#include "ui/lesson/lesson_capture.h"

#include "core/error.h"
#include "core/lesson/reach.h"
#include "core/project/expression_project.h"
#include "core/project/project_json.h"
#include "core/train/kept_weights.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_state.h"
#include "ui/player/player.h"
#include "ui/words/example_words.h"
#include "ui/words/step_words.h"

#include <QCoreApplication>

#include <map>

namespace deltaflow {

namespace {

struct CaptureWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::CaptureWords)
};

/// Read once: it is asked for at every keystroke.
const std::string& titleOfExample(const std::string& name) {
    static std::map<std::string, std::string> titles;
    const auto [entry, isNew] = titles.try_emplace(name, name);
    if (!isNew) return entry->second;
    try {
        if (const auto project = exampleProject(name)) entry->second = displayTitle(*project);
    } catch (const Error&) { // its name stands for it
    }
    return entry->second;
}

QString titleOf(const PageProject& project) {
    return project.document ? titleWords(*project.document)
                            : exampleWords(titleOfExample(project.example));
}

QString stepInWords(const PagePlace& step) {
    switch (step.kind) {
    case PagePlace::Kind::Count:
        return step.count == 0 ? CaptureWords::tr("before the first step")
                               : CaptureWords::tr("after step %1").arg(step.count);
    case PagePlace::Kind::Last:
        return CaptureWords::tr("after the last step");
    case PagePlace::Kind::Writer:
        return CaptureWords::tr("where %1 is computed")
            .arg(QString::fromStdString(toText(step.computes)));
    }
    return {};
}

QString cameraInWords(const PageCamera& camera) {
    const auto percent = qRound(100 * camera.zoom);
    return camera.focus ? CaptureWords::tr("around %1 at %2 %")
                              .arg(QString::fromStdString(toText(*camera.focus)))
                              .arg(percent)
                        : CaptureWords::tr("a part of the picture at %1 %").arg(percent);
}

} // namespace

PageProject capturedProject(const Project& project) {
    for (const QString& name : exampleNames()) {
        try {
            Project example = readDocument(examplePath(name));
            if (example.title != project.title) continue;
            example.notation = project.notation; // a page says its notation itself
            if (toJson(example) == toJson(project)) return {name.toStdString(), nullptr};
        } catch (const Error&) { // an example that cannot be read is not this document
        }
    }
    return {{}, std::make_shared<const Project>(project)};
}

PageState capturedPage(const Player& player) {
    const Project& project = player.document().project();
    PageState state = capturedState(player);
    state.project = capturedProject(project);
    const std::int64_t iteration = player.view().iteration;
    if (iteration <= lastReachable(project, player.model()) || player.sabotage()) return state;
    const Moment moment = player.moment();
    try {
        checkFinite(moment);
    } catch (const Error&) { // they cannot be kept; the lesson's check says so of the iteration
        return state;
    }
    const Project trained = withWeightsOf(project, player.model(), moment);
    state.project = PageProject{{}, std::make_shared<const Project>(trained), iteration};
    state.iteration = 0;
    return state;
}

bool isSame(const PageProject& a, const PageProject& b) {
    if (!a.document || !b.document) return !a.document && !b.document && a.example == b.example;
    return a.document == b.document || toJson(*a.document) == toJson(*b.document);
}

QString stateInWords(const PageState& state) {
    QStringList words;
    if (state.project) words << titleOf(*state.project);
    if (state.project && state.project->trained > 0)
        words << CaptureWords::tr("starts from the weights of iteration %L1")
                     .arg(state.project->trained);
    if (state.iteration) words << CaptureWords::tr("iteration %1").arg(*state.iteration);
    if (state.step) words << stepInWords(*state.step);
    if (state.level) words << levelName(*state.level);
    if (state.sample && *state.sample > 1)
        words << CaptureWords::tr("sample %1").arg(*state.sample);
    if (state.camera && !state.camera->isWhole()) words << cameraInWords(*state.camera);
    if (state.selection)
        words << CaptureWords::tr("%1 selected")
                     .arg(QString::fromStdString(toText(*state.selection)));
    return words.join(QStringLiteral(" · "));
}

} // namespace deltaflow
