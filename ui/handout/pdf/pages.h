#pragma once

#include "ui/handout/pdf/block.h"

#include <QPageLayout>
#include <QString>

#include <functional>

class QIODevice;
class QPagedPaintDevice;

namespace deltaflow {

/// The paper and its margins. In points.
struct Paper {
    QSizeF size;
    QMarginsF margins;

    static Paper a4();
    static Paper letter();
    static Paper of(const QPageLayout& layout);
    [[nodiscard]] QPageSize pageSize() const;
    [[nodiscard]] QSizeF room() const; ///< For the text.
};

/// Fills pages from top to bottom and numbers them. All lengths are points.
class Pages {
public:
    /// `turn` begins the next page; once it says that there is none, nothing more is painted.
    Pages(QPaintDevice& device, const Paper& paper, std::function<bool()> turn);
    /// On all pages of a document or a printer.
    Pages(QPagedPaintDevice& device, const Paper& paper);
    ~Pages();

    [[nodiscard]] double width() const { return m_paper.room().width(); } ///< Of the text.
    [[nodiscard]] bool isFull() const { return m_full; }
    /// Below what is there, or on the next page if it has no room; shrunk if no page has.
    void add(const Block& block);
    /// The next block begins a page.
    void breakPage();
    /// The page that stands is the first of what follows.
    void restartNumbers() { m_page = 1; }
    /// What stands at the left of each page's foot, this one's included.
    void setFoot(const QString& foot) { m_foot = foot; }

private:
    void begin();
    void number();
    void turnPage();

    QPaintDevice& m_device;
    Paper m_paper;
    std::function<bool()> m_turn;
    QPainter m_painter;
    QString m_foot;
    int m_page = 1;
    double m_y = 0;
    bool m_full = false;
};

/// Writes a PDF of such pages.
[[nodiscard]] QByteArray pdfOf(const QString& title, const Paper& paper,
                               const std::function<void(Pages&)>& fill);

} // namespace deltaflow
