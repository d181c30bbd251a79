#pragma once

#include "core/lesson/lesson.h"

#include <array>
#include <string_view>
#include <utility>

namespace deltaflow {

/// The names of the lesson format, stable for ever.
template <typename Kind, std::size_t N>
using LessonNames = std::array<std::pair<std::string_view, Kind>, N>;

inline constexpr LessonNames<Level, 3> kLevelNames = {
    {{"layer", Level::Layer}, {"neuron", Level::Neuron}, {"term", Level::Term}}};
inline constexpr LessonNames<PageLabels, 3> kLabelNames = {
    {{"all", PageLabels::All}, {"focus", PageLabels::Focus}, {"none", PageLabels::None}}};
inline constexpr LessonNames<PagePicture, 2> kPictureNames = {
    {{"network", PagePicture::Network}, {"graph", PagePicture::Graph}}};
inline constexpr LessonNames<WindowPart, 7> kPartNames = {{{"top_bar", WindowPart::TopBar},
                                                           {"tables", WindowPart::Tables},
                                                           {"insight", WindowPart::Insight},
                                                           {"training", WindowPart::Training},
                                                           {"derivation", WindowPart::Derivation},
                                                           {"transport", WindowPart::Transport},
                                                           {"views", WindowPart::Views}}};
inline constexpr LessonNames<ReachTask::Relation, 3> kRelationNames = {
    {{"below", ReachTask::Relation::Below},
     {"above", ReachTask::Relation::Above},
     {"equal", ReachTask::Relation::Equal}}};

/// To how many digits a number is equal if nothing is said of it.
inline constexpr int kReachedDigits = 3;

template <typename Names, typename Kind>
[[nodiscard]] std::string_view nameIn(const Names& names, Kind kind) {
    for (const auto& [name, each] : names)
        if (each == kind) return name;
    return {};
}

} // namespace deltaflow
