#include "ui/views/view_docks.h"

#include "tests/test_program.h"

#include <QAction>
#include <QDockWidget>
#include <QToolButton>
#include <QtTest>

using namespace deltaflow;

class TestViewDocks : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_docks = std::make_unique<ViewDocks>();
        m_docks->setCentralWidget(new QWidget);
        for (const char* name : {"one", "two"})
            m_docks->add({name, name, {}, {}, [](QWidget* parent) { return new QWidget(parent); }});
        m_docks->resize(800, 600);
        m_docks->show();
        m_docks->open(QStringLiteral("one"));
    }
    void cleanup() { m_docks.reset(); }

    /// While it is dragged to another edge, a dock is hidden for moments; it is not closed.
    void isOpenWhileItIsMoved() {
        QVERIFY(action()->isChecked());
        dock()->hide();
        dock()->show();
        QVERIFY(action()->isChecked());
        m_docks->removeDockWidget(dock()); // as the layout does on the way
        m_docks->addDockWidget(Qt::LeftDockWidgetArea, dock());
        dock()->show();
        QVERIFY(action()->isChecked());
        action()->trigger();
        QVERIFY(dock()->isHidden());
        action()->trigger();
        QVERIFY(!dock()->isHidden());
    }

    void isClosedByItsButton() {
        for (auto* button : dock()->findChildren<QToolButton*>())
            if (button->accessibleName().startsWith("Close")) button->click();
        QVERIFY(dock()->isHidden());
        QVERIFY(!action()->isChecked());
    }

    /// Its title takes the frame of a window away.
    void hasABorderAfloat() {
        const auto corner = [this] {
            const QImage picture = dock()->grab().toImage();
            return picture.pixelColor(0, picture.height() / 2);
        };
        const auto inside = [this] {
            return dock()->grab().toImage().pixelColor(dock()->width() / 2, dock()->height() / 2);
        };
        dock()->setFloating(true);
        QVERIFY(corner() != inside());
        dock()->setFloating(false);
        QCOMPARE(corner(), inside());
    }

private:
    [[nodiscard]] QDockWidget* dock() const {
        return m_docks->findChild<QDockWidget*>(QStringLiteral("one"));
    }
    [[nodiscard]] QAction* action() const { return m_docks->actions().front(); }

    std::unique_ptr<ViewDocks> m_docks;
};

DELTAFLOW_TEST(TestViewDocks)
#include "tst_view_docks.moc"
