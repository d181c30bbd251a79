#include "core/lesson/lesson.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

LessonPage pageWith(const PageState& state) {
    LessonPage page;
    page.state = state;
    return page;
}

Lesson threePages() {
    PageState first;
    first.project = PageProject{"net-2-2-1", nullptr};
    first.step = PagePlace{PagePlace::Kind::Count, 3, {}};
    first.digits = 6;
    first.notation = NotationKind::Theta;
    first.selection = readNamedRef("L");
    PageState second;
    second.iteration = 2;
    PageState third;
    third.project = PageProject{"xor", nullptr};
    Lesson lesson;
    lesson.pages = {pageWith(first), pageWith(second), pageWith(third)};
    return lesson;
}

} // namespace

class TestLesson : public QObject {
    Q_OBJECT

private slots:
    void whatAPageLeavesOutIsAsBefore() {
        const PageState state = stateAt(threePages(), 1);
        QCOMPARE(state.project->example, std::string("net-2-2-1"));
        QCOMPARE(state.step->count, Index{3});
        QCOMPARE(*state.iteration, std::int64_t{2});
        QCOMPARE(*state.digits, 6);
        QVERIFY(state.notation == NotationKind::Theta);
        QVERIFY(!state.selection); // what is pointed out is the page's own
    }

    void anotherProjectBeginsAtItsStart() {
        const PageState state = stateAt(threePages(), 2);
        QCOMPARE(state.project->example, std::string("xor"));
        QCOMPARE(state.step->count, Index{0});
        QCOMPARE(*state.iteration, std::int64_t{0});
        QCOMPARE(*state.sample, 1);
        QVERIFY(!state.notation);
        QCOMPARE(*state.digits, 6); // how things are written is not of the project
    }

    void whoseProjectAPageShows() {
        const Lesson lesson = threePages();
        QVERIFY(projectPage(lesson, 0) == std::size_t{0});
        QVERIFY(projectPage(lesson, 1) == std::size_t{0});
        QVERIFY(projectPage(lesson, 2) == std::size_t{2});
        QVERIFY(!projectPage(
            Lesson{.id = "e", .title = {}, .description = {}, .author = {}, .pages = {{}}}, 0));
    }
};

DELTAFLOW_TEST(TestLesson)
#include "tst_lesson.moc"
