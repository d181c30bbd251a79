#include "ui/views/boundary_picture.h"

#include "core/landscape/contour.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr int kLevels = 7;
constexpr Index kMostUnits = 16;

/// The least and the most of the chosen targets, in their stored unit.
std::pair<double, double> targetRange(const BoundarySubject& subject) {
    const auto row = subject.targets(*subject.project->data).row(subject.choice.output);
    double least = row.minCoeff();
    double most = row.maxCoeff();
    if (subject.project->test) {
        const auto test = subject.targets(*subject.project->test).row(subject.choice.output);
        least = std::min(least, test.minCoeff());
        most = std::max(most, test.maxCoeff());
    }
    if (most - least < 1e-12) return {least - 1, most + 1};
    return {least, most};
}

/// How far the largest output is ahead of the next one, 0 … 1.
double lead(const Eigen::Ref<const Eigen::VectorXd>& outputs, Index largest) {
    double next = -std::numeric_limits<double>::infinity();
    for (Index i = 0; i < outputs.size(); ++i)
        if (i != largest) next = std::max(next, outputs[i]);
    return std::clamp(outputs[largest] - next, 0.0, 1.0);
}

/// Where a class changes, probabilities change within a cell, but their logarithms evenly: lines
/// between them are smooth.
bool areProbabilities(const SampleMatrix& outputs) {
    return (outputs.array() >= 0).all() && (outputs.array() <= 1).all();
}

double logarithm(double probability) {
    return std::log(std::max(probability, std::numeric_limits<double>::min()));
}

/// Fills the parts of a picture one by one.
class Maker {
public:
    Maker(const BoundarySubject& subject, const BoundaryAnswer& answer)
        : m_subject(subject)
        , m_answer(answer)
        , m_columns(answer.axes.front().count) {}

    void makeGround(BoundaryPicture& picture) const {
        const auto [least, most] = targetRange(m_subject);
        picture.columns = m_columns;
        picture.first = placed(0, 0);
        picture.last = placed(static_cast<double>(m_columns - 1), static_cast<double>(rows() - 1));
        for (Index place = 0; place < m_answer.outputs.cols(); ++place) {
            const auto outputs = m_answer.outputs.col(place);
            if (m_subject.kind == ResponseKind::Classes) {
                const int which = m_subject.classOf(outputs);
                picture.ground.push_back(outputs.allFinite()
                                             ? which + 0.01 + 0.98 * lead(outputs, which)
                                             : std::nan(""));
                continue;
            }
            const double value = outputs[m_subject.choice.output];
            picture.ground.push_back(m_subject.kind == ResponseKind::Side
                                         ? std::clamp(value, 0.0, 1.0)
                                         : std::clamp((value - least) / (most - least), 0.0, 1.0));
        }
    }

    void makeBoundary(BoundaryPicture& picture) const {
        const Index output = m_subject.choice.output;
        if (m_subject.kind == ResponseKind::Side) {
            picture.boundary = linesAt(beyondHalf(output), 0);
        } else if (m_subject.kind == ResponseKind::Number) {
            const auto [least, most] = targetRange(m_subject);
            for (int i = 1; i <= kLevels; ++i)
                append(picture.levels, linesAt(rowOf(m_answer.outputs, output),
                                               least + (most - least) * i / (kLevels + 1)));
        } else {
            for (Index k = 0; k < m_answer.outputs.rows(); ++k)
                append(picture.boundary, linesAt(aheadOfOthers(k), 0));
        }
    }

    void makeCurve(BoundaryPicture& picture) const {
        picture.curve = {curveOf(m_answer.outputs, m_subject.choice.output)};
        if (m_subject.kind != ResponseKind::Side) return;
        // Where the output passes ½, an upright line.
        const BoundaryPicture::Line& curve = picture.curve.front();
        for (std::size_t i = 1; i < curve.size(); ++i) {
            const QPointF a = curve[i - 1] - QPointF(0, 0.5);
            const QPointF b = curve[i] - QPointF(0, 0.5);
            if ((a.y() < 0) == (b.y() < 0)) continue;
            const double x = a.x() + (b.x() - a.x()) * a.y() / (a.y() - b.y());
            picture.boundary.push_back({{x, 0}, {x, 1}});
        }
    }

    void makeUnit(BoundaryPicture& picture, int row) const {
        const SampleMatrix& values = m_answer.unitValues;
        if (m_answer.unit == kNoNode || row >= values.rows()) return;
        const Index first = row == Ref::kAll ? 0 : row;
        const Index last = row == Ref::kAll ? std::min(values.rows(), kMostUnits) - 1 : row;
        for (Index unit = first; unit <= last; ++unit) {
            if (m_subject.isCurve)
                picture.unitLines.push_back(curveOf(values, unit));
            else
                append(picture.unitLines, linesAt(rowOf(values, unit), 0));
        }
    }

    void makeResidual(BoundaryPicture& picture, Index shown) const {
        if (!picture.shown || shown >= m_answer.train.cols()) return;
        const QPointF at = picture.points[*picture.shown].at;
        const double told = m_subject.up.shown(m_answer.train(m_subject.choice.output, shown));
        picture.residual = {{at, {at.x(), told}}};
    }

private:
    [[nodiscard]] Index rows() const {
        return m_answer.axes.size() > 1 ? m_answer.axes[1].count : 1;
    }

    [[nodiscard]] QPointF placed(double column, double row) const {
        const auto along = [](const InputAxis& axis, const RowUnit& unit, double node) {
            const double steps = static_cast<double>(axis.count - 1);
            return unit.shown(axis.from + (axis.to - axis.from) * node / steps);
        };
        return {along(m_answer.axes[0], m_subject.across, column),
                along(m_answer.axes[1], m_subject.up, row)};
    }

    static std::vector<double> rowOf(const SampleMatrix& values, Index row) {
        std::vector<double> copy;
        for (Index place = 0; place < values.cols(); ++place)
            copy.push_back(values(row, place));
        return copy;
    }

    [[nodiscard]] std::vector<double> beyondHalf(Index row) const {
        std::vector<double> beyond = rowOf(m_answer.outputs, row);
        const bool logarithmic = areProbabilities(m_answer.outputs);
        for (double& value : beyond)
            value = logarithmic ? logarithm(value) - logarithm(1 - value) : value - 0.5;
        return beyond;
    }

    [[nodiscard]] std::vector<double> aheadOfOthers(Index row) const {
        std::vector<double> ahead;
        const bool logarithmic = areProbabilities(m_answer.outputs);
        for (Index place = 0; place < m_answer.outputs.cols(); ++place) {
            double other = -std::numeric_limits<double>::infinity();
            for (Index k = 0; k < m_answer.outputs.rows(); ++k)
                if (k != row) other = std::max(other, m_answer.outputs(k, place));
            const double own = m_answer.outputs(row, place);
            ahead.push_back(logarithmic ? logarithm(own) - logarithm(other) : own - other);
        }
        return ahead;
    }

    [[nodiscard]] std::vector<BoundaryPicture::Line> linesAt(std::vector<double> values,
                                                             double level) const {
        const QPointF first = placed(0, 0);
        const QPointF last =
            placed(static_cast<double>(m_columns - 1), static_cast<double>(rows() - 1));
        const Surface surface{
            {first.x(), last.x(), first.y(), last.y()}, m_columns, rows(), std::move(values)};
        std::vector<BoundaryPicture::Line> lines;
        for (const ContourLine& line : contourLines(surface, level)) {
            lines.emplace_back();
            for (const PlanePoint& at : line)
                lines.back().emplace_back(at.x, at.y);
        }
        return lines;
    }

    /// A value over the input, at the height at which an output of that value stands.
    [[nodiscard]] BoundaryPicture::Line curveOf(const SampleMatrix& values, Index row) const {
        BoundaryPicture::Line line;
        for (Index i = 0; i < values.cols(); ++i)
            if (std::isfinite(values(row, i)))
                line.emplace_back(m_subject.across.shown(m_answer.axes[0].at(i)),
                                  m_subject.up.shown(values(row, i)));
        return line;
    }

    static void append(std::vector<BoundaryPicture::Line>& to,
                       std::vector<BoundaryPicture::Line> more) {
        std::ranges::move(more, std::back_inserter(to));
    }

    const BoundarySubject& m_subject;
    const BoundaryAnswer& m_answer;
    Index m_columns;
};

void addPoints(std::vector<BoundaryPoint>& points, const BoundarySubject& subject, const Data& data,
               bool isTest) {
    const auto targets = subject.targets(data);
    const auto [least, most] = targetRange(subject);
    const Index stride = (data.x.cols() + kMostPoints - 1) / kMostPoints;
    for (Index sample = 0; sample < data.x.cols(); sample += stride) {
        const double target = targets(subject.choice.output, sample);
        BoundaryPoint point;
        point.at.setX(subject.across.shown(data.x(subject.choice.across, sample)));
        point.at.setY(
            subject.up.shown(subject.isCurve ? target : data.x(subject.choice.up, sample)));
        if (subject.kind != ResponseKind::Number)
            point.shape = subject.classOf(targets.col(sample));
        point.level = (target - least) / (most - least);
        point.isTest = isTest;
        point.sample = sample;
        points.push_back(point);
    }
}

std::vector<bool> wrongOnes(const BoundarySubject& subject, const Data& data,
                            const SampleMatrix& told) {
    std::vector<bool> wrong;
    const auto targets = subject.targets(data);
    const Index known = std::min(told.cols(), targets.cols()); // one may just have come or gone
    for (Index sample = 0; sample < known; ++sample)
        wrong.push_back(subject.classOf(told.col(sample)) != subject.classOf(targets.col(sample)));
    return wrong;
}

} // namespace

std::vector<BoundaryPoint> pointsOf(const BoundarySubject& subject) {
    std::vector<BoundaryPoint> points;
    addPoints(points, subject, *subject.project->data, false);
    if (subject.project->test) addPoints(points, subject, *subject.project->test, true);
    return points;
}

bool answers(const BoundarySubject& subject, const BoundaryAnswer& answer) {
    if (answer.outputs.rows() != subject.outputs()) return false;
    if (answer.axes.size() != (subject.isCurve ? 1U : 2U)) return false;
    return answer.axes[0].input == subject.choice.across &&
           (subject.isCurve || answer.axes[1].input == subject.choice.up);
}

BoundaryPicture boundaryPicture(const BoundarySubject& subject, const BoundaryAnswer& answer,
                                Index shown, int unitRow) {
    BoundaryPicture picture;
    const Maker maker(subject, answer);
    picture.points = pointsOf(subject);
    picture.hasNumbers = answer.outputs.array().isFinite().any();
    for (std::size_t i = 0; i < picture.points.size(); ++i)
        if (!picture.points[i].isTest && picture.points[i].sample == shown) picture.shown = i;
    if (subject.isCurve) {
        maker.makeCurve(picture);
        maker.makeResidual(picture, shown);
    } else {
        maker.makeGround(picture);
        maker.makeBoundary(picture);
    }
    maker.makeUnit(picture, unitRow);
    if (subject.kind == ResponseKind::Number) return picture;
    const auto count = [](const std::vector<bool>& wrong) {
        return WrongCount{std::ranges::count(wrong, true), std::ssize(wrong)};
    };
    const std::vector<bool> train = wrongOnes(subject, *subject.project->data, answer.train);
    std::vector<bool> test;
    if (subject.project->test) test = wrongOnes(subject, *subject.project->test, answer.test);
    picture.train = count(train);
    picture.test = count(test);
    for (BoundaryPoint& point : picture.points)
        if (const auto& of = point.isTest ? test : train; point.sample < std::ssize(of))
            point.isWrong = of[static_cast<std::size_t>(point.sample)];
    return picture;
}

} // namespace deltaflow
