package dev.ralph.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.CellResult;
import dev.ralph.model.CellResult.Outcome;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.RowsLeft;
import dev.ralph.model.Finding.SequenceAsserted;
import dev.ralph.model.Finding.StaticState;
import dev.ralph.model.Finding.StaticState.Remedy;
import dev.ralph.model.Leak;
import dev.ralph.model.Leak.Shape;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {

    private static final Provider SQLITE = new Provider("sqlite");
    private static final Provider MOCK = new Provider("mock");
    private static final Order MIXED = Order.shuffled(42);

    @TempDir
    private Path folder;

    @Test
    void a_table_is_named_once_with_who_left_rows_in_it_first() {
        Diagnosis diagnosis = diagnose(
                List.of(),
                Map.of(SQLITE, List.of(rows("T#a", "stations"), rows("T#b", "STATIONS"), rows("T#a", "stations"))));

        assertThat(diagnosis.findings()).containsExactly(new RowsLeft("stations", new TestId("T#a")));
        assertThat(diagnosis.sentences()).containsExactly("rows are left behind in stations by 2 tests, first T#a");
    }

    @Test
    void a_field_is_put_back_when_its_value_or_contents_can_be_copied() {
        assertThat(remedy(Shape.VALUE)).contains(Remedy.RESTORE);
        assertThat(remedy(Shape.CONTENTS)).contains(Remedy.RESTORE);
        assertThat(remedy(Shape.CONTENTS, Shape.VALUE)).contains(Remedy.RESTORE);
        assertThat(remedy(Shape.RESOURCE)).isEmpty();
        assertThat(remedy(Shape.CONTENTS, Shape.RESOURCE)).isEmpty();
        assertThat(remedy(Shape.OBJECT)).isEmpty();
    }

    @Test
    void an_object_is_forgotten_on_the_mock_when_its_reference_is_filled_on_demand() {
        assertThat(onMock("private static App it;", Shape.OBJECT)).contains(Remedy.FORGET_ON_MOCK);
        assertThat(onMock("static App it = null;", Shape.OBJECT)).contains(Remedy.FORGET_ON_MOCK);
        assertThat(onMock("static final App it = new App();", Shape.OBJECT)).isEmpty();
        assertThat(onMock("static App it = new App();", Shape.OBJECT)).isEmpty();
        assertThat(onMock("static App other;", Shape.OBJECT)).isEmpty();
        assertThat(onMock("private static App it;", Shape.RESOURCE)).isEmpty();
    }

    @Test
    void a_field_counts_only_when_a_test_failed_after_it_was_changed() {
        Map<Provider, List<Leak>> leaks = Map.of(SQLITE, List.of(field("T#b", Shape.VALUE)));

        assertThat(diagnose(List.of(cell(SQLITE, MIXED, "T#a!", "T#b")), leaks).findings())
                .isEmpty();
        assertThat(diagnose(List.of(cell(MOCK, MIXED, "T#b", "T#a!")), leaks).findings())
                .isEmpty();
        assertThat(diagnose(List.of(cell(SQLITE, MIXED, "T#b", "T#a!")), leaks).findings())
                .containsExactly(new StaticState("city.App#it", Remedy.RESTORE, new TestId("T#b")));
    }

    @Test
    void a_field_that_is_left_alone_is_said() {
        Diagnosis diagnosis = diagnose(
                List.of(cell(SQLITE, MIXED, "T#b", "T#a!")), Map.of(SQLITE, List.of(field("T#b", Shape.RESOURCE))));

        assertThat(diagnosis.sentences())
                .contains("city.App#it is left changed by one test, first T#b, and holds something that must be closed:"
                        + " it is left alone");
    }

    @Test
    void an_id_is_asserted_where_the_failing_line_compares_it_with_a_number() {
        new SourceFolder(folder)
                .test(
                        "city.BikeTest",
                        "package city;\nclass BikeTest { @Test void a() {\nassertEquals(1, bike.id());\nassertEquals(1, all.size());\n} }");

        assertThat(ids("expected: <1> but was: <5>", 3)).hasSize(1);
        assertThat(ids("\nexpected: 1L\n but was: 5L", 3)).hasSize(1);
        assertThat(ids("[id] \nexpected: 1\n but was: 5", 3)).hasSize(1);
        assertThat(ids("Expected: is <1>\n     but: was <5>", 3)).hasSize(1);
        assertThat(ids("expected: <1> but was: <null>", 3)).isEmpty();
        assertThat(ids("expected: <1> but was: <5>", 4)).isEmpty();
        assertThat(ids("connection refused", 3)).isEmpty();
    }

    @Test
    void a_victim_is_described_by_where_it_fails_and_after_whom() {
        Diagnosis diagnosis = diagnose(
                List.of(
                        cell(SQLITE, Order.DECLARED, "T#victim", "T#other", "T#polluter"),
                        cell(SQLITE, Order.REVERSED, "T#polluter", "T#other", "T#victim!"),
                        cell(SQLITE, MIXED, "T#other", "T#victim", "T#polluter"),
                        cell(MOCK, Order.REVERSED, "T#polluter", "T#other", "T#victim")),
                Map.of(SQLITE, List.of(rows("T#polluter", "stations"), rows("T#other", "bikes"))));

        assertThat(diagnosis.sentences().get(0))
                .isEqualTo(
                        "T#victim fails in 1 of 4 cells (sqlite: reversed) only after T#polluter, which left stations"
                                + " changed: it failed");
    }

    @Test
    void a_brittle_test_is_described_by_whom_it_needs() {
        Diagnosis diagnosis = diagnose(
                List.of(
                        cell(SQLITE, Order.DECLARED, "T#setter", "T#brittle"),
                        cell(SQLITE, Order.REVERSED, "T#brittle!", "T#setter")),
                Map.of());

        assertThat(diagnosis.sentences())
                .containsExactly(
                        "T#brittle fails in 1 of 2 cells (sqlite: reversed) unless T#setter ran before it: it failed");
    }

    @Test
    void several_polluters_are_named_together_when_no_single_one_explains_it() {
        Diagnosis diagnosis = diagnose(
                List.of(
                        cell(SQLITE, Order.DECLARED, "T#victim", "T#a", "T#b"),
                        cell(SQLITE, Order.REVERSED, "T#b", "T#victim!", "T#a"),
                        cell(SQLITE, MIXED, "T#a", "T#victim!", "T#b")),
                Map.of(SQLITE, List.of(rows("T#a", "stations"), rows("T#b", "bikes"))));

        assertThat(diagnosis.sentences().get(0)).contains("only after T#a or T#b, which left bikes, stations changed");
    }

    @Test
    void no_cause_is_named_that_a_passing_cell_contradicts() {
        Diagnosis diagnosis = diagnose(
                List.of(
                        cell(SQLITE, Order.DECLARED, "T#a", "T#victim"),
                        cell(SQLITE, Order.REVERSED, "T#a", "T#victim!")),
                Map.of(SQLITE, List.of(rows("T#a", "stations"))));

        assertThat(diagnosis.sentences().get(0))
                .isEqualTo("T#victim fails in 1 of 2 cells (sqlite: reversed): it failed");
    }

    @Test
    void parallel_workers_and_constant_failure_are_said() {
        Diagnosis diagnosis = diagnose(
                List.of(
                        cell(SQLITE, Order.DECLARED, "T#a", "T#b!"),
                        parallel(SQLITE, Order.DECLARED, "T#a!", "T#b!"),
                        cell(MOCK, Order.DECLARED, "T#a", "T#b!")),
                Map.of());

        assertThat(diagnosis.sentences())
                .containsExactly(
                        "T#b fails in 3 of 3 cells (mock, sqlite: always): it failed",
                        "T#a fails in 1 of 3 cells (sqlite: every order, only with parallel workers): it failed");
    }

    @Test
    void the_list_stays_short_with_the_worst_first() {
        String[] tests =
                IntStream.range(0, 40).mapToObj(i -> "T#t%02d!".formatted(i)).toArray(String[]::new);
        Diagnosis diagnosis =
                diagnose(List.of(cell(SQLITE, Order.DECLARED, tests), cell(MOCK, Order.DECLARED, "T#t33!")), Map.of());

        assertThat(diagnosis.sentences()).hasSize(25);
        assertThat(diagnosis.sentences().get(0)).startsWith("T#t33 fails in 2 of 2");
        assertThat(diagnosis.sentences().get(24)).isEqualTo("16 more tests fail in some cell");
    }

    @Test
    void cells_that_did_not_run_are_said_once_per_reason() {
        MatrixCell cell = new MatrixCell(new Provider("postgresql"), Order.DECLARED, 1, 1);
        CellResult broken = CellResult.notRun(cell, "no server\nmore", Optional.empty());

        assertThat(diagnose(List.of(broken, broken), Map.of()).sentences())
                .containsExactly("2 cells of postgresql did not run: no server");
    }

    private Optional<Remedy> remedy(Shape... shapes) {
        List<Leak> leaks =
                Arrays.stream(shapes).map(shape -> field("T#b", shape)).toList();
        return remedy(diagnose(List.of(cell(SQLITE, MIXED, "T#b", "T#a!")), Map.of(SQLITE, leaks)));
    }

    private Optional<Remedy> onMock(String declaration, Shape shape) {
        new SourceFolder(folder).main("city.App", "package city; class App { " + declaration + " }");
        return remedy(diagnose(List.of(cell(MOCK, MIXED, "T#b", "T#a!")), Map.of(MOCK, List.of(field("T#b", shape)))));
    }

    private static Optional<Remedy> remedy(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .map(finding -> ((StaticState) finding).remedy())
                .findFirst();
    }

    private List<Finding> ids(String message, int line) {
        TestId test = new TestId("city.BikeTest#a()");
        String stack =
                "E: x\n\tat org.junit.Assert.fail(Assert.java:1)\n\tat city.BikeTest.a(BikeTest.java:" + line + ")";
        CellResult cell = new CellResult(
                new MatrixCell(SQLITE, MIXED, 1, 1),
                Outcome.FAILED,
                List.of(),
                List.of(new FailureRecord(test, "AssertionFailedError", message, stack)),
                "",
                Optional.empty());
        List<Finding> findings = diagnose(List.of(cell, cell), Map.of()).findings();
        assertThat(findings).allMatch(SequenceAsserted.class::isInstance);
        return findings;
    }

    private Diagnosis diagnose(List<CellResult> baseline, Map<Provider, List<Leak>> leaks) {
        return Diagnosis.from(baseline, leaks, TargetLayout.of(folder));
    }

    private static Leak rows(String test, String table) {
        return new Leak(new TestId(test), Leak.Kind.ROWS, Shape.VALUE, table, "0", "1");
    }

    private static Leak field(String test, Shape shape) {
        return new Leak(new TestId(test), Leak.Kind.STATIC_FIELD, shape, "city.App#it", "a", "b");
    }

    private static CellResult cell(Provider provider, Order order, String... tests) {
        return cell(new MatrixCell(provider, order, 1, 1), tests);
    }

    private static CellResult parallel(Provider provider, Order order, String... tests) {
        return cell(new MatrixCell(provider, order, 4, 1), tests);
    }

    /** Builds a cell in which the tests with a {@code !} fail. */
    private static CellResult cell(MatrixCell cell, String... tests) {
        List<TestRun> runs = new ArrayList<>();
        List<FailureRecord> failures = new ArrayList<>();
        for (String name : tests) {
            TestId test = new TestId(name.replace("!", ""));
            boolean failed = name.endsWith("!");
            runs.add(new TestRun(test, failed ? TestRun.Outcome.FAILED : TestRun.Outcome.PASSED, Duration.ZERO));
            if (failed) {
                failures.add(new FailureRecord(test, "AssertionError", "it failed", ""));
            }
        }
        Outcome outcome = failures.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
        return new CellResult(cell, outcome, runs, failures, "", Optional.empty());
    }
}
