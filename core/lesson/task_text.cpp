#include "core/lesson/task_text.h"

#include "core/error.h"
#include "core/lesson/lesson_names.h"
#include "core/text/number.h"
#include "core/text/trimmed.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace deltaflow {

namespace {

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

/// The places of the strokes that stand in a text between blanks, and of those with backslashes
/// before them, as " \| ".
std::vector<std::size_t> strokesIn(std::string_view text) {
    std::vector<std::size_t> places;
    for (auto at = text.find('|'); at != std::string_view::npos; at = text.find('|', at + 1)) {
        const auto before = text.substr(0, at).find_last_not_of('\\');
        const bool isApart = at + 1 == text.size() || text[at + 1] == ' ';
        if (isApart && before != std::string_view::npos && text[before] == ' ')
            places.push_back(at);
    }
    return places;
}

/// " | " as " \| ", that it be no end of what stands before it.
std::string escaped(std::string_view text) {
    std::string out(text);
    const auto places = strokesIn(text);
    for (auto at = places.rbegin(); at != places.rend(); ++at)
        out.insert(*at, 1, '\\');
    return out;
}

/// The other way.
std::string plain(std::string_view text) {
    std::string out(text);
    const auto places = strokesIn(text);
    for (auto at = places.rbegin(); at != places.rend(); ++at)
        if (out[*at - 1] == '\\') out.erase(*at - 1, 1);
    return out;
}

/// The lines that are not empty, trimmed. What is said behind a stroke goes on in lines that are
/// set in, also past empty ones.
std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    std::string empty;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view whole = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string_view line = trimmed(whole);
        const bool goesOn = whole.starts_with(' ') && line.find(kStroke) == line.npos &&
                            !lines.empty() && lines.back().find(kStroke) != std::string::npos;
        if (line.empty()) {
            empty += '\n';
            continue;
        }
        if (goesOn)
            lines.back() += empty + "\n" + plain(line);
        else
            lines.emplace_back(line);
        empty.clear();
    }
    return lines;
}

/// What stands before " | ", and what behind it.
std::pair<std::string, std::string> parted(std::string_view line) {
    const auto stroke = line.find(kStroke);
    if (stroke == line.npos) return {plain(line), {}};
    return {plain(trimmed(line.substr(0, stroke))),
            std::string(trimmed(line.substr(stroke + kStroke.size())))};
}

/// The other way.
std::string joined(std::string_view line, std::string_view reply) {
    std::string text = escaped(line);
    if (reply.empty()) return text;
    text += kStroke;
    for (bool isFirst = true;; isFirst = false) {
        const auto end = reply.find('\n');
        const std::string_view next = reply.substr(0, end);
        text += isFirst ? std::string(next) : escaped(next);
        if (end == reply.npos) return text;
        reply.remove_prefix(end + 1);
        text += reply.starts_with('\n') ? "\n" : kGoesOn;
    }
}

/// For each line the one of `before` that it is of, so that what it does not say can be kept: one
/// that says the same and, where as many are left, the one in its place. None is of two lines.
template <typename Entry, typename IsSame>
std::vector<Entry> kept(const std::vector<Entry>* before, std::size_t lines, IsSame isSame) {
    std::vector<Entry> entries(lines);
    if (!before) return entries;
    std::vector<bool> isFound(lines);
    std::vector<bool> isUsed(before->size());
    const auto keep = [&](std::size_t line, std::size_t from) {
        entries[line] = (*before)[from];
        isFound[line] = isUsed[from] = true;
    };
    for (std::size_t line = 0; line < lines; ++line)
        for (std::size_t from = 0; from < before->size() && !isFound[line]; ++from)
            if (!isUsed[from] && isSame((*before)[from], line)) keep(line, from);
    for (std::size_t line = 0; before->size() == lines && line < lines; ++line)
        if (!isFound[line] && !isUsed[line]) keep(line, line);
    return entries;
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
    std::vector<std::pair<std::string, std::string>> slips;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        slips.push_back(parted(lines[i]));
        if (slips.back().second.empty())
            throw FormatError("behind a foreseen mistake stands “ | ” and what is said to it");
    }
    task.slips = kept(old ? &old->slips : nullptr, slips.size(),
                      [&](const NumberTask::Slip& slip, std::size_t line) {
                          return slip.answer == slips[line].first;
                      });
    for (std::size_t i = 0; i < slips.size(); ++i) {
        task.slips[i].answer = std::move(slips[i].first);
        task.slips[i].reply.set(language, std::move(slips[i].second));
    }
    return task;
}

/// Whether a star says that a choice is right; one that another closes makes words italic.
bool isStarred(std::string_view line) {
    if (!line.starts_with('*') || line.starts_with("**")) return false;
    return line.starts_with("* ") || parted(line).first.find('*', 1) == std::string::npos;
}

ChoiceTask choiceFrom(const LessonTask& before, std::string_view text, std::string_view language) {
    const auto* old = std::get_if<ChoiceTask>(&before.kind);
    std::vector<std::pair<std::string, std::string>> said;
    std::vector<bool> isRight;
    for (const std::string& line : linesOf(text)) {
        isRight.push_back(isStarred(line));
        said.push_back(parted(trimmed(std::string_view(line).substr(isRight.back() ? 1 : 0))));
    }
    if (said.size() < 2) throw FormatError("at least two choices are needed, one a line");
    if (said.size() > 20) throw FormatError("at most 20 choices are possible");
    if (std::ranges::find(isRight, true) == isRight.end())
        throw FormatError("a star before a choice says that it is right, and none has one");
    ChoiceTask task;
    task.choices = kept(old ? &old->choices : nullptr, said.size(),
                        [&](const ChoiceTask::Choice& choice, std::size_t line) {
                            return choice.text.in(language) == said[line].first;
                        });
    for (std::size_t i = 0; i < said.size(); ++i) {
        task.choices[i].right = isRight[i];
        task.choices[i].text.set(language, std::move(said[i].first));
        task.choices[i].reply.set(language, std::move(said[i].second));
    }
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
    if (!number)
        throw FormatError("“" + std::string(trimmed(std::string_view(line).substr(sign + 1))) +
                          "” is not a number");
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
        if (choice.right) text += "* ";
        text += joined(choice.text.in(language), choice.reply.in(language));
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
