#pragma once

class QCPAxis;
class QCustomPlot;

namespace deltaflow {

/// Gives a chart's ground, axes and grid the current theme's colours and type; what it plots is its
/// owner's to colour.
void dressChart(QCustomPlot& plot);

/// Ticks at about so many round places; powers of ten on a logarithmic axis.
void setScale(QCPAxis& axis, bool logarithmic, int ticks = 4);

} // namespace deltaflow
