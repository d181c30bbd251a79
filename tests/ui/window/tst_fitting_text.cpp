#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/data/data_dialog.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_files.h"
#include "ui/presenter/presentation.h"
#include "ui/theme/theme.h"
#include "ui/views/view_docks.h"
#include "ui/window/gallery.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QtTest>

using namespace deltaflow;

namespace {

/// At 200 % a window has half as many logical pixels each way.
struct Fitted {
    explicit Fitted(QSize size)
        : document(QStringLiteral("net-2-2-1"))
        , player(document)
        , window(document, player) {
        applyTheme(Theme::light());
        player.setReducedMotion(true);
        window.resize(size);
        window.show();
        player.goToStep(7);
    }
    void trigger(const QString& name) {
        for (QAction* action : window.namedActions())
            if (action->text() == name) return action->trigger();
        qFatal("no action %s", qPrintable(name));
    }

    OpenedExample document;
    Player player;
    MainWindow window;
};

bool isElided(const QWidget& widget) {
    return !widget.toolTip().isEmpty();
}

/// How much wider a widget's text is than its room, in pixels; higher, for text in lines.
int lacking(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty() || !label->pixmap().isNull()) return 0;
        if (label->wordWrap()) return label->heightForWidth(label->width()) - label->height();
        return label->sizeHint().width() - label->width();
    }
    if (const auto* tool = qobject_cast<const QToolButton*>(&widget);
        tool && (tool->toolButtonStyle() == Qt::ToolButtonIconOnly || tool->text().isEmpty()))
        return 0;
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->fontMetrics().size(Qt::TextShowMnemonic, button->text()).width() + 6 -
               button->width();
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget))
        return combo->fontMetrics().horizontalAdvance(combo->currentText()) + 24 - combo->width();
    return 0;
}

/// Whether something scrolls it into view.
bool scrolls(const QWidget& widget) {
    for (const QWidget* at = widget.parentWidget(); at; at = at->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(at)) return true;
    return false;
}

QStringList clipped(const QWidget& root) {
    QStringList found;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != root.window()) continue;
        const QString text = widget->property("text").toString().left(40);
        const QString name = QStringLiteral("%1 “%2”").arg(widget->metaObject()->className(), text);
        constexpr int kSlack = 1;
        if (lacking(*widget) > kSlack && !isElided(*widget))
            found << QStringLiteral("%1 lacks %2 px").arg(name).arg(lacking(*widget));
        if (const auto* area = qobject_cast<const QScrollArea*>(widget);
            area && area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            area->widget()->width() > area->viewport()->width())
            found << QStringLiteral("%1 lacks %2 px across")
                         .arg(area->accessibleName())
                         .arg(area->widget()->width() - area->viewport()->width());
        const QRect inWindow(widget->mapTo(root.window(), QPoint()), widget->size());
        if (!text.isEmpty() && !scrolls(*widget) && !root.window()->rect().contains(inWindow))
            found << name + QStringLiteral(" leaves the window");
    }
    return found;
}

} // namespace

/// All text can be read at 200 %, on a projector and on a usual screen.
class TestFittingText : public QObject {
    Q_OBJECT

private slots:
    void nothingIsCutAt200Percent_data() {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QSize>("size");
        for (const char* part :
             {"",         "Tables",     "Insight",        "Training",           "Predict",
              "Gallery",  "Data",       "New expression", "Keyboard shortcuts", "Teacher's window",
              "Bug hunt", "Worksheet…", "Lesson",         "Edit lesson",        "About Deltaflow",
              "Curves",   "Boundary",   "Loss landscape", "Gradient check",     "Layers"})
            for (const QSize size : {QSize(640, 360), QSize(853, 480), QSize(960, 540)})
                QTest::addRow("%s at %dx%d", part, size.width(), size.height()) << part << size;
    }

    void nothingIsCutAt200Percent() {
        QFETCH(QString, part);
        QFETCH(QSize, size);
        Fitted stage(size);
        QWidget* shown = &stage.window;
        if (part == "Teacher's window") {
            shown = &stage.window.presentation().speaker();
            shown->resize(size);
            shown->show();
        } else if (part == "Lesson") {
            QVERIFY(stage.window.lessons().open(lessonPath("forward-and-backward")));
            stage.window.lessons().next->trigger(); // to one with a task
        } else if (part == "Edit lesson") {
            stage.trigger(part);
            shown = &stage.window.lessons().editor();
            shown->resize(size);
        } else if (!part.isEmpty()) {
            stage.trigger(part);
        }
        QCoreApplication::processEvents();
        QCOMPARE(stage.window.size(), size);
        for (QDialog* dialog : stage.window.findChildren<QDialog*>())
            if (dialog->isVisible()) {
                dialog->resize(dialog->size().boundedTo(size));
                QVERIFY2(
                    dialog->width() <= size.width() && dialog->height() <= size.height(),
                    qPrintable(QStringLiteral("%1x%2").arg(dialog->width()).arg(dialog->height())));
                QCoreApplication::processEvents();
                shown = dialog;
            }
        QVERIFY(shown->width() <= size.width() && shown->height() <= size.height());
        const QStringList found = clipped(*shown);
        QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
    }

    /// Half of the height would be too little to see anything in.
    void aViewStandsAsideInALowWindow_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isAside");
        QTest::newRow("200 %") << QSize(640, 360) << true;
        QTest::newRow("150 %") << QSize(853, 480) << true;
        QTest::newRow("100 %") << QSize(1280, 720) << false;
    }
    void aViewStandsAsideInALowWindow() {
        QFETCH(QSize, size);
        QFETCH(bool, isAside);
        Fitted stage(size);
        stage.trigger("Curves");
        QTRY_COMPARE(stage.window.derivationPanel().isHidden(), isAside); // it gave way
        ViewDocks& views = stage.window.views();
        QCoreApplication::processEvents();
        const QRect curves = views.places().value(QStringLiteral("curves"));
        QCOMPARE(curves.height() > views.height() * 9 / 10, isAside);
        QVERIFY(curves.width() >= size.width() * 2 / 5);
    }

    void aDialogStaysOnTheScreen() {
        applyTheme(Theme::light());
        QDialog dialog;
        dialog.resize(5000, 5000);
        dialog.show();
        const QSize room = dialog.screen()->availableSize();
        QVERIFY(dialog.width() < room.width() && dialog.height() < room.height());
    }

    void aClippedTextIsFound() {
        QWidget window;
        window.resize(300, 100);
        auto* label = new QLabel("A label that is longer than its room", &window);
        label->setGeometry(0, 0, 40, 20);
        window.show();
        QCOMPARE(clipped(window).size(), 1);
        label->setToolTip(label->text());
        QVERIFY(clipped(window).isEmpty());
        label->move(280, 0);
        QCOMPARE(clipped(window).size(), 1);
    }
};

DELTAFLOW_TEST(TestFittingText)
#include "tst_fitting_text.moc"
