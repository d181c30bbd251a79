#pragma once

#include "core/landscape/plane.h"
#include "core/train/scorer.h"

namespace deltaflow {

/// The loss on a plane: the mean over all samples of the project, the penalty included, with
/// whatever buffers carry held fast.
class PlaneLoss {
public:
    PlaneLoss(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
              Plane plane, std::vector<double> buffers = {});

    [[nodiscard]] double operator()(const PlanePoint& point);

private:
    Scorer m_scorer;
    Plane m_plane;
    std::vector<double> m_buffers;
    std::vector<double> m_parameters;
};

} // namespace deltaflow
