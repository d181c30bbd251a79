#include "ui/worksheet/sheet_latex_picture.h"

#include "core/text/number.h"

#include <QPointF>

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

// All lengths in mm.
constexpr double kWidth = 140;
constexpr double kRadius = 5; // LaTeX has circles up to 7
constexpr double kBetweenUnits = 15;
constexpr double kBetweenLayers = 45;
constexpr Index kMostUnits = 8;
constexpr Index kMostNumbers = 6; // of a layer; more would lie on one another

QString decimal(double value) {
    return QString::number(value, 'f', 2);
}

QString inMath(double value) {
    return QString::fromStdString(exactNumber(value)).replace(QChar(0x2212), QLatin1Char('-'));
}

/// Columns of units, the first of the inputs.
class NetworkPicture {
public:
    explicit NetworkPicture(const Worksheet& sheet)
        : m_network(*sheet.project->network)
        , m_inputs(sheet.project->data->x.col(0)) {
        m_units.push_back(m_network.inputs);
        for (const DenseLayer& layer : m_network.layers)
            m_units.push_back(layer.outputs());
        m_most = *std::ranges::max_element(m_units);
        m_step = std::min(kBetweenLayers, kWidth / static_cast<double>(m_units.size() - 1));
    }

    [[nodiscard]] bool isDrawn() const { return m_most <= kMostUnits; }

    [[nodiscard]] QString text() const {
        const double width = m_step * static_cast<double>(m_units.size() - 1) + 4 * kRadius;
        const double height = kBetweenUnits * static_cast<double>(m_most);
        QString out =
            QStringLiteral("\\begin{center}\\setlength{\\unitlength}{1mm}"
                           "\\begin{picture}(%1,%2)(%3,%4)\n")
                .arg(decimal(width), decimal(height), decimal(-2 * kRadius), decimal(-height / 2));
        for (std::size_t layer = 0; layer < m_network.layers.size(); ++layer)
            out += edgesTo(layer);
        for (std::size_t column = 0; column < m_units.size(); ++column)
            for (Index unit = 0; unit < m_units[column]; ++unit)
                out += circle(column, unit);
        return out + QStringLiteral("\\end{picture}\\end{center}\n");
    }

private:
    [[nodiscard]] QPointF centre(std::size_t column, Index unit) const {
        const double middle = static_cast<double>(m_units[column] - 1) / 2;
        return {m_step * static_cast<double>(column),
                (middle - static_cast<double>(unit)) * kBetweenUnits};
    }

    [[nodiscard]] static QString at(QPointF point) {
        return QStringLiteral("(%1,%2)").arg(decimal(point.x()), decimal(point.y()));
    }

    [[nodiscard]] static QString label(QPointF point, const QString& math) {
        return QStringLiteral("\\put%1{\\makebox(0,0){\\fboxsep=1pt\\colorbox{white}{\\scriptsize "
                              "$%2$}}}\n")
            .arg(at(point), math);
    }

    /// Lines first, so that no number is crossed.
    [[nodiscard]] QString edgesTo(std::size_t layer) const {
        QString lines;
        QString numbers;
        const ParameterMatrix& weights = m_network.layers[layer].weights;
        for (Index to = 0; to < weights.rows(); ++to)
            for (Index from = 0; from < weights.cols(); ++from) {
                const QPointF a = centre(layer, from);
                const QPointF b = centre(layer + 1, to);
                const QPointF along =
                    (b - a) * (kRadius / std::hypot(b.x() - a.x(), b.y() - a.y()));
                lines += QStringLiteral("\\qbezier%1%2%3\n")
                             .arg(at(a + along), at((a + b) / 2), at(b - along));
                if (weights.size() <= kMostNumbers)
                    numbers += label(a + (b - a) * 0.33, inMath(weights(to, from)));
            }
        return lines + numbers;
    }

    [[nodiscard]] QString circle(std::size_t column, Index unit) const {
        const QPointF middle = centre(column, unit);
        QString out =
            QStringLiteral("\\put%1{\\circle{%2}}\n").arg(at(middle), decimal(2 * kRadius));
        if (column == 0) out += label(middle, inMath(m_inputs(unit)));
        return out;
    }

    const Network& m_network;
    Eigen::VectorXd m_inputs;
    std::vector<Index> m_units;
    Index m_most = 0;
    double m_step = 0;
};

} // namespace

QString networkAsLatex(const Worksheet& sheet) {
    if (!sheet.project->network || sheet.project->network->layers.empty()) return {};
    const NetworkPicture picture(sheet);
    return picture.isDrawn() ? picture.text() : QString();
}

} // namespace deltaflow
