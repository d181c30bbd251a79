#include "core/lesson/lesson_json.h"
#include "core/lesson/lesson_names.h"
#include "core/project/names.h"
#include "core/project/project_json.h"

#include <nlohmann/json.hpp>

namespace deltaflow {

namespace {

using Ordered = nlohmann::ordered_json;

Ordered written(const LocalText& text) {
    if (text.byLanguage.size() == 1 && text.byLanguage.contains("en"))
        return text.byLanguage.at("en");
    Ordered all = Ordered::object();
    for (const auto& [language, words] : text.byLanguage)
        all[language] = words;
    return all;
}

void add(Ordered& to, const char* key, const LocalText& text) {
    if (!text.isEmpty()) to[key] = written(text);
}

Ordered written(const PagePlace& step) {
    switch (step.kind) {
    case PagePlace::Kind::Count:
        return step.count;
    case PagePlace::Kind::Last:
        return "last";
    case PagePlace::Kind::Writer:
        return toText(step.computes);
    }
    return {};
}

Ordered written(const PageProject& project) {
    if (!project.document) return {{"example", project.example}};
    Ordered out{{"document", Ordered::parse(toJson(*project.document))}};
    if (project.trained > 0) out["trained"] = project.trained;
    return out;
}

Ordered written(const PageCamera& camera) {
    Ordered out{{"zoom", camera.zoom}};
    if (camera.focus) {
        out["focus"] = toText(*camera.focus);
        return out;
    }
    out["x"] = camera.x;
    out["y"] = camera.y;
    return out;
}

Ordered written(const PageState& state) {
    Ordered out = Ordered::object();
    if (state.project) out["project"] = written(*state.project);
    if (state.iteration) out["iteration"] = *state.iteration;
    if (state.step) out["step"] = written(*state.step);
    if (state.level) out["level"] = nameIn(kLevelNames, *state.level);
    if (state.notation) out["notation"] = nameOf(*state.notation);
    if (state.digits) out["digits"] = *state.digits;
    if (state.labels) out["labels"] = nameIn(kLabelNames, *state.labels);
    if (state.picture) out["picture"] = nameIn(kPictureNames, *state.picture);
    if (state.sample) out["sample"] = *state.sample;
    if (state.camera) out["camera"] = written(*state.camera);
    if (state.hidden) {
        out["hide"] = Ordered::array();
        for (const WindowPart part : *state.hidden)
            out["hide"].push_back(nameIn(kPartNames, part));
    }
    if (state.selection) out["select"] = toText(*state.selection);
    return out;
}

void write(Ordered& out, const NumberTask& task) {
    out["kind"] = "number";
    if (task.asked)
        out["asked"] = toText(*task.asked);
    else
        out["answer"] = task.answer;
    out["digits"] = task.digits;
    if (!task.slips.empty()) out["mistakes"] = Ordered::array();
    for (const NumberTask::Slip& slip : task.slips)
        out["mistakes"].push_back({{"answer", slip.answer}, {"reply", written(slip.reply)}});
}

void write(Ordered& out, const ChoiceTask& task) {
    out["kind"] = "choice";
    out["choices"] = Ordered::array();
    for (const ChoiceTask::Choice& choice : task.choices) {
        Ordered each{{"text", written(choice.text)}};
        if (choice.right) each["right"] = true;
        add(each, "reply", choice.reply);
        out["choices"].push_back(std::move(each));
    }
}

void write(Ordered& out, const ReachTask& task) {
    out["kind"] = "reach";
    if (task.step) out["step"] = written(*task.step);
    if (!task.number) return;
    out["number"] = toText(*task.number);
    out["is"] = nameIn(kRelationNames, task.relation);
    out["value"] = task.value;
    if (task.digits != kReachedDigits) out["digits"] = task.digits;
    if (!task.also.empty()) out["also"] = Ordered::array();
    for (const ReachTask::Condition& condition : task.also) {
        Ordered each{{"number", toText(condition.number)},
                     {"is", nameIn(kRelationNames, condition.relation)},
                     {"value", condition.value}};
        if (condition.digits != kReachedDigits) each["digits"] = condition.digits;
        out["also"].push_back(std::move(each));
    }
}

Ordered written(const LessonTask& task) {
    Ordered out = Ordered::object();
    std::visit([&](const auto& kind) { write(out, kind); }, task.kind);
    out["question"] = written(task.question);
    add(out, "hint", task.hint);
    add(out, "solved", task.solved);
    return out;
}

Ordered written(const LessonPage& page) {
    Ordered out = Ordered::object();
    add(out, "title", page.title);
    add(out, "text", page.text);
    add(out, "notes", page.notes);
    if (Ordered state = written(page.state); !state.empty()) out["state"] = std::move(state);
    if (!page.tasks.empty()) out["tasks"] = Ordered::array();
    for (const LessonTask& task : page.tasks)
        out["tasks"].push_back(written(task));
    return out;
}

/// Lists and objects on one line where that is short: a row of weights, a camera.
void print(std::string& out, const Ordered& value, const std::string& indent) {
    constexpr std::size_t kShort = 90;
    const std::string flat = value.dump();
    if (!value.is_structured() || flat.size() <= kShort) {
        out += flat;
        return;
    }
    const std::string deeper = indent + "  ";
    out += value.is_array() ? '[' : '{';
    bool first = true;
    for (const auto& item : value.items()) {
        out += (first ? "\n" : ",\n") + deeper;
        if (value.is_object()) out += Ordered(item.key()).dump() + ": ";
        print(out, item.value(), deeper);
        first = false;
    }
    out += "\n" + indent + (value.is_array() ? ']' : '}');
}

} // namespace

std::string toJson(const Lesson& lesson) {
    Ordered out{{"format", "deltaflow lesson"}, {"version", kLessonVersion}};
    out["id"] = lesson.id;
    out["title"] = written(lesson.title);
    add(out, "description", lesson.description);
    if (!lesson.author.empty()) out["author"] = lesson.author;
    out["pages"] = Ordered::array();
    for (const LessonPage& page : lesson.pages)
        out["pages"].push_back(written(page));
    std::string text;
    print(text, out, "");
    return text + "\n";
}

} // namespace deltaflow
