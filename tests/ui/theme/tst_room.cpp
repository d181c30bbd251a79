#include "tests/test_program.h"
#include "ui/theme/room.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QtTest>

using namespace deltaflow;

namespace {

/// A window with a column, and a content that would fill it.
struct Stage {
    Stage()
        : column(new QVBoxLayout(&window))
        , content(new QWidget(&window)) {
        window.resize(400, 600);
        auto* inside = new QVBoxLayout(content);
        auto* block = new QWidget(content);
        block->setMinimumHeight(700);
        inside->addWidget(block);
        area = givingWay(*content, &window);
        column->addWidget(area);
        column->addStretch(1);
    }

    QWidget window;
    QVBoxLayout* column;
    QWidget* content;
    QScrollArea* area;
};

} // namespace

class TestRoom : public QObject {
    Q_OBJECT

private slots:
    void itTakesThreeFifthsOfItsParent() {
        Stage stage;
        QCOMPARE(stage.area->sizeHint().height(), 360);
    }

    void itFollowsItsParentsHeight() {
        Stage stage;
        stage.window.show();
        stage.window.resize(400, 1000);
        QTRY_COMPARE(stage.area->height(), 600);
    }

    void itTakesItsShareOfAnotherParent() {
        Stage stage;
        QWidget other;
        other.resize(400, 1000);
        auto* column = new QVBoxLayout(&other);
        column->addWidget(stage.area);
        column->addStretch(1);
        other.show();
        QTRY_COMPARE(stage.area->height(), 600);
        other.resize(400, 900); // which is watched as the first one was
        QTRY_COMPARE(stage.area->height(), 540);
    }

    void itNeedNotGiveWayInWhatScrolls() {
        Stage stage;
        QWidget outside;
        outside.resize(400, 600);
        auto* scrolled = new QWidget;
        (new QVBoxLayout(scrolled))->addWidget(stage.area);
        QScrollArea* outer = withScrolling(*scrolled, &outside);
        outer->resize(400, 600);
        QVERIFY(stage.area->sizeHint().height() >= 700);
        QVERIFY(stage.area->minimumSizeHint().height() >= 700);
    }

    /// Whatever is said in it, and however low it was before: a bar that is there for a moment
    /// would narrow the sentence until the bar is needed.
    void noBarStaysWhereThereIsRoom() {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* content = new QWidget(&window);
        auto* inside = new QVBoxLayout(content);
        auto* sentence = new QLabel(content);
        sentence->setWordWrap(true);
        inside->addWidget(sentence);
        auto* buttons = new QWidget(content);
        buttons->setFixedHeight(100);
        inside->addWidget(buttons);
        QScrollArea* area = givingWay(*content, &window);
        column->addStretch(1);
        column->addWidget(area);
        window.resize(300, 600);
        window.show();
        for (int letters = 1; letters < 120; ++letters) {
            window.resize(300, 130);
            QCoreApplication::processEvents();
            sentence->setText(QStringLiteral("n ").repeated(letters));
            window.resize(300, 600);
            for (int turn = 0; turn < 3; ++turn)
                QCoreApplication::processEvents();
            QVERIFY2(!area->verticalScrollBar()->isVisible(), qPrintable(sentence->text()));
            QVERIFY(area->viewport()->height() >= content->height());
        }
    }

    void itComesAndGoesWithTheContent() {
        Stage stage;
        stage.window.show();
        QVERIFY(stage.area->isVisible());
        stage.content->hide();
        QVERIFY(!stage.area->isVisible());
        stage.content->show();
        QVERIFY(stage.area->isVisible());
    }
};

DELTAFLOW_TEST(TestRoom)
#include "tst_room.moc"
