#pragma once

#include <QStringList>

namespace deltaflow {

/// How a lesson's reader stands: what another one made in its place takes over.
struct ReadingState {
    QStringList typed;   ///< By task, the answer that is in its field.
    int writing = -1;    ///< The task whose field has the keys.
    double scrolled = 0; ///< 0 at the top of the page, 1 at its end.
};

} // namespace deltaflow
