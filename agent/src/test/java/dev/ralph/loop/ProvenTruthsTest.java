package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProvenTruthsTest {

    private static final CellResult DECLARED = passed(Order.DECLARED, 1);
    private static final CellResult REVERSED = passed(Order.REVERSED, 1);
    private static final CellResult AGAIN = passed(Order.DECLARED, PlanTests.SECOND);

    private static final String FRESH = "Each test gets a fresh database state";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FRESH,
                "Every test starts with a clean, empty database.",
                "Each test function has its own fresh and empty database",
                "No database state pollution between tests",
                "The tests pass in any order",
                "Both modules pass twice in a row"
            })
    void what_the_runs_show_is_supported(String truth) {
        assertThat(new ProvenTruths(List.of(DECLARED, REVERSED, AGAIN)).holds(truth))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In-memory database is used for all test fixtures",
                "Each test gets a fresh database state in under 5 ms",
                "Each test gets a fresh in-memory database",
                "Not each test gets a fresh database state",
                "Both modules pass twice in a row on PostgreSQL",
                "The code is readable"
            })
    void a_sentence_with_a_word_that_is_not_understood_is_not(String truth) {
        assertThat(new ProvenTruths(List.of(DECLARED, REVERSED, AGAIN)).holds(truth))
                .isFalse();
    }

    @Test
    void a_fresh_database_needs_both_orders_and_a_second_run() {
        assertThat(new ProvenTruths(List.of(DECLARED, REVERSED)).holds(FRESH)).isFalse();
        assertThat(new ProvenTruths(List.of(DECLARED, AGAIN)).holds(FRESH)).isFalse();
        assertThat(new ProvenTruths(List.of()).holds(FRESH)).isFalse();
    }

    @Test
    void one_failure_supports_nothing() {
        TestId test = new TestId("tests/test_a.py::test_b");
        CellResult failed = new CellResult(
                REVERSED.cell(),
                CellResult.Outcome.FAILED,
                List.of(),
                List.of(new FailureRecord(test, "AssertionError", "no", "")),
                "",
                Optional.empty());

        assertThat(new ProvenTruths(List.of(DECLARED, failed, AGAIN)).holds(FRESH))
                .isFalse();
    }

    private static CellResult passed(Order order, int round) {
        TestRun run = new TestRun(new TestId("tests/test_a.py::test_b"), TestRun.Outcome.PASSED, Duration.ofMillis(1));
        return new CellResult(
                new MatrixCell(new Provider("sqlite"), order, 1, round),
                CellResult.Outcome.PASSED,
                List.of(run),
                List.of(),
                "",
                Optional.empty());
    }
}
