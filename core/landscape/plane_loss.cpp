#include "core/landscape/plane_loss.h"

namespace deltaflow {

PlaneLoss::PlaneLoss(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
                     Plane plane, std::vector<double> buffers)
    : m_scorer(std::move(project), std::move(model))
    , m_plane(std::move(plane))
    , m_buffers(std::move(buffers))
    , m_parameters(m_plane.origin().size()) {}

double PlaneLoss::operator()(const PlanePoint& point) {
    m_plane.parametersAt(point, m_parameters);
    return m_scorer.score(m_parameters, m_buffers).loss;
}

} // namespace deltaflow
