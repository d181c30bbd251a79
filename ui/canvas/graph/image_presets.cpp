#include "ui/canvas/graph/image_presets.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace deltaflow {
namespace {

using Glyph = std::array<std::string_view, 5>;

constexpr Glyph kSeven{"11111", "00001", "00010", "00100", "00100"};
constexpr Glyph kThree{"11110", "00001", "01110", "00001", "11110"};

/// A glyph as large as the image, but for a margin where there is room for one.
bool inGlyph(const Glyph& glyph, const Grid& grid, int row, int col) {
    const auto place = [](int at, int size) {
        const int margin = size >= 9 ? size / 7 : 0;
        const int inner = size - 2 * margin;
        return at < margin || at >= size - margin ? -1 : (at - margin) * 5 / inner;
    };
    const int r = place(row, grid.height);
    const int c = place(col, grid.width);
    return r >= 0 && c >= 0 &&
           glyph[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] == '1';
}

/// Within the middle part of so many: one line in a small image, a bar in a large one.
bool inMiddle(int at, int size) {
    const int wide = std::max(1, size / 5) | (size % 2);
    const int first = (size - wide) / 2;
    return at >= first && at < first + wide;
}

bool isSet(ImagePreset preset, const Grid& grid, int row, int col) {
    switch (preset) {
    case ImagePreset::Blank:
        return false;
    case ImagePreset::VerticalEdge:
        return col >= grid.width / 2;
    case ImagePreset::HorizontalEdge:
        return row >= grid.height / 2;
    case ImagePreset::Cross:
        return inMiddle(row, grid.height) || inMiddle(col, grid.width);
    case ImagePreset::Seven:
        return inGlyph(kSeven, grid, row, col);
    case ImagePreset::Three:
        return inGlyph(kThree, grid, row, col);
    }
    return false;
}

} // namespace

QString presetName(ImagePreset preset) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Canvas", text); };
    switch (preset) {
    case ImagePreset::Blank:
        return tr("Blank");
    case ImagePreset::VerticalEdge:
        return tr("Vertical edge");
    case ImagePreset::HorizontalEdge:
        return tr("Horizontal edge");
    case ImagePreset::Cross:
        return tr("Cross");
    case ImagePreset::Seven:
        return tr("Digit 7");
    case ImagePreset::Three:
        return tr("Digit 3");
    }
    return {};
}

std::vector<double> presetImage(ImagePreset preset, const Grid& grid) {
    std::vector<double> pixels;
    for (int channel = 0; channel < grid.channels; ++channel)
        for (int row = 0; row < grid.height; ++row)
            for (int col = 0; col < grid.width; ++col)
                pixels.push_back(isSet(preset, grid, row, col) ? 1 : 0);
    return pixels;
}

} // namespace deltaflow
