#include "core/lesson/task_text.h"

#include "core/error.h"
#include "core/text/number.h"

#include <algorithm>

namespace deltaflow {

namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string stepText(const PagePlace& step) {
    switch (step.kind) {
    case PagePlace::Kind::Count:
        return std::to_string(step.count);
    case PagePlace::Kind::Last:
        return "last";
    case PagePlace::Kind::Writer:
        return toText(step.computes);
    }
    return {};
}

char signOf(ReachTask::Relation relation) {
    return relation == ReachTask::Relation::Below   ? '<'
           : relation == ReachTask::Relation::Above ? '>'
                                                    : '=';
}

NumberTask numberFrom(const LessonTask& before, const std::string& text) {
    NumberTask task;
    if (const auto* old = std::get_if<NumberTask>(&before.kind)) task.digits = old->digits;
    if (text.empty()) throw FormatError("the number that is asked for is missing");
    try {
        task.asked = readNamedRef(text);
        if (text.find_first_of("0123456789") != 0) return task; // "3.5" is a number, not a name
    } catch (const FormatError&) {                              // then it is an expression
    }
    task.asked.reset();
    task.answer = text;
    return task;
}

ChoiceTask choiceFrom(const LessonTask& before, std::string_view text, std::string_view language) {
    const auto* old = std::get_if<ChoiceTask>(&before.kind);
    ChoiceTask task;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        ChoiceTask::Choice choice;
        if (old && task.choices.size() < old->choices.size())
            choice = old->choices[task.choices.size()];
        choice.right = line.front() == '*' && !line.starts_with("**");
        if (choice.right) line = trimmed(std::string_view(line).substr(1));
        const auto stroke = line.find(" | ");
        choice.text.set(language, trimmed(line.substr(0, stroke)));
        choice.reply.set(language,
                         stroke == std::string::npos ? "" : trimmed(line.substr(stroke + 3)));
        task.choices.push_back(std::move(choice));
    }
    if (task.choices.size() < 2) throw FormatError("at least two choices are needed, one a line");
    if (task.choices.size() > 20) throw FormatError("at most 20 choices are possible");
    if (std::ranges::none_of(task.choices, &ChoiceTask::Choice::right))
        throw FormatError("a star before a choice says that it is right, and none has one");
    return task;
}

ReachTask reachFrom(const std::string& text) {
    ReachTask task;
    const auto sign = text.find_first_of("<>=");
    if (text.empty()) throw FormatError("what is to be reached is missing");
    if (sign == std::string::npos) {
        const bool isCount = text.find_first_not_of("0123456789") == std::string::npos;
        if (isCount && text.size() < 9)
            task.step = PagePlace{PagePlace::Kind::Count, std::stol(text), {}};
        else if (text == "last")
            task.step = PagePlace{PagePlace::Kind::Last, 0, {}};
        else
            task.step = PagePlace{PagePlace::Kind::Writer, 0, readNamedRef(text)};
        return task;
    }
    task.number = readNamedRef(text.substr(0, sign));
    task.relation = text[sign] == '<'   ? ReachTask::Relation::Below
                    : text[sign] == '>' ? ReachTask::Relation::Above
                                        : ReachTask::Relation::Equal;
    const auto value = parseNumber(text.substr(sign + 1));
    const double* number = std::get_if<double>(&value);
    if (!number) throw FormatError("“" + trimmed(text.substr(sign + 1)) + "” is not a number");
    task.value = *number;
    return task;
}

} // namespace

TaskKind kindOf(const LessonTask& task) {
    return static_cast<TaskKind>(task.kind.index());
}

std::string answerText(const LessonTask& task, std::string_view language) {
    if (const auto* number = std::get_if<NumberTask>(&task.kind))
        return number->asked ? toText(*number->asked) : number->answer;
    if (const auto* reach = std::get_if<ReachTask>(&task.kind)) {
        if (reach->step) return stepText(*reach->step);
        return toText(*reach->number) + " " + signOf(reach->relation) + " " +
               exactNumber(reach->value);
    }
    std::string text;
    for (const ChoiceTask::Choice& choice : std::get<ChoiceTask>(task.kind).choices) {
        if (!text.empty()) text += '\n';
        text += (choice.right ? "* " : "") + choice.text.in(language);
        if (const std::string& reply = choice.reply.in(language); !reply.empty())
            text += " | " + reply;
    }
    return text;
}

LessonTask withAnswer(const LessonTask& before, TaskKind kind, std::string_view text,
                      std::string_view language) {
    LessonTask task = before;
    switch (kind) {
    case TaskKind::Number:
        task.kind = numberFrom(before, trimmed(text));
        break;
    case TaskKind::Choice:
        task.kind = choiceFrom(before, text, language);
        break;
    case TaskKind::Reach:
        task.kind = reachFrom(trimmed(text));
        break;
    }
    return task;
}

} // namespace deltaflow
