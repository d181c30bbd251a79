// Paints the sample formulas on a page, or writes them as MathML for a browser to show or measure:
//   formula_gallery --png OUT SIZE [dark]      formula_gallery --svg|--pdf OUT SIZE
//   formula_gallery --html OUT SIZE [dark]

#include "core/formula/serialise.h"
#include "sample_formulas.h"
#include "ui/formula/formula_layout.h"
#include "ui/formula/math_font.h"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>

using namespace deltaflow;

namespace {

const QString kDark = QStringLiteral("dark");

QSizeF paintPage(QPainter* painter, double size) {
    double y = size;
    double width = 0;
    for (const SampleFormula& sample : sampleFormulas()) {
        const FormulaLayout layout = layoutFormula(sample.formula, size);
        y += layout.ascent;
        if (painter) paintFormula(*painter, layout, {size, y});
        y += layout.descent + size * 0.9;
        width = std::max(width, layout.width);
    }
    return {width + 2 * size, y};
}

void writeHtml(const QString& path, double size, bool dark) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
    const QByteArray em = QByteArray::number(size) + "px";
    QByteArray html = "<!DOCTYPE html><meta charset=\"utf-8\"><style>";
    html += "@font-face{font-family:LMM;src:url(file://" + MathFont::find().toUtf8() + ")}";
    // Inline, so that the boxes are as wide as the formulas.
    html += "math{display:inline math;font:" + em + " LMM;text-rendering:geometricPrecision}";
    html += "body{margin:" + em + (dark ? ";background:#16181c;color:#e8eaed" : "") + "}";
    html += "div{margin-bottom:0.9em}</style><body>\n";
    for (const SampleFormula& sample : sampleFormulas())
        html += "<div id=\"" + QByteArray::fromStdString(sample.name) + "\">" +
                QByteArray::fromStdString(toMathMl(sample.formula)) + "</div>\n";
    file.write(html);
}

} // namespace

int main(int argc, char* argv[]) {
    const QGuiApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 4) return 2;
    const QString kind = arguments[1];
    const QString out = arguments[2];
    const double size = arguments[3].toDouble();
    const bool dark = arguments.contains(kDark);
    const QSizeF page = paintPage(nullptr, size);
    if (kind == "--html") {
        writeHtml(out, size, dark);
        return 0;
    }
    if (kind == "--png") {
        QImage image(page.toSize(), QImage::Format_RGB32);
        image.fill(dark ? QColor("#16181c") : Qt::white);
        QPainter painter(&image);
        painter.setPen(dark ? QColor("#e8eaed") : QColor("#1a1a1a"));
        paintPage(&painter, size);
        return image.save(out) ? 0 : 1;
    }
    if (kind == "--svg") {
        QSvgGenerator svg;
        svg.setFileName(out);
        svg.setSize(page.toSize());
        svg.setViewBox(QRectF(QPointF(), page));
        QPainter painter(&svg);
        paintPage(&painter, size);
        return 0;
    }
    QPdfWriter pdf(out);
    pdf.setResolution(72);
    pdf.setPageMargins({});
    pdf.setPageSize(QPageSize(page, QPageSize::Point));
    QPainter painter(&pdf);
    paintPage(&painter, size);
    return 0;
}
