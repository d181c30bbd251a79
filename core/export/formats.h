#pragma once

#include "core/project/project.h"

#include <span>
#include <string>
#include <string_view>

namespace deltaflow {

/// A kind of file that a project can be exported as.
struct ExportFormat {
    std::string_view suffix; ///< Of the file's name, in lower case, without the dot.
    std::string_view name;   ///< "PyTorch script"
    /// Whether it holds a state of the net, or how one comes to it from the project's start.
    enum class Content { Weights, Training } content = Content::Weights;
    /// The file's bytes. Throws Error with one sentence if the project cannot be written so.
    std::string (*write)(const Project& project) = nullptr;
};

/// All that this build can write.
[[nodiscard]] std::span<const ExportFormat> exportFormats();
/// That of a suffix in any case, or null.
[[nodiscard]] const ExportFormat* exportFormat(std::string_view suffix);

} // namespace deltaflow
