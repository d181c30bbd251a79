#pragma once

#include "core/derive/notation.h"
#include "core/derive/writer.h"
#include "ui/player/player.h"

namespace deltaflow {

/// A writer in the document's notation and digits, on the numbers of the current pass.
class SectionWriter {
public:
    /// `samples` other than the pass's own: 1 leaves the sample out of the symbols.
    explicit SectionWriter(const Player& player, Index samples = 0)
        : m_notation(player.document().project().notation,
                     player.document().project().optimiser.kind, player.sharedModel(),
                     samples > 0 ? samples : player.samples())
        , m_writer(m_notation, player.trace(),
                   {.digits = player.view().digits, .cells = 4, .addends = 4}) {}

    [[nodiscard]] const Writer& writer() const { return m_writer; }
    const Writer* operator->() const { return &m_writer; }

private:
    Notation m_notation;
    Writer m_writer;
};

} // namespace deltaflow
