#include "ui/handout/drawings.h"

#include "ui/theme/svg.h"

#include <QPainter>
#include <QRegularExpression>

namespace deltaflow {

namespace {

/// Where a gradient's id will stand.
constexpr QLatin1String kIdPlace("{id}");

QString drawn(QSize size, const std::function<void(QPainter&)>& paint) {
    return QString::fromUtf8(svgOf({{}, size}, [&paint](QPaintDevice& device) {
        QPainter painter(&device);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        paint(painter);
    }));
}

QRegularExpression expression(const char* pattern) {
    return QRegularExpression(QLatin1String(pattern),
                              QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

/// Gradients are numbered anew in each drawing: here they go by what they are.
void Drawings::takeGradients(QString& svg) {
    static const QRegularExpression gradient =
        expression(R"re(<(linear|radial)Gradient ([^>]*?)id="(gradient\d+)">(.*?)</\1Gradient>)re");
    QHash<QString, int> numbers;
    for (auto it = gradient.globalMatch(svg); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString content =
            QStringLiteral("<%1Gradient %2%3>%4</%1Gradient>")
                .arg(match.captured(1), match.captured(2), QString(kIdPlace), match.captured(4));
        auto known = m_gradientOf.constFind(content);
        if (known == m_gradientOf.cend()) {
            known = m_gradientOf.insert(content, static_cast<int>(m_gradients.size()));
            m_gradients << content;
        }
        numbers.insert(match.captured(3), *known);
    }
    static const QRegularExpression use = expression(R"(url\(#(gradient\d+)\))");
    QString out;
    qsizetype from = 0;
    for (auto it = use.globalMatch(svg); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(svg).mid(from, match.capturedStart() - from);
        out += QStringLiteral("url(#c%1)").arg(numbers.value(match.captured(1)));
        from = match.capturedEnd();
    }
    out += QStringView(svg).mid(from);
    svg = out;
}

int Drawings::takePart(const QString& text) {
    auto known = m_partOf.constFind(text);
    if (known == m_partOf.cend()) {
        known = m_partOf.insert(text, static_cast<int>(m_parts.size()));
        m_parts.push_back({text, 0});
    }
    ++m_parts[static_cast<std::size_t>(*known)].uses;
    return *known;
}

std::size_t Drawings::add(QSize size, const std::function<void(QPainter&)>& paint) {
    QString svg = drawn(size, paint).replace(QLatin1String("xlink:href"), QLatin1String("href"));
    takeGradients(svg);
    // Qt opens a group for each state of the painter, one after another; some stay empty.
    static const QRegularExpression group = expression(R"(<g ([^>]*)>((?:(?!<g ).)*?)</g>)");
    Drawing drawing{size, {}};
    for (auto it = group.globalMatch(svg); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString content = match.captured(2).trimmed();
        if (content.isEmpty()) continue;
        drawing.parts.push_back(
            takePart(QStringLiteral("%1>%2</g>").arg(match.captured(1).simplified(), content)));
    }
    m_drawings.push_back(std::move(drawing));
    return m_drawings.size() - 1;
}

QString Drawings::shared() const {
    QString out =
        QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" "
                       "aria-hidden=\"true\" style=\"position: absolute\"><defs>\n");
    for (qsizetype i = 0; i < m_gradients.size(); ++i)
        out += QString(m_gradients[i]).replace(kIdPlace, QStringLiteral("id=\"c%1\"").arg(i)) +
               QLatin1Char('\n');
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        if (m_parts[i].uses > 1)
            out += QStringLiteral("<g id=\"p%1\" ").arg(i) + m_parts[i].text + QLatin1Char('\n');
    return out + QStringLiteral("</defs></svg>\n");
}

QString Drawings::drawing(std::size_t which, const QString& title) const {
    const Drawing& drawing = m_drawings[which];
    QString out = QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                                 "viewBox=\"0 0 %1 %2\"><title>%3</title>\n")
                      .arg(drawing.size.width())
                      .arg(drawing.size.height())
                      .arg(title.toHtmlEscaped());
    for (const int index : drawing.parts) {
        const Part& part = m_parts[static_cast<std::size_t>(index)];
        out += part.uses > 1 ? QStringLiteral("<use href=\"#p%1\"/>").arg(index)
                             : QStringLiteral("<g ") + part.text;
    }
    return out + QStringLiteral("\n</svg>");
}

} // namespace deltaflow
