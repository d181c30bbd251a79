#pragma once

#include "core/lesson/lesson.h"

#include <string>
#include <string_view>

namespace deltaflow {

/// The lesson format, version 1: JSON, in files that end in ".lesson".
///
///     {
///       "format": "deltaflow lesson", "version": 1,
///       "id": "two-two-one",                     progress is kept under it
///       "title": "Forward and backward",         a text, or one for each language:
///       "description": { "en": "…", "zh_CN": "…" },
///       "author": "…",
///       "pages": [
///         { "title": "…",
///           "text": "A neuron adds up: $z_1^1 = …$. Now it is {z1[1]}.",
///           "notes": "What only the teacher sees.",
///           "state": {
///             "project": { "example": "net-2-2-1" },   or { "document": { … } }, a whole document,
///                                                      or "as before", which may be left out;
///                                                      with "trained": 5000000 it starts from the
///                                                      weights of that iteration
///             "iteration": 0,
///             "step": 3,           after 3 steps; "last"; or the number that the step computes:
///                                  "z1.adjoint[1]"
///             "level": "neuron", "notation": "delta", "digits": 4, "sample": 1,
///             "labels": "all", "picture": "network",
///             "camera": { "zoom": 1.5, "x": 0.5, "y": 0.5 },   or { "zoom": 2, "focus": "a1[1]" }
///             "hide": [ "tables", "transport" ],
///             "select": "W1[1,2]" },
///           "tasks": [
///             { "kind": "number", "question": "…", "asked": "z1.adjoint[1]", "digits": 3 },
///             { "kind": "number", "question": "…", "answer": "{a1[1]} * (1 - {a1[1]})" },
///             { "kind": "choice", "question": "…", "choices": [
///                 { "text": "…", "right": true, "reply": "…" }, { "text": "…" } ] },
///             { "kind": "number", "question": "…", "asked": "d.adjoint",
///               "mistakes": [ { "answer": "{c} + {d}", "reply": "…" } ] },
///             { "kind": "reach", "question": "…", "number": "L", "is": "below", "value": 0.01,
///               "also": [ { "number": "b1[1]", "is": "equal", "value": 2, "digits": 3 } ] },
///             { "kind": "reach", "question": "…", "step": "a2[1]" } ] } ]
///     }
///
/// Required: format, version, id, title, pages (at least one), a task's kind and question and what
/// is asked. Texts of pages, questions, choices, replies, hints ("hint") and what is said of a
/// solved task ("solved") are written as page_text.h says, addresses as named_ref.h says; what a
/// state leaves out is as on the page before (see PageState). "hide" names top_bar, tables,
/// insight, training, derivation, transport, views; "labels" all, focus, none; "picture" network,
/// graph; "is" below, above, equal. A field that is not named here is refused.
inline constexpr int kLessonVersion = 1;

[[nodiscard]] std::string toJson(const Lesson& lesson);

/// Reads a lesson. Throws FormatError whose message names the place ("pages[1].state.step") and the
/// reason; the caller adds the file's name.
[[nodiscard]] Lesson lessonFromJson(std::string_view text);

} // namespace deltaflow
