#include "ui/lesson/shows_form.h"

#include "ui/lesson/address_field.h"
#include "ui/lesson/lesson_capture.h"
#include "ui/lesson/page_state.h"
#include "ui/player/player.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

enum PlaceKind { Before, After, Computing, Last };
enum CameraKind { Whole, Around, Part };

constexpr double kCloser = 2; ///< The zoom that a number is shown with, unless one is set.

PlaceKind kindOf(const PagePlace& step) {
    if (step.kind == PagePlace::Kind::Last) return Last;
    if (step.kind == PagePlace::Kind::Writer) return Computing;
    return step.count == 0 ? Before : After;
}

CameraKind kindOf(const PageCamera& camera) {
    if (camera.focus) return Around;
    return camera.isWhole() ? Whole : Part;
}

void setQuietly(QSpinBox& box, double part) {
    const QSignalBlocker blocker(box);
    box.setValue(static_cast<int>(std::lround(100 * part)));
}

} // namespace

// -- Showing -----------------------------------------------------------------------------------

void ShowsForm::showState(const PageState& state, const QString& place) {
    if (place != m_place)
        for (AddressField* field : {m_computes, m_focus, m_selection})
            field->reset();
    m_place = place;
    m_state = state;
    m_document->setText(stateInWords(state));
    showStep();
    showCamera();
    m_level->setCurrentIndex(state.level ? static_cast<int>(*state.level) : -1);
    m_selection->setRef(state.selection);
    for (const auto& [part, box] : m_hidden)
        box->setChecked(state.hidden && state.hidden->contains(part));
}

void ShowsForm::showStep() {
    const PagePlace step = m_state.step.value_or(PagePlace());
    const PlaceKind kind = kindOf(step);
    m_step->setCurrentIndex(kind);
    const QSignalBlocker blocker(m_count);
    if (kind == After) m_count->setValue(static_cast<int>(step.count));
    m_count->setVisible(kind == After);
    if (kind == Computing)
        m_computes->setRef(step.computes);
    else
        m_computes->reset();
    m_computes->setVisible(kind == Computing);
    m_count->parentWidget()->setVisible(kind == After || kind == Computing);
}

void ShowsForm::showCamera() {
    const PageCamera camera = m_state.camera.value_or(PageCamera());
    const CameraKind kind = kindOf(camera);
    m_camera->setCurrentIndex(kind);
    setQuietly(*m_zoom, camera.zoom);
    setQuietly(*m_across, camera.x);
    setQuietly(*m_down, camera.y);
    if (kind == Around)
        m_focus->setRef(camera.focus);
    else
        m_focus->reset();
    m_focus->setVisible(kind == Around);
    m_zoom->setVisible(kind != Whole);
    m_across->setVisible(kind == Part);
    m_down->setVisible(kind == Part);
    m_zoom->parentWidget()->setVisible(kind != Whole);
}

QString ShowsForm::pendingFault() const {
    for (const AddressField* field : {m_computes, m_focus, m_selection})
        if (!field->fault().isEmpty()) return field->fault();
    return {};
}

// -- Changing ----------------------------------------------------------------------------------

/// What is probably meant where a number is to be in the middle: what is selected in the window or
/// on the page, or else what the page's step computes.
std::optional<NamedRef> ShowsForm::likelyNumber() const {
    if (const auto selected = m_capture().selection) return selected;
    if (m_state.selection) return m_state.selection;
    return computedNumber(m_page);
}

void ShowsForm::chooseStep(int kind) {
    if (kind == kindOf(m_state.step.value_or(PagePlace()))) return;
    PagePlace step; // the same one, said otherwise, where that can be
    if (kind == After) step.count = std::max<Index>(1, m_page.view().step + 1);
    if (kind == Last) step.kind = PagePlace::Kind::Last;
    if (kind == Computing)
        step = {PagePlace::Kind::Writer, 0, computedNumber(m_page).value_or(readNamedRef("L"))};
    setStep(step);
    if (kind != Computing) return;
    m_computes->setFocus();
    m_computes->selectAll();
}

void ShowsForm::chooseCamera(int kind) {
    PageCamera camera = m_state.camera.value_or(PageCamera());
    if (kind == kindOf(camera)) return;
    const PageCamera now = m_capture().camera.value_or(PageCamera());
    const double closer = !now.isWhole() ? now.zoom : camera.zoom != 1 ? camera.zoom : kCloser;
    if (kind == Whole) camera = PageCamera();
    if (kind == Around) camera = {closer, 0.5, 0.5, likelyNumber().value_or(readNamedRef("L"))};
    if (kind == Part) camera = now.isWhole() ? PageCamera{closer, 0.5, 0.5, {}} : now;
    setCamera(camera);
    if (kind != Around) return;
    m_focus->setFocus();
    m_focus->selectAll();
}

void ShowsForm::setStep(const PagePlace& step, int field) {
    emit edited(tr("Step of the page"), field, [step](PageState& page) { page.step = step; });
}

void ShowsForm::setCamera(const PageCamera& camera, int field) {
    emit edited(tr("Picture of the page"), field,
                [camera](PageState& page) { page.camera = camera; });
}

} // namespace deltaflow
