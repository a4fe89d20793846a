package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.CellResult;
import dev.ralph.model.Criterion;
import dev.ralph.model.Fixture;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Patch;
import dev.ralph.model.Provider;
import dev.ralph.model.Ranking;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CriteriaTest {

    private static final MatrixCell SQLITE_DECLARED = new MatrixCell(new Provider("sqlite"), Order.DECLARED, 1, 1);
    private static final MatrixCell MOCK_REVERSED_4 = new MatrixCell(new Provider("mock"), Order.REVERSED, 4, 1);

    @Test
    void a_criterion_on_what_ran_is_ticked() {
        assertThat(supported("Every test passes on SQLite and mock, in reversed order"))
                .hasSize(1);
        assertThat(supported("Tests pass")).hasSize(1);
        assertThat(supported("Tests pass with four parallel workers")).hasSize(1);
    }

    @Test
    void a_provider_that_did_not_run_leaves_the_criterion_open() {
        assertThat(supported("Every test passes on PostgreSQL and SQLite")).isEmpty();
    }

    @Test
    void each_provider_means_also_one_that_was_left_out() {
        assertThat(supported("Every test passes with four parallel workers on each provider"))
                .isEmpty();
    }

    @Test
    void an_order_that_did_not_run_leaves_the_criterion_open() {
        assertThat(supported("Every test passes in shuffled order")).isEmpty();
    }

    @Test
    void what_nobody_checked_stays_open() {
        assertThat(supported("The isolation is documented")).isEmpty();
        assertThat(supported("Coverage is above 80 %")).isEmpty();
        assertThat(supported("Tests pass on MySQL")).isEmpty();
        assertThat(supported("Tests pass in under 5 minutes")).isEmpty();
    }

    @Test
    void continuous_integration_counts_only_with_its_fixture() {
        Fixture script = new Fixture("provider-ci", Patch.EMPTY, "");

        assertThat(supported("A script for CI runs every provider")).isEmpty();
        assertThat(supported(List.of(script), "A script for CI runs every provider"))
                .hasSize(1);
        assertThat(supported(List.of(script), "CI runs all providers")).isEmpty();
    }

    private static List<String> supported(String criterion) {
        return supported(List.of(), criterion);
    }

    private static List<String> supported(List<Fixture> fixtures, String criterion) {
        Task task = new Task(
                new TaskId("T1"),
                "title",
                "goal",
                new Ranking("tdd", 1, 1),
                Map.of(),
                List.of(new Criterion(criterion, false)),
                new StatusBlock(Optional.empty(), Map.of()),
                0,
                Optional.empty());
        List<CellResult> after = List.of(passed(SQLITE_DECLARED), passed(MOCK_REVERSED_4));
        return Criteria.supported(
                task,
                fixtures,
                new Matrices(List.of(), after, after),
                List.of(new Provider("sqlite"), new Provider("mock"), new Provider("postgresql")));
    }

    private static CellResult passed(MatrixCell cell) {
        return new CellResult(cell, CellResult.Outcome.PASSED, List.of(), List.of(), "", Optional.empty());
    }
}
