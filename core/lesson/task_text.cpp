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

/// The lines that are not empty, trimmed.
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

/// What stands before " | ", and what behind it.
std::pair<std::string, std::string> parted(const std::string& line) {
    const auto stroke = line.find(" | ");
    if (stroke == std::string::npos) return {line, {}};
    return {trimmed(line.substr(0, stroke)), trimmed(line.substr(stroke + 3))};
}

std::optional<NamedRef> addressIn(const std::string& text) {
    if (text.find_first_of("0123456789") == 0) return std::nullopt; // "3.5" is a number
    try {
        return readNamedRef(text);
    } catch (const FormatError&) { // then it is an expression
        return std::nullopt;
    }
}

NumberTask numberFrom(const LessonTask& before, std::string_view text, std::string_view language) {
    const auto* old = std::get_if<NumberTask>(&before.kind);
    const auto lines = linesOf(text);
    if (lines.empty()) throw FormatError("the number that is asked for is missing");
    NumberTask task;
    if (old) task.digits = old->digits;
    task.asked = addressIn(lines[0]);
    if (!task.asked) task.answer = lines[0];
    for (std::size_t i = 1; i < lines.size(); ++i) {
        NumberTask::Slip slip;
        if (old && i - 1 < old->slips.size()) slip = old->slips[i - 1];
        auto [answer, reply] = parted(lines[i]);
        if (reply.empty())
            throw FormatError("behind a foreseen mistake stands “ | ” and what is said to it");
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
        auto [words, reply] = parted(line);
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

/// L < 0.01
ReachTask::Condition conditionFrom(const std::string& line) {
    const auto sign = line.find_first_of("<>=");
    if (sign == std::string::npos)
        throw FormatError("“" + line + "” says neither <, > nor = and a number");
    ReachTask::Condition condition;
    condition.number = readNamedRef(line.substr(0, sign));
    condition.relation = line[sign] == '<'   ? ReachTask::Relation::Below
                         : line[sign] == '>' ? ReachTask::Relation::Above
                                             : ReachTask::Relation::Equal;
    const auto value = parseNumber(line.substr(sign + 1));
    const double* number = std::get_if<double>(&value);
    if (!number) throw FormatError("“" + trimmed(line.substr(sign + 1)) + "” is not a number");
    condition.value = *number;
    return condition;
}

PagePlace stepFrom(const std::string& line) {
    const bool isCount = line.find_first_not_of("0123456789") == std::string::npos;
    if (isCount && line.size() < 9) return {PagePlace::Kind::Count, std::stol(line), {}};
    if (line == "last") return {PagePlace::Kind::Last, 0, {}};
    return {PagePlace::Kind::Writer, 0, readNamedRef(line)};
}

ReachTask reachFrom(const LessonTask& before, std::string_view text) {
    const auto* old = std::get_if<ReachTask>(&before.kind);
    const auto lines = linesOf(text);
    if (lines.empty()) throw FormatError("what is to be reached is missing");
    ReachTask task;
    if (old) task.digits = old->digits;
    if (lines[0].find_first_of("<>=") == std::string::npos) {
        task.step = stepFrom(lines[0]);
    } else {
        const ReachTask::Condition first = conditionFrom(lines[0]);
        task.number = first.number;
        task.relation = first.relation;
        task.value = first.value;
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        task.also.push_back(conditionFrom(lines[i]));
        if (old && i - 1 < old->also.size()) task.also.back().digits = old->also[i - 1].digits;
    }
    return task;
}

std::string conditionText(const NamedRef& number, ReachTask::Relation relation, double value) {
    return toText(number) + " " + signOf(relation) + " " + exactNumber(value);
}

} // namespace

TaskKind kindOf(const LessonTask& task) {
    return static_cast<TaskKind>(task.kind.index());
}

std::string answerText(const LessonTask& task, std::string_view language) {
    if (const auto* number = std::get_if<NumberTask>(&task.kind)) {
        std::string lines = number->asked ? toText(*number->asked) : number->answer;
        for (const NumberTask::Slip& slip : number->slips)
            lines += "\n" + slip.answer + " | " + slip.reply.in(language);
        return lines;
    }
    if (const auto* reach = std::get_if<ReachTask>(&task.kind)) {
        std::string lines = reach->step
                                ? stepText(*reach->step)
                                : conditionText(*reach->number, reach->relation, reach->value);
        for (const ReachTask::Condition& also : reach->also)
            lines += "\n" + conditionText(also.number, also.relation, also.value);
        return lines;
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
