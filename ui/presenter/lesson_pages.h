#pragma once

#include "ui/presenter/speaker_window.h"

namespace deltaflow {

class LessonSession;

/// Turns the open lesson's page where "next" or "back" leads out of it, and says whether it did. A
/// page's steps go from where it begins to just before the next page begins, if that is further on
/// in the same pass, and to the end of the pass otherwise: each "next" shows something new.
[[nodiscard]] bool turnPage(LessonSession& lesson, Player& player, bool forward);

/// What the lesson tells the teacher about the page: its notes, and its tasks' answers, as the
/// numbers are now. Nothing if none is open.
[[nodiscard]] SpeakerNotes notesOf(const LessonSession& lesson, const Player& player);

} // namespace deltaflow
