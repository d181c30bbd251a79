#include "core/project/edit_image.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QtTest>

#include <limits>

using namespace deltaflow;

namespace {

/// Two inputs of 2 and 4 (2×2) rows, in two samples.
Project twoInputs() {
    GraphSpec graph;
    NodeSpec a;
    a.name = "a";
    a.op = "input";
    a.rows = 2;
    NodeSpec image = a;
    image.name = "image";
    image.rows = 4;
    image.grid = {1, 2, 2};
    NodeSpec weights;
    weights.name = "w";
    weights.op = "parameter";
    weights.value = ParameterMatrix::Ones(1, 4);
    NodeSpec product;
    product.name = "z";
    product.op = "linear";
    product.inputs = {"w", "image"};
    NodeSpec target = a;
    target.name = "y";
    target.op = "target";
    target.rows = 1;
    NodeSpec loss;
    loss.name = "L";
    loss.op = "half_squared";
    loss.inputs = {"z", "y"};
    graph.nodes = {a, image, weights, product, target, loss};
    graph.output = "L";
    Project project;
    project.graph = std::make_shared<const GraphSpec>(std::move(graph));
    project.data =
        std::make_shared<const Data>(Data{SampleMatrix::Zero(6, 2), SampleMatrix::Zero(1, 2)});
    return project;
}

} // namespace

class TestEditImage : public QObject {
    Q_OBJECT

private slots:
    void setsItsRowsOnly() {
        const Project project = twoInputs();
        const auto model = buildModel(project);
        const std::vector<Pixel> pixels{{0, 1.0}, {3, 0.5}};
        const Project after = withPixels(project, *model, model->graph->find("image"), 1, pixels);
        SampleMatrix expected = SampleMatrix::Zero(6, 2);
        expected(2, 1) = 1;
        expected(5, 1) = 0.5;
        QVERIFY(after.data->x == expected);
        QVERIFY(project.data->x.isZero()); // the one passed in is never changed
    }

    void refusesWhatIsNot() {
        const Project project = twoInputs();
        const auto model = buildModel(project);
        const NodeId image = model->graph->find("image");
        const auto refused = [&](NodeId node, Index sample, Pixel pixel) {
            try {
                static_cast<void>(withPixels(project, *model, node, sample, {&pixel, 1}));
            } catch (const Error&) {
                return true;
            }
            return false;
        };
        QVERIFY(!refused(image, 1, {3, 1.0}));
        QVERIFY(refused(image, 2, {3, 1.0}));
        QVERIFY(refused(image, 1, {4, 1.0}));
        QVERIFY(refused(image, 1, {-1, 1.0}));
        QVERIFY(refused(image, 1, {0, std::numeric_limits<double>::infinity()}));
        QVERIFY(refused(model->graph->find("w"), 1, {0, 1.0}));
    }
};

DELTAFLOW_TEST(TestEditImage)
#include "tst_edit_image.moc"
