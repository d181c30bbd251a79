#include "core/formula/rule_parts.h"

#include "core/graph/trace.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

/// Numbers of no meaning, told apart by their rows.
Rule x(int row) {
    return Rule::quantity({0, Quantity::Value, row, 0, 0});
}

const Rule m = Rule::quantity(Ref::setting(Setting::SampleCount));

void same(const std::optional<Rule>& got, const Rule& expected) {
    QVERIFY(got.has_value());
    QVERIFY(sameRule(*got, expected));
}

} // namespace

class TestRuleParts : public QObject {
    Q_OBJECT

private slots:
    void anAddendIsLeftOut() {
        same(withoutAddend(Rule::sum({x(1), x(2), x(3)}), x(2)), Rule::sum({x(1), x(3)}));
        same(withoutAddend(Rule::sum({x(1), x(2)}), x(1)), x(2));
        QVERIFY(!withoutAddend(Rule::sum({x(1), x(2)}), x(3)));
        QVERIFY(!withoutAddend(x(1), x(1)));
    }

    void aFactorIsLeftOut() {
        const Rule term = Rule::product({Rule::half(), x(1)});
        same(withoutFactor(term, Rule::half()), x(1));
        same(withoutFactor(Rule::negate(term), Rule::half()), Rule::negate(x(1)));
        same(withoutFactor(Rule::sum({term, Rule::product({Rule::half(), x(2)})}), Rule::half()),
             Rule::sum({x(1), x(2)}));
        same(withoutFactor(Rule::product({x(3), Rule::sumOver(RunningIndex::Sample, 4, term)}),
                           Rule::half()),
             Rule::product({x(3), Rule::sumOver(RunningIndex::Sample, 4, x(1))}));
        QVERIFY(!withoutFactor(Rule::sum({term, x(2)}), Rule::half())); // not of all addends
        QVERIFY(!withoutFactor(x(1), Rule::half()));
    }

    void aDivisorIsLeftOut() {
        same(withoutDivisor(Rule::quotient(x(1), m), m), x(1));
        same(withoutDivisor(Rule::product({Rule::quotient(Rule::integer(1), m), x(1)}), m), x(1));
        const Rule strength = Rule::quotient(x(1), Rule::product({Rule::integer(2), m}));
        same(withoutDivisor(Rule::product({strength, x(2)}), m),
             Rule::product({Rule::quotient(x(1), Rule::integer(2)), x(2)}));
        same(withoutDivisor(strength, Rule::integer(2)), Rule::quotient(x(1), m));
        QVERIFY(!withoutDivisor(Rule::product({m, x(1)}), m));
    }

    void aDivisorIsTakenTwice() {
        const Rule squared = Rule::power(m, 2);
        same(withDivisorTwice(Rule::negate(Rule::quotient(x(1), m)), m),
             Rule::negate(Rule::quotient(x(1), squared)));
        QVERIFY(!withDivisorTwice(x(1), m));
    }

    void aSignIsReversed() {
        const Rule error = Rule::difference(x(1), x(2));
        const Rule other = Rule::difference(x(2), x(1));
        const Rule slope = Rule::difference(Rule::integer(1), x(1));
        same(reversed(error), other);
        same(reversed(Rule::negate(error)), error);
        same(reversed(Rule::sum({Rule::negate(x(1)), Rule::negate(x(2))})),
             Rule::sum({x(1), x(2)}));
        same(reversed(Rule::quotient(error, m)), Rule::quotient(other, m));
        same(reversed(Rule::product({error, slope})), Rule::product({other, slope}));
        const Rule hidden = Rule::product({x(1), slope}); // 1 − a is not turned round
        same(reversed(hidden), Rule::negate(hidden));
        same(reversed(slope), Rule::negate(slope));
    }
};

DELTAFLOW_TEST(TestRuleParts)
#include "tst_rule_parts.moc"
