#include "core/export/formats.h"

#include "core/export/onnx.h"
#include "core/export/pytorch.h"
#include "core/export/weights.h"

#include <algorithm>
#include <cctype>

namespace deltaflow {

namespace {

using enum ExportFormat::Content;

constexpr ExportFormat kFormats[] = {
    {"py", "PyTorch script", Training, pytorchScript},
#ifdef DELTAFLOW_ONNX
    {"onnx", "ONNX model", Weights, onnxModel},
#endif
    {"csv", "Weights as CSV", Weights, weightsCsv},
    {"json", "Weights as JSON", Weights, weightsJson},
};

} // namespace

std::span<const ExportFormat> exportFormats() {
    return kFormats;
}

const ExportFormat* exportFormat(std::string_view suffix) {
    const auto isSame = [&](const ExportFormat& format) {
        return std::ranges::equal(format.suffix, suffix, [](char a, char b) {
            return a == std::tolower(static_cast<unsigned char>(b));
        });
    };
    const auto formats = exportFormats();
    const auto found = std::ranges::find_if(formats, isSame);
    return found == formats.end() ? nullptr : &*found;
}

} // namespace deltaflow
