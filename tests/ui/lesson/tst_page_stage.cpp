#include "ui/lesson/page_stage.h"

#include "core/lesson/lesson_json.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"

#include <QtTest>

using namespace deltaflow;

namespace {

/// A page that says nothing of digits and level, and one that does.
Lesson twoPages() {
    return lessonFromJson(R"({"format": "deltaflow lesson", "version": 1, "id": "two",
      "title": "Two", "pages": [
        {"title": "One", "state": {"project": {"example": "net-2-2-1"}}},
        {"title": "Two", "state": {"digits": 7, "level": "neuron"}}]})");
}

} // namespace

class TestPageStage : public QObject {
    Q_OBJECT

private slots:
    void whatAPageDoesNotSayIsAsInTheWindow() {
        OpenedExample document(QStringLiteral("net-1-1"));
        Player window(document);
        window.setDigits(5);
        window.setLevel(Level::Neuron);
        PageStage stage(window);
        QVERIFY(stage.show(twoPages(), 0));
        QVERIFY(!stage.show(twoPages(), 0)); // nothing is another now
        QCOMPARE(stage.player().view().digits, 5);
        window.setDigits(3);
        QVERIFY(stage.show(twoPages(), 0));
        QCOMPARE(stage.player().view().digits, 3);
        window.setLevel(Level::Layer);
        QVERIFY(stage.show(twoPages(), 0));
        QVERIFY(stage.player().view().level == Level::Layer);
        QVERIFY(!stage.show(twoPages(), 0));
    }

    void whatItSaysStays() {
        OpenedExample document(QStringLiteral("net-1-1"));
        Player window(document);
        PageStage stage(window);
        stage.show(twoPages(), 1);
        window.setDigits(3);
        window.setLevel(Level::Layer);
        stage.show(twoPages(), 1);
        QCOMPARE(stage.player().view().digits, 7);
        QVERIFY(stage.player().view().level == Level::Neuron);
    }
};

DELTAFLOW_TEST(TestPageStage)
#include "tst_page_stage.moc"
