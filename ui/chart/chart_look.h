#pragma once

#include <QPen>

class QCPAxis;
class QCustomPlot;

namespace deltaflow {

/// Gives a chart's ground, axes and grid the current theme's colours and type; what it plots is its
/// owner's to colour.
void dressChart(QCustomPlot& plot);

/// The line of an earlier run, of so many: the later, the fuller, and one dash after another.
[[nodiscard]] QPen pastRunPen(std::size_t run, std::size_t runs);

/// Ticks at about so many round places; powers of ten on a logarithmic axis.
void setScale(QCPAxis& axis, bool logarithmic, int ticks = 4);

} // namespace deltaflow
