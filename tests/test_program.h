#pragma once

#include <QtTest>

namespace deltaflow {

/// One test of the program that holds a folder's tests. It is named as its source: tst_graph.cpp is
/// "graph".
class TestEntry {
public:
    using Run = int (*)(int argc, char* argv[]);
    TestEntry(const char* source, Run run);
};

/// QTest::qExec of the test that the first argument names, with the arguments after it; of all
/// tests if none is named. 2 if there is none of this name.
[[nodiscard]] int runTests(int argc, char* argv[]);

} // namespace deltaflow

/// At the end of a test's source, before its moc file.
#define DELTAFLOW_TEST(Class)                                                                      \
    static const ::deltaflow::TestEntry entryOf##Class(__FILE__, [](int argc, char* argv[]) {      \
        Class test;                                                                                \
        return QTest::qExec(&test, argc, argv);                                                    \
    });
