package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.verify.TestProgram.Counts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestProgramTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "PYTEST~==== 3 passed in 0.01s ====~3~0",
                "PYTEST~3 passed, 1 warning in 0.01s~3~0",
                "PYTEST~=== 1 failed, 2 passed, 1 error in 1.20s (0:00:01) ===~2~2",
                "PYTEST~=== 2 xfailed, 1 xpassed in 1.20s ===~0~0",
                "PYTEST~=== 5 deselected in 0.1s ===~0~0",
                "PYTEST~3 tests collected in 0.1s~0~0",
                "PYTEST~I saw 3 passed in 0.1s~0~0",
                "UNITTEST~Ran 3 tests in 0.001s||OK~3~0",
                "UNITTEST~Ran 3 tests in 0.001s||OK (skipped=3)~0~0",
                "UNITTEST~Ran 3 tests in 0.001s||OK (expected failures=1)~3~0",
                "UNITTEST~Ran 3 tests in 0.001s||FAILED (failures=1, errors=1)~1~2",
                "MAVEN~[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 2~3~0",
                "MAVEN~[ERROR] Tests run: 5, Failures: 1, Errors: 2, Skipped: 0~2~3",
                "MAVEN~[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s - in a.BTest~0~0",
                "CARGO~test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out~1~2",
                "CARGO~     Summary [   0.1s] 3 tests run: 3 passed, 0 skipped~3~0",
                "GO~FAIL\texample.org/a\t0.01s~0~1",
                "JEST~Tests:       1 failed, 2 skipped, 3 passed, 6 total~3~1",
                "JEST~Tests:       2 skipped, 2 total~0~0",
                "VITEST~      Tests  1 failed | 2 passed (3)~2~1",
                "VITEST~      Tests  3 passed (3)~3~0",
                "MOCHA~  0 passing (1ms)~0~0",
                "MOCHA~  4 passing (1ms)~4~0",
                "NODE~# tests 3|# pass 2|# fail 1~2~1",
                "RSPEC~4 examples, 0 failures, 1 pending~3~0",
                "PHPUNIT~OK (3 tests, 5 assertions)~3~0",
                "DOTNET~Passed!  - Failed:     0, Passed:     3, Skipped:     0, Total:     3~3~0",
                "BATS~3 tests, 1 failure~2~1",
                "SCRIPT~Tests:       5 passed, 5 total~5~0"
            })
    void counts_are_read_from_summaries(TestProgram program, String output, int passed, int failed) {
        Counts counts = program.counts(output.replace('|', program == TestProgram.VITEST ? '|' : '\n'));

        assertThat(counts.passed()).as("passed").isEqualTo(passed);
        assertThat(counts.failed()).as("failed").isEqualTo(failed);
    }
}
