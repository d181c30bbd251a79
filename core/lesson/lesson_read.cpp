#include "core/error.h"
#include "core/lesson/lesson_json.h"
#include "core/lesson/lesson_names.h"
#include "core/project/json_reader.h"
#include "core/project/project_json.h"

#include <algorithm>
#include <initializer_list>

namespace deltaflow {

namespace {

constexpr std::int64_t kMaxPages = 500;
constexpr std::int64_t kMaxTasks = 50;
constexpr std::int64_t kMaxChoices = 20;
constexpr std::int64_t kMaxIteration = 1'000'000'000;
constexpr std::int64_t kMostTrained = 1'000'000'000'000'000; ///< A double tells them apart.
constexpr std::size_t kMaxText = 100'000;
constexpr std::size_t kMaxLanguages = 50;

/// What is not known is a slip of the pen rather than something to pass over.
void allowOnly(const JsonReader& object, std::initializer_list<std::string_view> fields) {
    for (const std::string& key : object.keys()) {
        if (std::ranges::find(fields, key) != fields.end()) continue;
        std::string known;
        for (const std::string_view field : fields)
            known += (known.empty() ? "" : ", ") + std::string(field);
        throw FormatError((object.place().empty() ? "the lesson" : object.place()) +
                          " has a field “" + key + "”, but only these are known: " + known);
    }
}

std::string readText(const JsonReader& value) {
    std::string text = value.text();
    if (text.size() > kMaxText) throw FormatError(value.place() + " is longer than 100000 bytes");
    return text;
}

LocalText readLocalText(const JsonReader& value, bool isObject) {
    if (!isObject) return {readText(value)};
    LocalText text;
    const auto languages = value.keys();
    if (languages.size() > kMaxLanguages)
        throw FormatError(value.place() + " has more than 50 languages");
    for (const std::string& language : languages)
        text.byLanguage[language] = readText(value[language.c_str()]);
    return text;
}

/// A text, or one for each language.
LocalText readLocalText(const JsonReader& owner, const char* key, bool isRequired = false) {
    if (!isRequired && !owner.has(key)) return {};
    return readLocalText(owner[key], owner[key].isObject());
}

template <typename Names>
auto readName(const JsonReader& value, const Names& names) {
    const std::string text = value.text();
    for (const auto& [name, kind] : names)
        if (name == text) return kind;
    std::string wanted;
    for (const auto& [name, kind] : names)
        wanted += (wanted.empty() ? "one of " : ", ") + std::string(name);
    value.refuse(wanted);
}

NamedRef readRef(const JsonReader& value) {
    try {
        return readNamedRef(value.text());
    } catch (const FormatError& error) {
        throw FormatError(value.place() + ": " + error.what());
    }
}

PagePlace readStep(const JsonReader& value) {
    if (!value.isText())
        return {PagePlace::Kind::Count, static_cast<Index>(value.integer(0, kMaxIteration)), {}};
    if (value.text() == "last") return {PagePlace::Kind::Last, 0, {}};
    return {PagePlace::Kind::Writer, 0, readRef(value)};
}

std::optional<PageProject> readProject(const JsonReader& value) {
    if (value.isText()) {
        if (value.text() != "as before")
            value.refuse("\"as before\", or an object with an example or a document");
        return std::nullopt;
    }
    allowOnly(value, {"example", "document", "trained"});
    if (value.has("example") == value.has("document"))
        throw FormatError(value.place() + " needs either an example or a document");
    if (value.has("trained") && !value.has("document"))
        throw FormatError(value.place() + " is trained, but has no document");
    if (value.has("example")) return PageProject{value["example"].text(), nullptr};
    const std::int64_t trained =
        value.has("trained") ? value["trained"].integer(0, kMostTrained) : 0;
    try {
        return PageProject{
            {},
            std::make_shared<const Project>(projectFromJson(value["document"].dump())),
            trained};
    } catch (const FormatError& error) {
        throw FormatError(value["document"].place() + ": " + error.what());
    }
}

PageCamera readCamera(const JsonReader& value) {
    allowOnly(value, {"zoom", "x", "y", "focus"});
    PageCamera camera;
    const auto within = [&](const char* key, double low, double high, double& slot) {
        if (!value.has(key)) return;
        slot = value[key].number();
        if (!(slot >= low && slot <= high))
            value[key].refuse("from " + jsonNumber(low) + " to " + jsonNumber(high));
    };
    within("zoom", 0.05, 20, camera.zoom);
    within("x", 0, 1, camera.x);
    within("y", 0, 1, camera.y);
    if (value.has("focus")) camera.focus = readRef(value["focus"]);
    return camera;
}

std::set<WindowPart> readHidden(const JsonReader& value) {
    std::set<WindowPart> hidden;
    for (std::int64_t i = 0; i < value.size(); ++i)
        hidden.insert(readName(value[i], kPartNames));
    return hidden;
}

PageState readState(const JsonReader& value) {
    allowOnly(value, {"project", "iteration", "step", "level", "notation", "digits", "labels",
                      "picture", "sample", "camera", "hide", "select"});
    PageState state;
    if (value.has("project")) state.project = readProject(value["project"]);
    if (value.has("iteration")) state.iteration = value["iteration"].integer(0, kMaxIteration);
    if (value.has("step")) state.step = readStep(value["step"]);
    if (value.has("level")) state.level = readName(value["level"], kLevelNames);
    if (value.has("notation")) state.notation = value["notation"].name<NotationKind>();
    if (value.has("digits")) state.digits = static_cast<int>(value["digits"].integer(2, 10));
    if (value.has("labels")) state.labels = readName(value["labels"], kLabelNames);
    if (value.has("picture")) state.picture = readName(value["picture"], kPictureNames);
    if (value.has("sample"))
        state.sample = static_cast<int>(value["sample"].integer(1, 10'000'000));
    if (value.has("camera")) state.camera = readCamera(value["camera"]);
    if (value.has("hide")) state.hidden = readHidden(value["hide"]);
    if (value.has("select")) state.selection = readRef(value["select"]);
    return state;
}

int readDigits(const JsonReader& value, int otherwise) {
    return value.has("digits") ? static_cast<int>(value["digits"].integer(1, 10)) : otherwise;
}

NumberTask readNumberTask(const JsonReader& value) {
    NumberTask task;
    if (value.has("asked") == value.has("answer"))
        throw FormatError(value.place() + " needs either a number that is asked or an answer");
    if (value.has("asked")) task.asked = readRef(value["asked"]);
    if (value.has("answer")) task.answer = readText(value["answer"]);
    task.digits = readDigits(value, task.digits);
    if (!value.has("mistakes")) return task;
    const JsonReader slips = value["mistakes"];
    if (slips.size() > kMaxChoices) throw FormatError(slips.place() + " has more than 20 mistakes");
    for (std::int64_t i = 0; i < slips.size(); ++i) {
        allowOnly(slips[i], {"answer", "reply"});
        task.slips.push_back(
            {readText(slips[i]["answer"]), readLocalText(slips[i], "reply", true)});
    }
    return task;
}

ChoiceTask readChoiceTask(const JsonReader& value) {
    ChoiceTask task;
    const JsonReader choices = value["choices"];
    if (choices.size() < 2 || choices.size() > kMaxChoices)
        throw FormatError(choices.place() + " has " + std::to_string(choices.size()) +
                          " choices where 2 to 20 are possible");
    for (std::int64_t i = 0; i < choices.size(); ++i) {
        const JsonReader choice = choices[i];
        allowOnly(choice, {"text", "right", "reply"});
        task.choices.push_back({readLocalText(choice, "text", true), readLocalText(choice, "reply"),
                                choice.has("right") && choice["right"].truth()});
    }
    if (std::ranges::none_of(task.choices, &ChoiceTask::Choice::right))
        throw FormatError(choices.place() + " has no right choice");
    return task;
}

std::vector<ReachTask::Condition> readConditions(const JsonReader& value) {
    if (value.size() > kMaxChoices)
        throw FormatError(value.place() + " has more than 20 conditions");
    std::vector<ReachTask::Condition> conditions;
    for (std::int64_t i = 0; i < value.size(); ++i) {
        const JsonReader each = value[i];
        allowOnly(each, {"number", "is", "value", "digits"});
        conditions.push_back({readRef(each["number"]), readName(each["is"], kRelationNames),
                              each["value"].number(), readDigits(each, kReachedDigits)});
    }
    return conditions;
}

ReachTask readReachTask(const JsonReader& value) {
    ReachTask task;
    if (value.has("number") == value.has("step"))
        throw FormatError(value.place() + " needs either a number or a step to be reached");
    if (value.has("step")) task.step = readStep(value["step"]);
    if (!value.has("number")) return task;
    task.number = readRef(value["number"]);
    task.relation = readName(value["is"], kRelationNames);
    task.value = value["value"].number();
    task.digits = readDigits(value, kReachedDigits);
    if (value.has("also")) task.also = readConditions(value["also"]);
    return task;
}

LessonTask readTask(const JsonReader& value) {
    LessonTask task;
    const std::string kind = value["kind"].text();
    if (kind == "number") {
        allowOnly(value,
                  {"kind", "question", "hint", "solved", "asked", "answer", "digits", "mistakes"});
        task.kind = readNumberTask(value);
    } else if (kind == "choice") {
        allowOnly(value, {"kind", "question", "hint", "solved", "choices"});
        task.kind = readChoiceTask(value);
    } else if (kind == "reach") {
        allowOnly(value, {"kind", "question", "hint", "solved", "number", "is", "value", "step",
                          "digits", "also"});
        task.kind = readReachTask(value);
    } else {
        value["kind"].refuse("one of number, choice, reach");
    }
    task.question = readLocalText(value, "question", true);
    task.hint = readLocalText(value, "hint");
    task.solved = readLocalText(value, "solved");
    return task;
}

LessonPage readPage(const JsonReader& value) {
    allowOnly(value, {"title", "text", "notes", "state", "tasks"});
    LessonPage page{readLocalText(value, "title"),
                    readLocalText(value, "text"),
                    readLocalText(value, "notes"),
                    {},
                    {}};
    if (value.has("state")) page.state = readState(value["state"]);
    if (!value.has("tasks")) return page;
    const JsonReader tasks = value["tasks"];
    if (tasks.size() > kMaxTasks) throw FormatError(tasks.place() + " has more than 50 tasks");
    for (std::int64_t i = 0; i < tasks.size(); ++i)
        page.tasks.push_back(readTask(tasks[i]));
    return page;
}

void readHeader(const JsonReader& root) {
    if (root["format"].text() != "deltaflow lesson") root["format"].refuse("\"deltaflow lesson\"");
    const std::int64_t version = root["version"].integer();
    if (version > kLessonVersion)
        throw FormatError("version " + std::to_string(version) + " is newer than this program's " +
                          std::to_string(kLessonVersion));
    if (version < 1) throw FormatError("version " + std::to_string(version) + " never was");
}

} // namespace

Lesson lessonFromJson(std::string_view text) {
    const Json json = parseJson(text);
    const JsonReader root(json, "");
    readHeader(root);
    allowOnly(root, {"format", "version", "id", "title", "description", "author", "pages"});
    Lesson lesson;
    lesson.id = root["id"].text();
    if (lesson.id.empty() || lesson.id.size() > 100)
        root["id"].refuse("a text of 1 to 100 characters");
    lesson.title = readLocalText(root, "title", true);
    lesson.description = readLocalText(root, "description");
    if (root.has("author")) lesson.author = readText(root["author"]);
    const JsonReader pages = root["pages"];
    if (pages.size() < 1) throw FormatError("pages: a lesson has at least one");
    if (pages.size() > kMaxPages) throw FormatError("pages: more than 500 of them");
    for (std::int64_t i = 0; i < pages.size(); ++i)
        lesson.pages.push_back(readPage(pages[i]));
    return lesson;
}

} // namespace deltaflow
