# Adds up ctest's JUnit report: the functions and data rows of a Qt Test program one by one (without
# its set-up and clean-up), any other program as one test. A program that ended badly without naming
# a failed function (crash, time-out, not built) is one failure.
/^\t<testcase / { passes = fails = 0; ran = /status="run"/ }
/PASS   : / && !/::(init|cleanup)TestCase\(\)/ { ++passes }
/(FAIL!|XPASS)  : / { ++fails }
/SKIP   : / { ++skipped }
/<\/testcase>/ {
    if (!ran && fails == 0) fails = 1
    if (ran && passes == 0 && fails == 0) passes = 1
    passed += passes
    failed += fails
}
END {
    if (skipped) printf "%d skipped\n", skipped
    printf "%d passed, %d failed\n", passed, failed
}
