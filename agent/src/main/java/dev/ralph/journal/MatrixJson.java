package dev.ralph.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ralph.model.CellResult;
import dev.ralph.model.Evidence;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A matrix as JSON, schema {@code ralph.matrix/1}. */
public record MatrixJson(String schema, int total, int passed, List<Cell> cells) {

    public static final String SCHEMA = "ralph.matrix/1";

    /**
     * One cell.
     *
     * @param order {@code declared}, {@code reversed} or {@code shuffled}
     * @param seed null unless shuffled
     * @param testsRun how many different tests ran to an end or died
     * @param skipped ids of tests that were skipped and did not run otherwise
     * @param failed ids of the tests that failed
     * @param status PASSED, FAILED or NOT_RUN
     * @param reason why the cell did not run; null when it ran
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Cell(
            String provider,
            String order,
            @Nullable Long seed,
            int workers,
            int round,
            int testsRun,
            List<String> skipped,
            List<String> failed,
            double seconds,
            String status,
            @Nullable String reason) {

        static Cell of(CellResult result) {
            MatrixCell cell = result.cell();
            Order order = cell.order();
            Collection<TestId> ran = result.testsRun();
            return new Cell(
                    cell.provider().name(),
                    order.kind().name().toLowerCase(Locale.ROOT),
                    order.kind() == Order.Kind.SHUFFLED ? order.seed() : null,
                    cell.workers(),
                    cell.round(),
                    ran.size(),
                    ids(result.runs().stream()
                            .map(TestRun::test)
                            .filter(test -> !ran.contains(test))
                            .distinct()
                            .sorted()
                            .toList()),
                    ids(result.failedTests()),
                    Event.seconds(result.evidence().map(Evidence::took).orElse(Duration.ZERO)),
                    result.outcome().name(),
                    result.reason().isEmpty() ? null : result.reason());
        }

        private static List<String> ids(Collection<TestId> tests) {
            return tests.stream().map(TestId::value).toList();
        }
    }

    public static MatrixJson of(List<CellResult> results) {
        List<Cell> cells = results.stream().map(Cell::of).toList();
        int passed = (int) results.stream()
                .filter(result -> result.outcome() == CellResult.Outcome.PASSED)
                .count();
        return new MatrixJson(SCHEMA, cells.size(), passed, cells);
    }

    /** The JSON text, one field per line, cleaned of control characters and of what looks like a secret. */
    public String text() {
        return Json.pretty(this);
    }
}
