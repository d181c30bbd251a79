#include "core/lesson/task_text.h"

#include "core/error.h"
#include "core/lesson/lesson_names.h"
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

constexpr std::string_view kStroke = " | ";
constexpr std::string_view kGoesOn = "\n  "; ///< A reply's next line.

/// The lines that are not empty, trimmed. What is said behind a stroke goes on in lines that are
/// set in, also past empty ones.
std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    std::string empty;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view whole = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::string line = trimmed(whole);
        const bool goesOn = whole.starts_with(' ') && line.find(kStroke) == std::string::npos &&
                            !lines.empty() && lines.back().find(kStroke) != std::string::npos;
        if (line.empty()) {
            empty += '\n';
            continue;
        }
        if (goesOn)
            lines.back() += empty + "\n" + line;
        else
            lines.push_back(std::move(line));
        empty.clear();
    }
    return lines;
}

/// What stands before " | ", and what behind it.
std::pair<std::string, std::string> parted(const std::string& line) {
    const auto stroke = line.find(kStroke);
    if (stroke == std::string::npos) return {line, {}};
    return {trimmed(line.substr(0, stroke)), trimmed(line.substr(stroke + kStroke.size()))};
}

/// The other way.
std::string joined(const std::string& line, std::string_view reply) {
    std::string text = line + std::string(kStroke);
    for (;;) {
        const auto end = reply.find('\n');
        text += reply.substr(0, end);
        if (end == std::string_view::npos) return text;
        reply.remove_prefix(end + 1);
        text += reply.starts_with('\n') ? "\n" : kGoesOn;
    }
}

/// The one of `before` that a line is of, so that what it does not say can be kept: the one that
/// says the same, or, where as many are left, the one in its place.
template <typename Entry, typename IsSame>
const Entry* earlier(const std::vector<Entry>& before, std::size_t at, std::size_t count,
                     IsSame isSame) {
    const auto same = std::ranges::find_if(before, isSame);
    if (same != before.end()) return &*same;
    return before.size() == count && at < count ? &before[at] : nullptr;
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
        auto [answer, reply] = parted(lines[i]);
        const auto isSame = [&](const NumberTask::Slip& each) { return each.answer == answer; };
        if (old)
            if (const auto* was = earlier(old->slips, i - 1, lines.size() - 1, isSame)) slip = *was;
        if (reply.empty())
            throw FormatError("behind a foreseen mistake stands “ | ” and what is said to it");
        slip.answer = std::move(answer);
        slip.reply.set(language, std::move(reply));
        task.slips.push_back(std::move(slip));
    }
    return task;
}

/// Whether a star says that a choice is right; one that another closes makes words italic.
bool isStarred(std::string_view line) {
    if (!line.starts_with('*') || line.starts_with("**")) return false;
    return line.starts_with("* ") ||
           parted(std::string(line)).first.find('*', 1) == std::string::npos;
}

ChoiceTask choiceFrom(const LessonTask& before, std::string_view text, std::string_view language) {
    const auto* old = std::get_if<ChoiceTask>(&before.kind);
    ChoiceTask task;
    const auto lines = linesOf(text);
    for (std::string line : lines) {
        const bool isRight = isStarred(line);
        if (isRight) line = trimmed(std::string_view(line).substr(1));
        auto [words, reply] = parted(line);
        const auto isSame = [&](const ChoiceTask::Choice& each) {
            return each.text.in(language) == words;
        };
        ChoiceTask::Choice choice;
        if (old)
            if (const auto* was = earlier(old->choices, task.choices.size(), lines.size(), isSame))
                choice = *was;
        choice.right = isRight;
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

int digitsFrom(const std::string& text) {
    if (text.empty()) return kReachedDigits;
    const bool isNumber = text.find_first_not_of("0123456789") == std::string::npos;
    const int digits = isNumber && text.size() < 3 ? std::stoi(text) : 0;
    if (digits < 1 || digits > 10)
        throw FormatError("“" + text + "” is no number of digits from 1 to 10");
    return digits;
}

/// L < 0.01, or L = 0.01 | 2
ReachTask::Condition conditionFrom(const std::string& typed) {
    const auto [line, digits] = parted(typed);
    const auto sign = line.find_first_of("<>=");
    if (sign == std::string::npos)
        throw FormatError("“" + line + "” says neither <, > nor = and a number");
    ReachTask::Condition condition;
    condition.digits = digitsFrom(digits);
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

ReachTask reachFrom(std::string_view text) {
    const auto lines = linesOf(text);
    if (lines.empty()) throw FormatError("what is to be reached is missing");
    ReachTask task;
    if (lines[0].find_first_of("<>=") == std::string::npos) {
        task.step = stepFrom(lines[0]);
    } else {
        const ReachTask::Condition first = conditionFrom(lines[0]);
        task.number = first.number;
        task.relation = first.relation;
        task.value = first.value;
        task.digits = first.digits;
    }
    for (std::size_t i = 1; i < lines.size(); ++i)
        task.also.push_back(conditionFrom(lines[i]));
    return task;
}

std::string conditionText(const ReachTask::Condition& condition) {
    const std::string text = toText(condition.number) + " " + signOf(condition.relation) + " " +
                             exactNumber(condition.value);
    if (condition.digits == kReachedDigits) return text;
    return text + std::string(kStroke) + std::to_string(condition.digits);
}

} // namespace

TaskKind kindOf(const LessonTask& task) {
    return static_cast<TaskKind>(task.kind.index());
}

std::string answerText(const LessonTask& task, std::string_view language) {
    if (const auto* number = std::get_if<NumberTask>(&task.kind)) {
        std::string lines = number->asked ? toText(*number->asked) : number->answer;
        for (const NumberTask::Slip& slip : number->slips)
            lines += "\n" + joined(slip.answer, slip.reply.in(language));
        return lines;
    }
    if (const auto* reach = std::get_if<ReachTask>(&task.kind)) {
        std::string lines =
            reach->step
                ? stepText(*reach->step)
                : conditionText({*reach->number, reach->relation, reach->value, reach->digits});
        for (const ReachTask::Condition& also : reach->also)
            lines += "\n" + conditionText(also);
        return lines;
    }
    std::string text;
    for (const ChoiceTask::Choice& choice : std::get<ChoiceTask>(task.kind).choices) {
        if (!text.empty()) text += '\n';
        const std::string words = (choice.right ? "* " : "") + choice.text.in(language);
        const std::string& reply = choice.reply.in(language);
        text += reply.empty() ? words : joined(words, reply);
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
        task.kind = reachFrom(text);
        break;
    }
    return task;
}

} // namespace deltaflow
