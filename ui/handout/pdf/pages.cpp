#include "ui/handout/pdf/pages.h"

#include "ui/theme/theme.h"

namespace deltaflow {

namespace {

constexpr QSizeF kPaper{595, 842}; // A4
constexpr QMarginsF kMargins{56, 50, 56, 60};
constexpr int kDotsPerInch = 1200;

double textHeight() {
    return kPaper.height() - kMargins.top() - kMargins.bottom();
}

} // namespace

Pages::Pages(QIODevice& out, const QString& title)
    : m_writer(&out) {
    m_writer.setTitle(title);
    m_writer.setCreator(QStringLiteral("Deltaflow"));
    m_writer.setPageSize(QPageSize(QPageSize::A4));
    m_writer.setPageMargins({});
    m_writer.setResolution(kDotsPerInch);
    m_painter.begin(&m_writer);
    begin();
}

Pages::~Pages() {
    number();
}

double Pages::width() const {
    return kPaper.width() - kMargins.left() - kMargins.right();
}

void Pages::add(const Block& block) {
    if (m_y > 0 && m_y + block.height > textHeight()) {
        number();
        m_writer.newPage();
        ++m_page;
        begin();
    }
    const double scale = std::min(1.0, textHeight() / block.height);
    m_painter.save();
    m_painter.translate(0, m_y);
    m_painter.scale(scale, scale);
    if (block.draw) block.draw(m_painter);
    m_painter.restore();
    m_y += block.height * scale;
}

void Pages::begin() {
    m_painter.resetTransform();
    m_painter.scale(kDotsPerInch / 72.0, kDotsPerInch / 72.0);
    m_painter.translate(kMargins.left(), kMargins.top());
    m_y = 0;
}

void Pages::number() {
    m_painter.setFont(uiFont(9));
    m_painter.setPen(Theme::light().textMuted);
    m_painter.drawText(QRectF(0, textHeight() + 18, width(), 14), Qt::AlignHCenter,
                       QString::number(m_page));
}

} // namespace deltaflow
