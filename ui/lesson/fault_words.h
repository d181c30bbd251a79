#pragma once

#include "core/lesson/check_lesson.h"

#include <QString>

namespace deltaflow {

/// What is wrong with a lesson and where, in the language that is spoken: "Page 2, text: there is
/// no …".
[[nodiscard]] QString faultInWords(const LessonFault& fault);

} // namespace deltaflow
