#pragma once

#include "core/insight/response.h"

#include <QString>

namespace deltaflow {

/// What the outputs say of a place.
enum class ResponseKind {
    Classes, ///< Of several outputs the largest one's class.
    Side,    ///< Of one output the class 0 or 1, parted by ½.
    Number,
};

/// Which inputs are the axes, and which output is looked at where it is not all of them.
struct BoundaryChoice {
    Index across = 0;
    Index up = 1; ///< Nothing where there is one input.
    Index output = 0;
    friend bool operator==(const BoundaryChoice&, const BoundaryChoice&) = default;
};

/// The unit in which people know a row of the data: shown = stored · factor + offset.
struct RowUnit {
    double offset = 0;
    double factor = 1;

    [[nodiscard]] double shown(double stored) const { return stored * factor + offset; }
    [[nodiscard]] double stored(double shown) const { return (shown - offset) / factor; }
};

/// A project as its outputs are drawn over one or two of its inputs. Only of one that has such a
/// picture: whyNoResponse().
struct BoundarySubject {
    BoundarySubject(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
                    const BoundaryChoice& choice);

    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    BoundaryChoice choice; ///< Within what there is.
    ModelOutput output;
    ResponseKind kind = ResponseKind::Number;
    bool isCurve = false;  ///< One input: the outputs are drawn upwards.
    bool isOneHot = false; ///< Targets are a 1 among zeros.
    RowUnit across;
    RowUnit up; ///< Of an input; of the chosen target where isCurve.

    [[nodiscard]] Index inputs() const { return project->data->x.rows(); }
    [[nodiscard]] Index outputs() const;
    /// How many classes a sample can be of; 0 for numbers.
    [[nodiscard]] int classes() const;
    [[nodiscard]] QString className(int which) const;
    [[nodiscard]] QString inputName(Index row) const;
    [[nodiscard]] QString outputName(Index row) const;
    [[nodiscard]] RowUnit inputUnit(Index row) const;
    [[nodiscard]] RowUnit targetUnit(Index row) const; ///< Row: of the outputs.
    /// What a sample's numbers tell: of the targets (its own class) or of the outputs.
    [[nodiscard]] int classOf(const Eigen::Ref<const Eigen::VectorXd>& column) const;
    /// The targets that stand against the outputs.
    [[nodiscard]] auto targets(const Data& data) const {
        return data.y.middleRows(output.firstTarget, outputs());
    }
};

} // namespace deltaflow
