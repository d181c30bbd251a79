#include "core/lesson/lesson_json.h"

#include "core/error.h"
#include "core/project/new_project.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

/// A lesson of one page with these fields, and these of the page's state.
std::string lessonWith(const std::string& page, const std::string& state = {}) {
    return R"({"format": "deltaflow lesson", "version": 1, "id": "t", "title": "T", "pages": [{)" +
           page + (page.empty() || state.empty() ? "" : ", ") +
           (state.empty() ? "" : "\"state\": {" + state + "}") + "}]}";
}

/// One that says everything that can be said.
Lesson fullLesson() {
    Lesson lesson;
    lesson.id = "all";
    lesson.title = {"All"};
    lesson.title.byLanguage["zh_CN"] = "全部";
    lesson.description = {"What can be said."};
    lesson.author = "Somebody";
    LessonPage page{{"First"}, {"Now {W1[1,2]}, $z = \"q\"$\nand on."}, {"Notes"}, {}, {}};
    page.state.project = PageProject{"net-2-2-1", nullptr};
    page.state.iteration = 3;
    page.state.step = PagePlace{PagePlace::Kind::Writer, 0, readNamedRef("z1.adjoint[2]")};
    page.state.level = Level::Term;
    page.state.notation = NotationKind::Theta;
    page.state.digits = 6;
    page.state.labels = PageLabels::Focus;
    page.state.picture = PagePicture::Graph;
    page.state.sample = 2;
    page.state.camera = PageCamera{1.5, 0.25, 0.75, {}};
    page.state.hidden = std::set<WindowPart>{WindowPart::TopBar, WindowPart::Views};
    page.state.selection = readNamedRef("W1[1,2]");
    page.tasks = {
        {{"How much?"}, {"A hint"}, {"Well done"}, NumberTask{readNamedRef("a1[1]"), {}, 4}},
        {{"How much?"}, {}, {}, NumberTask{{}, "1/3", 3, {{"3", {"Upside down"}}}}},
        {{"Which?"}, {}, {}, ChoiceTask{{{{"This"}, {"Yes"}, true}, {{"That"}, {}, false}}}},
        {{"Bring it down"},
         {},
         {},
         ReachTask{readNamedRef("L"), ReachTask::Relation::Below, 0.01, {}}},
        {{"Make it a half, without the bias"},
         {},
         {},
         ReachTask{readNamedRef("a1[1]"),
                   ReachTask::Relation::Equal,
                   0.5,
                   {},
                   2,
                   {{readNamedRef("b1[1]"), ReachTask::Relation::Equal, 1, 4},
                    {readNamedRef("W1[1,1]"), ReachTask::Relation::Above, 0}}}},
        {{"Go there"}, {}, {}, ReachTask{{}, {}, 0, PagePlace{PagePlace::Kind::Last, 0, {}}}},
    };
    lesson.pages.push_back(page);
    LessonPage second{{"Second"}, {"Text"}, {}, {}, {}};
    second.state.step = PagePlace{PagePlace::Kind::Count, 4, {}};
    second.state.camera = PageCamera{2, 0.5, 0.5, readNamedRef("a1[1]")};
    lesson.pages.push_back(second);
    return lesson;
}

} // namespace

class TestLessonJson : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWas() {
        const Lesson lesson = fullLesson();
        const std::string text = toJson(lesson);
        const Lesson again = lessonFromJson(text);
        QVERIFY(again == lesson);
        QCOMPARE(toJson(again), text);
    }

    void aWholeDocumentIsPartOfIt() {
        Lesson lesson = fullLesson();
        const auto project = std::make_shared<const Project>(newProject());
        lesson.pages[0].state.project = PageProject{{}, project};
        const Lesson again = lessonFromJson(toJson(lesson));
        QVERIFY(again.pages[0].state.project->document);
        QCOMPARE(toJson(*again.pages[0].state.project->document), toJson(*project));
    }

    void asBeforeMayBeSaid() {
        QVERIFY(
            !lessonFromJson(lessonWith("", R"("project": "as before")")).pages[0].state.project);
    }

    void textsAreInTheLanguageThatIsSpoken() {
        LocalText text{"hello"};
        text.byLanguage["zh_CN"] = "你好";
        QCOMPARE(text.in("zh_CN"), std::string("你好"));
        QCOMPARE(text.in("zh_TW"), std::string("你好"));
        QCOMPARE(text.in("en_GB"), std::string("hello"));
        QCOMPARE(text.in("de_DE"), std::string("hello"));
        LocalText chinese;
        chinese.set("zh_CN", "你好");
        QCOMPARE(chinese.in("en"), std::string("你好"));
        QCOMPARE(LocalText().in("en"), std::string());
    }

    void refused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& text, const char* says) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(says);
        };
        row("no JSON", "{", "line 1, column 2");
        row("a document", R"({"format": "deltaflow", "version": 1})", "format is the text");
        row("newer", R"({"format": "deltaflow lesson", "version": 9})", "newer");
        row("no pages",
            R"({"format":"deltaflow lesson","version":1,"id":"t","title":"T","pages":[]})",
            "at least one");
        row("no id", R"({"format":"deltaflow lesson","version":1,"title":"T","pages":[{}]})",
            "id is missing");
        row("an unknown field", lessonWith(R"("titel": "x")"), "pages[0] has a field “titel”");
        row("an unknown field of a state", lessonWith("", R"("stpe": 1)"),
            "pages[0].state has a field “stpe”");
        row("a text that is none", lessonWith(R"("text": 5)"), "pages[0].text is");
        row("a language that is none", lessonWith(R"("text": {"en": 5})"), "pages[0].text.en is");
        row("no level", lessonWith("", R"("level": "unit")"), "one of layer, neuron, term");
        row("no such part", lessonWith("", R"("hide": ["door"])"), "pages[0].state.hide[0]");
        row("no address", lessonWith("", R"("select": "W1[0]")"), "pages[0].state.select: ");
        row("a step before the first", lessonWith("", R"("step": -1)"), "pages[0].state.step");
        row("digits", lessonWith("", R"("digits": 1)"), "from 2 to 10");
        row("a zoom of 0", lessonWith("", R"("camera": {"zoom": 0})"), "camera.zoom");
        row("two projects", lessonWith("", R"("project": {"example": "a", "document": {}})"),
            "either an example or a document");
        row("trained without a document",
            lessonWith("", R"("project": {"example": "a", "trained": 5})"), "has no document");
        row("a bad document", lessonWith("", R"("project": {"document": {"format": "x"}})"),
            "pages[0].state.project.document: format");
        row("no task", lessonWith(R"("tasks": [{"kind": "essay", "question": "?"}])"),
            "one of number, choice, reach");
        row("a field of another task",
            lessonWith(
                R"("tasks": [{"kind": "number", "question": "?", "step": 1, "answer": "1"}])"),
            "has a field “step”");
        row("nothing asked", lessonWith(R"("tasks": [{"kind": "number", "question": "?"}])"),
            "either a number");
        row("one choice",
            lessonWith(
                R"("tasks": [{"kind": "choice", "question": "?", "choices": [{"text": "a"}]}])"),
            "2 to 20");
        row("no right choice",
            lessonWith(
                R"("tasks": [{"kind": "choice", "question": "?", "choices": [{"text": "a"}, {"text": "b"}]}])"),
            "no right choice");
        row("nothing to reach", lessonWith(R"("tasks": [{"kind": "reach", "question": "?"}])"),
            "either a number or a step");
    }
    void refused() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        try {
            (void)lessonFromJson(text.toStdString());
            QFAIL("it was read");
        } catch (const FormatError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
        }
    }
};

DELTAFLOW_TEST(TestLessonJson)
#include "tst_lesson_json.moc"
