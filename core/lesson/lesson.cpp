#include "core/lesson/lesson.h"

namespace deltaflow {

namespace {

template <typename Field>
void take(std::optional<Field>& into, const std::optional<Field>& from) {
    if (from) into = from;
}

void overlay(PageState& state, const PageState& page) {
    if (page.project) { // what is of the project before does not hold for another
        state.iteration = 0;
        state.step = PagePlace();
        state.sample = 1;
        state.camera = PageCamera();
        state.selection.reset();
        state.notation.reset();
        state.picture.reset();
    }
    take(state.project, page.project);
    take(state.iteration, page.iteration);
    take(state.step, page.step);
    take(state.level, page.level);
    take(state.notation, page.notation);
    take(state.digits, page.digits);
    take(state.labels, page.labels);
    take(state.picture, page.picture);
    take(state.sample, page.sample);
    take(state.camera, page.camera);
    take(state.hidden, page.hidden);
    state.selection = page.selection;
}

} // namespace

PageState stateAt(const Lesson& lesson, std::size_t page) {
    PageState state;
    for (std::size_t i = 0; i <= page && i < lesson.pages.size(); ++i)
        overlay(state, lesson.pages[i].state);
    return state;
}

std::optional<std::size_t> projectPage(const Lesson& lesson, std::size_t page) {
    for (std::size_t i = std::min(page + 1, lesson.pages.size()); i-- > 0;)
        if (lesson.pages[i].state.project) return i;
    return std::nullopt;
}

} // namespace deltaflow
