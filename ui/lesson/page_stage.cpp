#include "ui/lesson/page_stage.h"

#include "core/derive/notation.h"
#include "core/error.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_state.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>

namespace deltaflow {

namespace {

struct PageStageWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::PageStageWords)
};

} // namespace

PageStage::PageStage(const Player& window)
    : m_window(window) {
    m_player.setReducedMotion(true);
}

bool PageStage::show(const Lesson& lesson, std::size_t page) {
    const PageState state = stateAt(lesson, page);
    const Writing writing = windowsWriting();
    if (m_shown == state && m_writing == writing && !m_document.isModified()) return false;
    try {
        m_problem = PageStageWords::tr("Neither this page nor one before it shows a document.");
        if (state.project) {
            showDocument(state);
            m_player.setDigits(writing.digits);
            m_player.setLevel(writing.level);
            m_problem = showState(state, m_player);
        }
    } catch (const Error& error) {
        m_problem = errorWords(error);
    }
    m_shown = state;
    m_writing = writing;
    return true;
}

PageStage::Writing PageStage::windowsWriting() const {
    return {m_window.view().digits, m_window.view().level};
}

/// Made anew only where it is another one: a large one takes its time.
void PageStage::showDocument(const PageState& state) {
    if (m_shown && m_shown->project == state.project && m_shown->notation == state.notation &&
        !m_document.isModified())
        return;
    m_document.reset(*projectOf(state), {});
    if (!state.notation || !Notation::canExpress(*state.notation, m_player.model())) return;
    Project written = m_document.project();
    written.notation = *state.notation;
    m_document.reset(std::move(written), {});
}

} // namespace deltaflow
