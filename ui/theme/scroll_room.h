#pragma once

class QScrollArea;
class QWidget;

namespace deltaflow {

/// The content in an area without a frame, which scrolls only where there is too little room: in a
/// small window, or with large text. Takes the content.
[[nodiscard]] QScrollArea* withScrolling(QWidget& content, QWidget* parent);

} // namespace deltaflow
