#include "tests/test_program.h"
#include "ui/document/examples.h"
#include "ui/lesson/lesson_files.h"
#include "ui/window/gallery.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <set>

using namespace deltaflow;

namespace {

QStringList allNames() {
    return lessonNames() + exampleNames();
}

} // namespace

class TestGallery : public QObject {
    Q_OBJECT

    std::unique_ptr<Gallery> m_gallery;

    QStringList shown(bool headings) const {
        QStringList titles;
        const QAbstractItemModel& model = *m_gallery->list().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex at = model.index(row, 0);
            const bool isHeading = !(at.flags() & Qt::ItemIsSelectable);
            if (isHeading == headings) titles << at.data().toString();
        }
        return titles;
    }

private slots:
    void init() {
        m_gallery = std::make_unique<Gallery>(nullptr);
        m_gallery->show();
        QVERIFY(QTest::qWaitForWindowActive(m_gallery.get()));
    }
    void cleanup() { m_gallery.reset(); }

    void showsEveryExampleUnderItsHeading() {
        QStringList headings{QStringLiteral("Lessons")};
        for (const ExampleSection& section : exampleSections())
            headings << section.heading;
        QVERIFY(headings.size() > 1);
        QCOMPARE(shown(true), headings);
        QCOMPARE(shown(false).size(), allNames().size());
    }

    void theKeyboardReachesEveryExample() {
        QListView& list = m_gallery->list();
        std::set<int> reached;
        std::vector<int> open{list.currentIndex().row()};
        while (!open.empty()) { // wherever the arrows lead
            const int row = open.back();
            open.pop_back();
            if (!reached.insert(row).second) continue;
            for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                list.setCurrentIndex(list.model()->index(row, 0));
                QTest::keyClick(&list, static_cast<Qt::Key>(key));
                open.push_back(list.currentIndex().row());
            }
        }
        QCOMPARE(static_cast<qsizetype>(reached.size()), allNames().size());
        for (const int row : reached)
            QVERIFY(list.model()->index(row, 0).flags() & Qt::ItemIsSelectable);
    }

    void filters() {
        QLineEdit& filter = m_gallery->filter();
        filter.setFocus();
        QTest::keyClicks(&filter, "xor");
        QVERIFY(shown(false).size() >= 1);
        QVERIFY(shown(false).size() < allNames().size());
        QVERIFY(shown(false).contains(QStringLiteral("XOR, 2-2-1")));
        QVERIFY(shown(true).size() <= shown(false).size());
        filter.setText(QStringLiteral("no such thing"));
        QCOMPARE(m_gallery->list().model()->rowCount(), 0);
        QSignalSpy chosen(m_gallery.get(), &Gallery::chosen);
        QTest::keyClick(&filter, Qt::Key_Return); // nothing to choose
        QCOMPARE(chosen.count(), 0);
        filter.clear();
        QCOMPARE(shown(false).size(), allNames().size());
    }

    void choosesFromTheFilter() {
        QSignalSpy chosen(m_gallery.get(), &Gallery::chosen);
        m_gallery->filter().setFocus();
        QTest::keyClicks(&m_gallery->filter(), "xor four samples");
        QTest::keyClick(&m_gallery->filter(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<Project>().title, std::string("XOR, 2-2-1"));
    }

    void choosesALesson() {
        QSignalSpy chosen(m_gallery.get(), &Gallery::lessonChosen);
        m_gallery->filter().setFocus();
        QTest::keyClicks(&m_gallery->filter(), "lessons forward and backward");
        QCOMPARE(shown(true), QStringList(QStringLiteral("Lessons")));
        QTest::keyClick(&m_gallery->filter(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), lessonPath(QStringLiteral("forward-and-backward")));
    }

    void everyExampleHasItsPicture() {
        for (const GalleryEntry& entry : galleryEntries()) {
            const QImage picture =
                galleryPicture(entry.project, {290, 172}, 1, Theme::light()).toImage();
            std::set<QRgb> colours;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    colours.insert(picture.pixel(x, y));
            QVERIFY2(colours.size() > 8, qPrintable(entry.name));
        }
    }
};

DELTAFLOW_TEST(TestGallery)
#include "tst_gallery.moc"
