#pragma once

#include "ui/handout/pdf/block.h"

#include <QPdfWriter>
#include <QString>

namespace deltaflow {

/// Fills A4 pages from top to bottom and numbers them. All lengths are points.
class Pages {
public:
    Pages(QIODevice& out, const QString& title);
    ~Pages();

    [[nodiscard]] double width() const; ///< Of the text.
    /// Below what is there, or on the next page if it has no room; shrunk if no page has.
    void add(const Block& block);

private:
    void begin();
    void number();

    QPdfWriter m_writer;
    QPainter m_painter;
    int m_page = 1;
    double m_y = 0;
};

} // namespace deltaflow
