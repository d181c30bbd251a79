#include "core/lesson/check_lesson.h"

#include "core/error.h"
#include "core/lesson/lesson_json.h"
#include "core/lesson/reach.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace deltaflow;

namespace {

QByteArray contents(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll();
}

std::shared_ptr<const Project> example(const std::string& name) {
    const QByteArray text = contents(QStringLiteral(DELTAFLOW_RESOURCES "/examples/%1.deltaflow")
                                         .arg(QString::fromStdString(name)));
    if (text.isEmpty()) return nullptr;
    return std::make_shared<const Project>(projectFromJson(text.toStdString()));
}

QStringList shippedLessons() {
    return QString::fromUtf8(contents(QStringLiteral(DELTAFLOW_RESOURCES "/lessons/order.txt")))
        .split(u'\n', Qt::SkipEmptyParts);
}

/// A lesson of one page on the 2-2-1 net.
Lesson onePage() {
    Lesson lesson;
    lesson.pages.resize(1);
    lesson.pages[0].state.project = PageProject{"net-2-2-1", nullptr};
    return lesson;
}

} // namespace

class TestCheckLesson : public QObject {
    Q_OBJECT

private slots:
    void shippedLessonsHaveNoFault_data() {
        QTest::addColumn<QString>("name");
        for (const QString& name : shippedLessons())
            QTest::newRow(qPrintable(name)) << name;
    }
    void shippedLessonsHaveNoFault() {
        QFETCH(QString, name);
        const QString path = QStringLiteral(DELTAFLOW_RESOURCES "/lessons/%1.lesson").arg(name);
        const Lesson lesson = lessonFromJson(contents(path).toStdString());
        QStringList faults;
        for (const LessonFault& fault : faultsOf(lesson, example))
            faults << QStringLiteral("page %1, %2")
                          .arg(fault.page + 1)
                          .arg(QString::fromStdString(fault.what));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QVERIFY(!lesson.title.isEmpty());
    }

    void everyLessonInTheFolderIsShipped() {
        const QStringList names = shippedLessons();
        QVERIFY(!names.isEmpty());
        for (const QFileInfo& file :
             QDir(QStringLiteral(DELTAFLOW_RESOURCES "/lessons")).entryInfoList({"*.lesson"}))
            QVERIFY2(names.contains(file.completeBaseName()), qPrintable(file.fileName()));
    }

    void faultsAreFound_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << "W is {W1[1,2]}, $a = {a1[1] symbol}$"
                              << "";
        QTest::newRow("a node") << "{W7[1,1]}"
                                << "text: there is no “W7”";
        QTest::newRow("an address") << "{W1[}"
                                    << "not the address";
        QTest::newRow("a formula") << "so $a = (b$."
                                   << "the formula “a = (b” at character 5";
        QTest::newRow("in a formula") << "$a = {q[1]}$"
                                      << "there is no “q”";
        QTest::newRow("not computed") << "{W1.first_moment[1,1]}"
                                      << "not computed here";
    }
    void faultsAreFound() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        Lesson lesson = onePage();
        lesson.pages[0].text = {text.toStdString()};
        const auto faults = faultsOf(lesson, example);
        QCOMPARE(faults.size(), std::size_t{says.isEmpty() ? 0u : 1u});
        if (!faults.empty())
            QVERIFY2(QString::fromStdString(faults[0].what).contains(says), faults[0].what.c_str());
    }

    void statesAndTasksAreLookedAt() {
        Lesson lesson = onePage();
        LessonPage& page = lesson.pages[0];
        page.state.step = PagePlace{PagePlace::Kind::Count, 1000, {}};
        page.state.selection = readNamedRef("W1[9,9]");
        page.tasks.push_back({{"?"}, {}, {}, NumberTask{readNamedRef("W1"), {}, 3}});
        page.tasks.push_back({{"?"}, {}, {}, NumberTask{{}, "{a1[1]} +", 3}});
        page.tasks.push_back({{"$("}, {}, {}, ReachTask{readNamedRef("J"), {}, 0, {}}});
        page.tasks.push_back({{"?"}, {}, {}, NumberTask{{}, "1", 3, {{"{q}", {}}}}});
        page.tasks.push_back(
            {{"?"},
             {},
             {},
             ReachTask{readNamedRef("L"), {}, 0, {}, 3, {{.number = readNamedRef("J")}}}});
        QStringList places;
        for (const LessonFault& fault : faultsOf(lesson, example))
            places << QString::fromStdString(fault.what).section(u':', 0, 0);
        QCOMPARE(places,
                 QStringList({"step", "select", "task 1", "task 2", "task 3", "task 4", "task 5"}));
        lesson.pages[0].state.project = PageProject{"nonsense", nullptr};
        QCOMPARE(faultsOf(lesson, example).size(), std::size_t{1});
    }

    void anIterationThatTakesTooLongIsAFault() {
        Lesson lesson = onePage();
        const auto project = example("net-2-2-1");
        const std::int64_t last = lastReachable(*project, *buildModel(*project));
        QVERIFY(last > 100'000); // a long training of a small net is a page still
        lesson.pages[0].state.iteration = 1000;
        QVERIFY(faultsOf(lesson, example).empty());
        lesson.pages[0].state.iteration = 257'560'576;
        const auto faults = faultsOf(lesson, example);
        QCOMPARE(faults.size(), std::size_t{1});
        const QString says = QString::fromStdString(faults[0].what);
        QVERIFY2(says.startsWith("state: iteration 257560576 would take"), qPrintable(says));
        QVERIFY2(says.contains(QString::number(last)), qPrintable(says));
    }

    /// The larger an update is, the fewer can be made; a minibatch makes it smaller.
    void whatIsReachedIsCounted() {
        const auto reach = [](const Project& project) {
            return lastReachable(project, *buildModel(project));
        };
        Project xor_ = *example("xor");
        const std::int64_t whole = reach(xor_);
        QVERIFY(whole < reach(*example("net-1-1")));
        xor_.training.batches.size = 1;
        QVERIFY(reach(xor_) > whole);
    }

    /// An example is read, and trained, once for all looks.
    void looksShareWhatTheyComputed() {
        int asked = 0;
        LessonChecks checks([&asked](const std::string& name) {
            ++asked;
            return example(name);
        });
        Lesson lesson = onePage();
        lesson.pages.push_back(lesson.pages[0]);
        for (const char* text : {"{W1[1,1]}", "{W9[1,1]}", "{W1[1,2]}"}) {
            lesson.pages[1].text = {std::string(text)};
            QCOMPARE(checks.faultsOf(lesson).empty(), !QByteArray(text).contains("W9"));
        }
        QCOMPARE(asked, 1);
    }

    void numbersStandInForAddresses() {
        const auto seven = [](const NamedRef&) { return -7.0; };
        QCOMPARE(withNumbers("{a1[1]} * (1 - {a1[1]})", seven), std::string("(-7) * (1 - (-7))"));
        QVERIFY_EXCEPTION_THROWN((void)withNumbers("{a", seven), Error);
    }
};

DELTAFLOW_TEST(TestCheckLesson)
#include "tst_check_lesson.moc"
