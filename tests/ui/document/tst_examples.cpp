#include "core/formula/serialise.h"
#include "core/project/project_json.h"
#include "core/train/gradient_check.h"
#include "tests/test_program.h"
#include "ui/canvas/canvas_render.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace deltaflow;

namespace {

struct Opened {
    Document document;
    Player player{[this]() -> Document& {
        document.reset(readDocument(examplePath(QTest::currentDataTag())), {});
        return document;
    }()};

    Opened() { player.setReducedMotion(true); }
};

/// Some steps of a derivation: all of a short one, the first, the last and some between of a long.
std::vector<Index> someSteps(const Derivation& derivation) {
    constexpr Index kMost = 150;
    std::set<Index> steps;
    const Index size = derivation.size();
    for (Index i = 0; i < std::min(size, kMost); ++i)
        steps.insert(size <= kMost ? i : i * (size - 1) / (kMost - 1));
    return {steps.begin(), steps.end()};
}

/// A number of the document that can be set: a parameter if there is one, else an input.
Ref editableOf(const Player& player) {
    const auto parameters = player.model().graph->parameters();
    return {parameters.empty() ? player.model().input : parameters.front(), Quantity::Value, 0, 0,
            0};
}

} // namespace

/// Every bundled document: opened, stepped to its end and back, edited, saved, opened again, drawn.
class TestExamples : public QObject {
    Q_OBJECT

private slots:
    void saysWhatToLookFor_data();
    void saysWhatToLookFor();
    void passesTheGradientCheck_data() { saysWhatToLookFor_data(); }
    void passesTheGradientCheck();
    void isSteppedToItsEndAndBack_data() { saysWhatToLookFor_data(); }
    void isSteppedToItsEndAndBack();
    void isWrittenAtEveryStep_data() { saysWhatToLookFor_data(); }
    void isWrittenAtEveryStep();
    void isEditedSavedAndOpenedAgain_data() { saysWhatToLookFor_data(); }
    void isEditedSavedAndOpenedAgain();
    void isDrawn_data() { saysWhatToLookFor_data(); }
    void isDrawn();
};

void TestExamples::saysWhatToLookFor_data() {
    QTest::addColumn<int>("nothing");
    for (const QString& name : exampleNames())
        QTest::newRow(qPrintable(name)) << 0;
}

void TestExamples::saysWhatToLookFor() {
    const Project project = readDocument(examplePath(QTest::currentDataTag()));
    QVERIFY(!project.title.empty());
    QVERIFY(!project.source.empty());
    const QString words = QString::fromStdString(project.description);
    QVERIFY2(words.endsWith(QLatin1Char('.')), qPrintable(words));
    QVERIFY(words.size() > 60);
}

void TestExamples::passesTheGradientCheck() {
    const Project project = readDocument(examplePath(QTest::currentDataTag()));
    const GradientCheck check = checkGradients(project, *buildModel(project), 1e-6, 500);
    QVERIFY(!check.samples.empty());
    QVERIFY2(check.passed(), qPrintable(QString::number(check.samples[check.worst].relativeError)));
}

void TestExamples::isSteppedToItsEndAndBack() {
    Opened opened;
    Player& player = opened.player;
    player.setLevel(Level::Layer);
    const Index last = player.derivation().size() - 1;
    for (Index i = 0; i <= last; ++i) {
        player.stepForward();
        QCOMPARE(player.view().step, i);
        QVERIFY(player.isKnown(player.step()->focus));
    }
    const double loss = player.number({player.model().loss, Quantity::Value, 0, 0, 0});
    player.stepForward(); // into the next iteration
    QCOMPARE(player.view().iteration, std::int64_t{1});
    player.stepBack();
    QCOMPARE(player.number({player.model().loss, Quantity::Value, 0, 0, 0}), loss);
    for (Index i = last; i >= 0; --i) {
        QCOMPARE(player.view().step, i);
        player.stepBack();
    }
    QCOMPARE(player.view().step, Index{-1});
}

void TestExamples::isWrittenAtEveryStep() {
    Opened opened;
    for (const Level level : {Level::Layer, Level::Neuron, Level::Term}) {
        const Derivation& derivation = opened.player.derivation(level);
        for (const Index i : someSteps(derivation)) {
            const Step step = derivation.step(i);
            QVERIFY(!step.equations.empty());
            for (const Equation& equation : step.equations) {
                QVERIFY(!toLatex(equation).empty());
                QVERIFY(!toSpeech(equation).empty());
                const std::string text = toPlainText(equation);
                QVERIFY2(text.find("nan") == std::string::npos, text.c_str());
            }
            for (const Unfolding which : step.unfoldings)
                QVERIFY(!derivation.unfold(i, which).empty());
        }
    }
}

void TestExamples::isEditedSavedAndOpenedAgain() {
    Opened opened;
    Player& player = opened.player;
    const Ref ref = editableOf(player);
    const double before = player.number(ref);
    QVERIFY(player.setNumber(ref, before + 0.125).isEmpty());
    QCOMPARE(player.number(ref), before + 0.125);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("copy.deltaflow"));
    writeDocument(opened.document.project(), path);
    const Project again = readDocument(path);
    QCOMPARE(toJson(again), toJson(opened.document.project()));
    opened.document.undoStack().undo();
    QCOMPARE(player.number(ref), before);
    opened.document.undoStack().redo();
    QCOMPARE(player.number(ref), before + 0.125);
}

void TestExamples::isDrawn() {
    Opened opened;
    opened.player.setLevel(Level::Layer);
    const Index last = opened.player.derivation().size() - 1;
    for (const Theme& theme : {Theme::light(), Theme::darkTheme()})
        for (const Index step : {Index{-1}, last / 2, last}) {
            opened.player.goToStep(step);
            QImage image(900, 520, QImage::Format_RGB32);
            QPainter painter(&image);
            renderCanvas(painter, image.rect(), opened.player, theme);
            painter.end();
            std::set<QRgb> colours;
            for (int y = 0; y < image.height(); y += 3)
                for (int x = 0; x < image.width(); x += 3)
                    colours.insert(image.pixel(x, y));
            QVERIFY2(colours.size() > 8, qPrintable(QString::number(colours.size())));
        }
}

DELTAFLOW_TEST(TestExamples)
#include "tst_examples.moc"
