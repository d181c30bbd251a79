#include "core/export/onnx.h"

#include "core/error.h"
#include "tests/core/export/torch_projects.h"
#include "tests/test_program.h"

#include <QtTest>
#include <onnx/checker.h>
#include <onnx/onnx_pb.h>
#include <onnx/shape_inference/implementation.h>

#include <map>
#include <span>

using namespace deltaflow;

namespace {

onnx::ModelProto parsed(const std::string& bytes) {
    onnx::ModelProto model;
    if (!model.ParseFromString(bytes)) qFatal("not a model");
    return model;
}

/// What ONNX itself finds wrong, types and shapes included; empty if nothing.
QString complaint(onnx::ModelProto model) {
    try {
        onnx::checker::check_model(model);
        onnx::shape_inference::InferShapes(model, onnx::OpSchemaRegistry::Instance(),
                                           onnx::ShapeInferenceOptions{true, 1, false});
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

std::vector<NamedProject> allProjects() {
    std::vector<NamedProject> all;
    for (auto projects : {exampleProjects(), denseProjects(), graphProjects()})
        std::ranges::move(projects, std::back_inserter(all));
    return all;
}

} // namespace

class TestOnnx : public QObject {
    Q_OBJECT

    std::map<QString, Project> m_projects;

private slots:
    void initTestCase() {
        for (auto& [name, project] : allProjects())
            m_projects.emplace(name, std::move(project));
    }

    void passesItsOwnChecker_data() {
        QTest::addColumn<QString>("name");
        for (const auto& [name, project] : m_projects)
            if (name != "batch norm") // whose inner statistics are read
                QTest::newRow(qPrintable(name)) << name;
    }
    void passesItsOwnChecker() {
        QFETCH(QString, name);
        const onnx::ModelProto model = parsed(onnxModel(m_projects.at(name)));
        QCOMPARE(complaint(model), QString());
        QVERIFY(model.graph().output_size() > 0);
    }

    /// The check is itself checked: on shapes that do not fit, and on an op that is none.
    void theCheckerFindsWhatIsWrong() {
        onnx::ModelProto model = parsed(onnxModel(smallProject()));
        for (auto& tensor : *model.mutable_graph()->mutable_initializer())
            if (tensor.name() == "W3") {
                tensor.set_dims(0, 3);
                tensor.set_dims(1, 2);
            }
        QVERIFY(!complaint(model).isEmpty());
        model = parsed(onnxModel(smallProject()));
        model.mutable_graph()->mutable_node(0)->set_op_type("Gem");
        QVERIFY(!complaint(model).isEmpty());
    }

    void weightsAreExact() {
        const Project project = smallProject();
        const onnx::ModelProto model = parsed(onnxModel(project));
        std::map<std::string, onnx::TensorProto> tensors;
        for (const auto& tensor : model.graph().initializer())
            tensors[tensor.name()] = tensor;
        for (std::size_t l = 0; l < project.network->layers.size(); ++l) {
            const ParameterMatrix& weights = project.network->layers[l].weights;
            const onnx::TensorProto& tensor = tensors.at("W" + std::to_string(l + 1));
            QCOMPARE(tensor.dims(0), weights.rows());
            QCOMPARE(tensor.dims(1), weights.cols());
            QVERIFY(std::ranges::equal(
                tensor.double_data(),
                std::span(weights.data(), static_cast<std::size_t>(weights.size()))));
        }
    }

    void whatHasNoTranslationIsRefused() {
        QVERIFY_EXCEPTION_THROWN((void)onnxModel(batchNormProject()), Error);
    }
};

DELTAFLOW_TEST(TestOnnx)
#include "tst_onnx.moc"
