#include "ui/data/data_dialog.h"

#include "core/data/document_data.h"
#include "core/project/edit.h"
#include "core/project/new_project.h"
#include "tests/core/graph_projects.h"
#include "tests/test_program.h"
#include "ui/data/data_preview.h"
#include "ui/data/made_source.h"
#include "ui/data/setup_form.h"
#include "ui/document/document.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/scaling_list.h"

#include <QtTest>

#include <QApplication>
#include <QClipboard>
#include <QTemporaryDir>

using namespace deltaflow;

namespace {

const QByteArray kFlowers = "length;width;kind\n"
                            "5,1;3,5;lily\n"
                            "4,9;3,0;lily\n"
                            "7,0;3,2;rose\n"
                            "6,3;2,5;tulip\n";

struct Desk {
    explicit Desk(DataDialog::Page page, Project project = newProject()) {
        document.reset(std::move(project), {});
        dialog = std::make_unique<DataDialog>(document, page, nullptr);
    }
    Document document;
    std::unique_ptr<DataDialog> dialog;

    [[nodiscard]] const Project& project() const { return document.project(); }
    QPushButton* use() {
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->text() == "Use this data") return button;
        return nullptr;
    }
};

} // namespace

class TestDataDialog : public QObject {
    Q_OBJECT

private slots:
    void madeUpDataIsOneEdit() {
        Desk desk(DataDialog::Page::Made);
        const Project before = desk.project();
        desk.dialog->made().choose(GeneratorKind::Spirals);
        desk.dialog->setupForm().show({0.25, 1, ScalingKind::None, ScalingKind::None});
        desk.dialog->take();
        const GeneratorSettings usual = defaultSettings(GeneratorKind::Spirals);
        GeneratorSettings settings = usual;
        settings.seed = 1;
        const Data whole = generate(settings).data;
        QVERIFY(dataSetOf(desk.project()).data.x == whole.x);
        QCOMPARE(desk.project().test->x.cols(), usual.samples / 4);
        QCOMPARE(desk.document.undoStack().count(), 1);
        desk.document.undoStack().undo();
        QVERIFY(desk.project().data == before.data);
        QVERIFY(!desk.project().test);
    }

    void tableFitsTheNetwork() {
        Desk desk(DataDialog::Page::Table);
        QVERIFY(!desk.use()->isEnabled());
        desk.dialog->table().read(kFlowers, "flowers.csv");
        QVERIFY2(desk.dialog->message().contains("4 samples"), qPrintable(desk.dialog->message()));
        QVERIFY(desk.dialog->message().contains("3 outputs instead of 1"));
        desk.dialog->take();
        QCOMPARE(desk.project().network->inputs, 2);
        QCOMPARE(desk.project().network->outputs(), 3);
        QCOMPARE(desk.project().data->x(0, 1), 4.9);
        QCOMPARE(desk.project().dataNotes->classes,
                 (std::vector<std::string>{"lily", "rose", "tulip"}));
        QCOMPARE(desk.project().loss, LossKind::CategoricalCrossEntropy);
        QCOMPARE(desk.project().dataNotes->origin, "flowers.csv");
    }

    void columnsAreChosen() {
        Desk desk(DataDialog::Page::Table);
        TableSource& table = desk.dialog->table();
        table.read(kFlowers, "flowers.csv");
        table.setRole(2, TableSource::Role::LeftOut);
        QVERIFY(!desk.use()->isEnabled()); // no target
        table.setRole(1, TableSource::Role::Target);
        QVERIFY(desk.use()->isEnabled());
        desk.dialog->take();
        QCOMPARE(desk.project().data->y(0, 3), 2.5);
        QCOMPARE(desk.project().network->inputs, 1);
    }

    void badCellsAreNamedAndLeftOut() {
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().read(kFlowers + "6;;rose\n", "flowers.csv");
        QVERIFY(desk.dialog->message().contains("line 6, column \"width\" is empty"));
        QVERIFY(!desk.use()->isEnabled());
        desk.dialog->findChild<QCheckBox*>("leaveOut")->setChecked(true);
        QVERIFY(desk.dialog->message().startsWith("One row with bad cells is left out."));
        desk.dialog->take();
        QCOMPARE(desk.project().data->x.cols(), 4);
    }

    void pastedAndReadAnew() {
        QApplication::clipboard()->setText("1\t2\n3\t4\n5\t6\n");
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().paste();
        QVERIFY(desk.dialog->message().startsWith("3 samples"));
        auto* header = desk.dialog->findChild<QCheckBox*>("header");
        QVERIFY(!header->isChecked());
        header->click();
        QVERIFY(desk.dialog->message().startsWith("2 samples"));
    }

    void whatCannotBeReadIsTold() {
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().openFile("/nowhere/a.csv");
        QVERIFY(desk.dialog->message().startsWith("a.csv cannot be read"));
        desk.dialog->table().read("a,b\n\"1,2\n", "b.csv");
        QVERIFY2(desk.dialog->message().startsWith("b.csv: "), qPrintable(desk.dialog->message()));
        QVERIFY(!desk.use()->isEnabled());
    }

    void presentDataIsScaledAndBack() {
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().read(kFlowers, "flowers.csv");
        desk.dialog->take();
        const Project plain = desk.project();
        DataDialog again(desk.document, DataDialog::Page::Present, nullptr);
        again.setupForm().show({0, 1, ScalingKind::MinMax, ScalingKind::None});
        again.take();
        QCOMPARE(desk.project().data->x.row(0).maxCoeff(), 1.0);
        QVERIFY(desk.project().network == plain.network); // weights stay
        DataDialog back(desk.document, DataDialog::Page::Present, nullptr);
        back.setupForm().show({});
        back.take();
        QVERIFY(desk.project().data->x == plain.data->x);
    }

    void madeDataIsOpenedAgain() {
        Desk desk(DataDialog::Page::Made);
        QCOMPARE(DataDialog::pageOf(desk.project()), DataDialog::Page::Present); // typed
        GeneratorSettings settings{GeneratorKind::Circles, 77, 0.1, 5, ClassCoding::Single};
        desk.dialog->made().show(settings);
        desk.dialog->setupForm().show({0.2, 3, ScalingKind::Standardise, ScalingKind::None});
        desk.dialog->take();
        QVERIFY(desk.project().dataNotes->made == settings);
        QCOMPARE(DataDialog::pageOf(desk.project()), DataDialog::Page::Made);
        DataDialog again(desk.document, DataDialog::Page::Made, nullptr);
        QVERIFY(again.made().origin().made == settings);
        again.take(); // nothing was changed
        QCOMPARE(desk.document.undoStack().count(), 1);
        desk.document.edit(withSampleAdded(desk.project()), "Add");
        QCOMPARE(DataDialog::pageOf(desk.project()), DataDialog::Page::Present);
    }

    void nothingChangedIsNoEdit() {
        Project project = newProject();
        project.test = project.data;
        DataNotes notes;
        notes.testFraction = 1.0 / 3; // shown as 33 %
        project.dataNotes = std::make_shared<const DataNotes>(notes);
        Desk desk(DataDialog::Page::Present, project);
        desk.dialog->take();
        QCOMPARE(desk.document.undoStack().count(), 0);
    }

    void titleTellsTheData() {
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().read(kFlowers, "flowers.csv");
        desk.dialog->take();
        QCOMPARE(desk.project().title, "flowers.csv, 2-2-3");
        DataDialog made(desk.document, DataDialog::Page::Made, nullptr);
        made.made().choose(GeneratorKind::Spirals);
        made.take();
        QCOMPARE(desk.project().title, "Two spirals, 2-2-1");
        desk.document.undoStack().undo();
        QCOMPARE(desk.project().title, "flowers.csv, 2-2-3");
    }

    void theDialogSaysWhatThereIs() {
        Desk desk(DataDialog::Page::Present);
        const auto labels = desk.dialog->findChildren<QuietLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QuietLabel* label) {
            return label->text().startsWith(
                "Now: 1 sample of 2 inputs and 1 output, given in the document.");
        }));
    }

    void scalingIsShown() {
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().read(kFlowers, "flowers.csv");
        const auto* list = desk.dialog->findChild<ScalingList*>();
        QVERIFY(list->isHidden());
        desk.dialog->setupForm().show({0, 1, ScalingKind::Standardise, ScalingKind::None});
        emit desk.dialog->setupForm().changed();
        QCOMPARE(list->rowCount(), 2); // classes are not scaled
        QCOMPARE(list->item(0, 0)->text(), "x₁ · length");
        QCOMPARE(list->item(0, 1)->text(), "mean 5.825");
        QCOMPARE(list->item(0, 2)->text(), "deviation 0.8642");
        desk.dialog->setupForm().show({0, 1, ScalingKind::MinMax, ScalingKind::None});
        emit desk.dialog->setupForm().changed();
        QCOMPARE(list->item(1, 1)->text(), "min 2.500");
        QCOMPARE(list->item(1, 2)->text(), "max 3.500");
    }

    void thePreviewIsWhatTheNetworkIsGiven() {
        Desk desk(DataDialog::Page::Made);
        desk.dialog->setupForm().show({0.25, 1, ScalingKind::MinMax, ScalingKind::None});
        desk.dialog->made().choose(GeneratorKind::Moons);
        const PreviewScene& scene = desk.dialog->preview().scene();
        QCOMPARE(scene.across.name, "x1, scaled");
        QVERIFY(std::abs(scene.across.low + 0.06) < 0.2 &&
                std::abs(scene.across.high - 1.06) < 0.2);
        QCOMPARE(scene.classes, QStringList({"class 0", "class 1"}));
        QCOMPARE(std::ranges::count(scene.dots, true, &PreviewDot::isTest), 50);
        QCOMPARE(roundTicks(-1.3, 2.2, 4), (std::vector<double>{-1, 0, 1, 2}));
    }

    void rowsLeftOutStayMarked() {
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().read(kFlowers + "6;;rose\n", "flowers.csv");
        desk.dialog->findChild<QCheckBox*>("leaveOut")->setChecked(true);
        const auto* cells = desk.dialog->findChild<QTableWidget*>("tablePreview");
        QVERIFY(cells->item(5, 0)->font().strikeOut());
        QCOMPARE(cells->item(5, 1)->background().style(), Qt::SolidPattern); // the bad one
        QCOMPARE(cells->item(5, 0)->background().style(), Qt::NoBrush);
        QVERIFY(!cells->item(4, 0)->font().strikeOut());
        desk.dialog->findChild<QCheckBox*>("leaveOut")->setChecked(false);
        QVERIFY(!cells->item(5, 0)->font().strikeOut());
    }

    void columnsAreAsWideAsTheirContents() {
        Desk desk(DataDialog::Page::Table);
        const QByteArray longText(400, 'w');
        desk.dialog->table().read("a,b,c\n0.123456789012345678,2," + longText + "\n", "a.csv");
        const auto* cells = desk.dialog->findChild<QTableWidget*>("tablePreview");
        const int needed = QFontMetrics(cells->font()).horizontalAdvance("0.123456789012345678");
        QVERIFY(cells->columnWidth(0) > needed);
        QVERIFY(cells->columnWidth(1) < cells->columnWidth(0));
        QVERIFY(cells->columnWidth(2) <= 240);
        QCOMPARE(cells->item(1, 2)->toolTip(), QString::fromLatin1(longText));
    }

    void anEmptyFileIsTold() {
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().read(kFlowers, "flowers.csv");
        desk.dialog->table().read("", "nothing.csv");
        QCOMPARE(desk.dialog->message(), "nothing.csv is empty: there is no table in it.");
        QVERIFY(!desk.use()->isEnabled());
    }

    void oneIsNoPlural() {
        Desk desk(DataDialog::Page::Table);
        desk.dialog->table().read("a,b\n1,2\n3,5\n", "a.csv");
        QVERIFY2(desk.dialog->message().contains("The network has 1 input instead of 2"),
                 qPrintable(desk.dialog->message()));
    }

    void expressionsTakeNone() {
        Desk desk(DataDialog::Page::Made, GraphProject::expression("a*b"));
        QVERIFY(!desk.use()->isEnabled());
        QCOMPARE(desk.dialog->message(), "An expression has variables, not data.");
    }
};

DELTAFLOW_TEST(TestDataDialog)
#include "tst_data_dialog.moc"
