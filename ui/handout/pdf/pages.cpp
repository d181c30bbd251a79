#include "ui/handout/pdf/pages.h"

#include "ui/theme/theme.h"

#include <QBuffer>
#include <QPagedPaintDevice>
#include <QPdfWriter>

namespace deltaflow {

namespace {

constexpr int kDotsPerInch = 1200;

} // namespace

Paper Paper::a4() {
    return {{595, 842}, {56, 50, 56, 60}};
}

Paper Paper::letter() {
    return {{612, 792}, {60, 48, 60, 58}};
}

Paper Paper::of(const QPageLayout& layout) {
    Paper paper = layout.pageSize().id() == QPageSize::Letter ? letter() : a4();
    paper.size = layout.fullRect(QPageLayout::Point).size();
    return paper;
}

QPageSize Paper::pageSize() const {
    if (size == a4().size) return QPageSize(QPageSize::A4);
    if (size == letter().size) return QPageSize(QPageSize::Letter);
    return QPageSize(size, QPageSize::Point);
}

QSizeF Paper::room() const {
    return size.shrunkBy(margins);
}

Pages::Pages(QPaintDevice& device, const Paper& paper, std::function<bool()> turn)
    : m_device(device)
    , m_paper(paper)
    , m_turn(std::move(turn))
    , m_painter(&device) {
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    begin();
}

Pages::Pages(QPagedPaintDevice& device, const Paper& paper)
    : Pages(device, paper, [&device] { return device.newPage(); }) {}

Pages::~Pages() {
    if (!m_full) number();
}

void Pages::add(const Block& block) {
    const double room = m_paper.room().height();
    if (m_y > 0 && m_y + block.height > room) turnPage();
    if (m_full) return;
    const double scale = std::min(1.0, room / block.height);
    m_painter.save();
    m_painter.translate(0, m_y);
    m_painter.scale(scale, scale);
    if (block.draw) block.draw(m_painter);
    m_painter.restore();
    m_y += block.height * scale;
}

void Pages::breakPage() {
    if (m_y > 0) turnPage();
}

void Pages::turnPage() {
    if (m_full) return;
    number();
    m_full = !m_turn();
    if (m_full) return;
    ++m_page;
    begin();
}

void Pages::begin() {
    m_painter.resetTransform();
    m_painter.scale(m_device.logicalDpiX() / 72.0, m_device.logicalDpiY() / 72.0);
    m_painter.translate(m_paper.margins.left(), m_paper.margins.top());
    m_y = 0;
}

void Pages::number() {
    const QRectF line(0, m_paper.room().height() + 18, width(), 14);
    m_painter.setFont(uiFont(9));
    m_painter.setPen(Theme::light().textMuted);
    m_painter.drawText(line, Qt::AlignLeft, m_foot);
    m_painter.drawText(line, m_foot.isEmpty() ? Qt::AlignHCenter : Qt::AlignRight,
                       QString::number(m_page));
}

QByteArray pdfOf(const QString& title, const Paper& paper,
                 const std::function<void(Pages&)>& fill) {
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Deltaflow"));
    writer.setPageSize(paper.pageSize());
    writer.setPageMargins({});
    writer.setResolution(kDotsPerInch);
    {
        Pages pages(static_cast<QPagedPaintDevice&>(writer), paper);
        fill(pages);
    }
    return bytes.data();
}

} // namespace deltaflow
