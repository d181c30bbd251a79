#include "core/lesson/task_text.h"

#include "core/error.h"
#include "core/text/number.h"

#include <algorithm>
#include <utility>
#include <vector>

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

/// The lines in which something stands.
std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (std::string line = trimmed(text.substr(0, end)); !line.empty())
            lines.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// What stands before a stroke and what behind it.
std::pair<std::string, std::string> atStroke(const std::string& line) {
    const auto stroke = line.find(" | ");
    if (stroke == std::string::npos) return {line, {}};
    return {trimmed(line.substr(0, stroke)), trimmed(line.substr(stroke + 3))};
}

void readAsked(const std::string& text, NumberTask& task) {
    try {
        task.asked = readNamedRef(text);
        if (text.find_first_of("0123456789") != 0) return; // "3.5" is a number, not a name
    } catch (const FormatError&) {                         // then it is an expression
    }
    task.asked.reset();
    task.answer = text;
}

NumberTask numberFrom(const LessonTask& before, std::string_view text, std::string_view language) {
    const auto* old = std::get_if<NumberTask>(&before.kind);
    NumberTask task;
    if (old) task.digits = old->digits;
    const std::vector<std::string> lines = linesOf(text);
    if (lines.empty()) throw FormatError("the number that is asked for is missing");
    readAsked(lines[0], task);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        NumberTask::Slip slip;
        if (old && i <= old->slips.size()) slip = old->slips[i - 1];
        auto [answer, reply] = atStroke(lines[i]);
        if (reply.empty())
            throw FormatError("what is said to “" + answer + "” is missing behind “ | ”");
        slip.answer = std::move(answer);
        slip.reply.set(language, std::move(reply));
        task.slips.push_back(std::move(slip));
    }
    return task;
}

ChoiceTask choiceFrom(const LessonTask& before, std::string_view text, std::string_view language) {
    const auto* old = std::get_if<ChoiceTask>(&before.kind);
    ChoiceTask task;
    for (std::string line : linesOf(text)) {
        ChoiceTask::Choice choice;
        if (old && task.choices.size() < old->choices.size())
            choice = old->choices[task.choices.size()];
        choice.right = line.front() == '*' && !line.starts_with("**");
        if (choice.right) line = trimmed(std::string_view(line).substr(1));
        auto [words, reply] = atStroke(line);
        choice.text.set(language, std::move(words));
        choice.reply.set(language, std::move(reply));
        task.choices.push_back(std::move(choice));
    }
    if (task.choices.size() < 2) throw FormatError("at least two choices are needed, one a line");
    if (task.choices.size() > 20) throw FormatError("at most 20 choices are possible");
    if (std::ranges::none_of(task.choices, &ChoiceTask::Choice::right))
        throw FormatError("a star before a choice says that it is right, and none has one");
    return task;
}

PagePlace placeFrom(const std::string& text) {
    const bool isCount = text.find_first_not_of("0123456789") == std::string::npos;
    if (isCount && text.size() < 9) return {PagePlace::Kind::Count, std::stol(text), {}};
    if (text == "last") return {PagePlace::Kind::Last, 0, {}};
    return {PagePlace::Kind::Writer, 0, readNamedRef(text)};
}

ReachTask::Condition conditionFrom(const std::string& text, int digits) {
    const auto sign = text.find_first_of("<>=");
    if (sign == std::string::npos)
        throw FormatError("“" + text + "” has no <, > or = and a number behind it");
    const auto relation = text[sign] == '<'   ? ReachTask::Relation::Below
                          : text[sign] == '>' ? ReachTask::Relation::Above
                                              : ReachTask::Relation::Equal;
    const auto value = parseNumber(text.substr(sign + 1));
    const double* number = std::get_if<double>(&value);
    if (!number) throw FormatError("“" + trimmed(text.substr(sign + 1)) + "” is not a number");
    return {readNamedRef(text.substr(0, sign)), relation, *number, digits};
}

ReachTask reachFrom(const LessonTask& before, std::string_view text) {
    const auto* old = std::get_if<ReachTask>(&before.kind);
    ReachTask task;
    const std::vector<std::string> lines = linesOf(text);
    if (lines.empty()) throw FormatError("what is to be reached is missing");
    if (lines.size() == 1 && lines[0].find_first_of("<>=") == std::string::npos) {
        task.step = placeFrom(lines[0]);
        return task;
    }
    const auto first = conditionFrom(lines[0], old ? old->digits : task.digits);
    task.number = first.number;
    task.relation = first.relation;
    task.value = first.value;
    task.digits = first.digits;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool isOld = old && i <= old->also.size();
        task.also.push_back(conditionFrom(lines[i], isOld ? old->also[i - 1].digits : task.digits));
    }
    return task;
}

std::string conditionText(const ReachTask::Condition& condition) {
    return toText(condition.number) + " " + signOf(condition.relation) + " " +
           exactNumber(condition.value);
}

std::string numberText(const NumberTask& task, std::string_view language) {
    std::string text = task.asked ? toText(*task.asked) : task.answer;
    for (const NumberTask::Slip& slip : task.slips)
        text += "\n" + slip.answer + " | " + slip.reply.in(language);
    return text;
}

std::string reachText(const ReachTask& task) {
    if (task.step) return stepText(*task.step);
    std::string text = conditionText({*task.number, task.relation, task.value});
    for (const ReachTask::Condition& condition : task.also)
        text += "\n" + conditionText(condition);
    return text;
}

} // namespace

TaskKind kindOf(const LessonTask& task) {
    return static_cast<TaskKind>(task.kind.index());
}

std::string answerText(const LessonTask& task, std::string_view language) {
    if (const auto* number = std::get_if<NumberTask>(&task.kind))
        return numberText(*number, language);
    if (const auto* reach = std::get_if<ReachTask>(&task.kind)) return reachText(*reach);
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
        task.kind = numberFrom(before, text, language);
        break;
    case TaskKind::Choice:
        task.kind = choiceFrom(before, text, language);
        break;
    case TaskKind::Reach:
        task.kind = reachFrom(before, text);
        break;
    }
    return task;
}

} // namespace deltaflow
