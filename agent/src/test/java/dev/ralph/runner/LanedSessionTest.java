package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun.Outcome;
import dev.ralph.runner.ProbeReport.End;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LanedSessionTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final List<LanedSession> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LanedSession::close);
    }

    @Test
    void every_probe_has_a_report_in_its_place() {
        LanedSession session = open(new FakeSession("polluter", "victim", "fails"), 2);

        List<ProbeReport> reports = session.run(
                List.of(probe("victim"), probe("polluter", "victim"), probe("fails", "victim", "victim")), LONG);

        assertThat(session.tests()).extracting(TestId::value).containsExactly("polluter", "victim", "fails");
        assertThat(reports)
                .extracting(LanedSessionTest::told)
                .containsExactly("ENDED PASSED", "ENDED PASSED FAILED", "ENDED FAILED PASSED PASSED");
        assertThat(reports.get(1).failures())
                .extracting(failure -> failure.test().value())
                .containsExactly("victim");
        assertThat(session.remarks()).isEmpty();
    }

    @Test
    void many_probes_come_back_in_their_order_from_several_lanes() {
        FakeSession fake = new FakeSession(FakeSession.with("victim", 50));
        LanedSession session = open(fake, 3);
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 10; j++) {
                probes.add(probe("t" + i, "t" + (i + j) % 50));
            }
        }

        List<ProbeReport> reports = session.run(probes, LONG);

        for (int place = 0; place < probes.size(); place++) {
            assertThat(reports.get(place).runs())
                    .extracting(run -> run.test())
                    .isEqualTo(probes.get(place).tests());
        }
        assertThat(fake.batches.get()).isLessThan(150);
        // Three lanes, and a fresh process for each of the first two probes.
        assertThat(fake.starts.get()).isEqualTo(3 + 2);
        assertThat(session.cost().processes()).isEqualTo(5);
        assertThat(session.cost().forks()).isEqualTo(500);
        assertThat(session.cost().tests()).isEqualTo(2 * 502);
    }

    @Test
    void a_test_that_crashes_its_probe_is_unfinished() {
        LanedSession session = open(new FakeSession("crash", "t0"), 1);

        List<ProbeReport> reports = session.run(List.of(probe("t0", "crash", "t0"), probe("t0")), LONG);

        assertThat(reports)
                .extracting(LanedSessionTest::told)
                .containsExactly("CRASHED PASSED UNFINISHED", "ENDED PASSED");
    }

    @Test
    void a_session_that_dies_takes_one_probe_along_and_is_started_again() {
        FakeSession fake = new FakeSession("dies", "t0");
        LanedSession session = open(fake, 1);

        List<ProbeReport> reports = session.run(List.of(probe("t0"), probe("t0", "dies"), probe("t0")), LONG);

        assertThat(reports)
                .extracting(LanedSessionTest::told)
                .containsExactly("ENDED PASSED", "CRASHED PASSED UNFINISHED", "ENDED PASSED");
        assertThat(reports.get(1).remark()).contains("exit code 9");
        assertThat(session.remarks()).singleElement().asString().contains("started again");
    }

    @Test
    void a_session_that_keeps_dying_is_given_up_for_fresh_processes() {
        FakeSession fake = new FakeSession("dies", "t0");
        LanedSession session = open(fake, 1);
        List<Probe> probes = new ArrayList<>(Collections.nCopies(6, probe("dies")));
        probes.add(probe("t0"));

        List<ProbeReport> reports = session.run(probes, LONG);

        assertThat(reports).extracting(ProbeReport::end).containsOnly(End.CRASHED, End.ENDED);
        assertThat(reports.get(6).end()).isEqualTo(End.ENDED);
        assertThat(session.remarks()).anyMatch(remark -> remark.contains("too often"));
        assertThat(fake.colds.get()).isPositive();
    }

    @Test
    void a_session_that_hangs_is_killed_at_its_deadline() {
        List<ProbeReport> reports = askOneLane(new FakeSession("hangs", "t0"), probe("hangs"), probe("t0"));

        assertThat(reports).extracting(LanedSessionTest::told).containsExactly("DEADLINE UNFINISHED", "ENDED PASSED");
    }

    @Test
    void a_probe_that_was_not_done_in_time_is_given_more_before_that_is_told() {
        LanedSession session = open(new FakeSession("slow", "t0"), 1);

        List<ProbeReport> reports = session.run(List.of(probe("t0", "slow"), probe("t0")), LONG);

        assertThat(reports).extracting(LanedSessionTest::told).containsExactly("ENDED PASSED PASSED", "ENDED PASSED");
    }

    @Test
    void a_fresh_process_looks_and_restores_as_the_probe_wants() {
        FakeSession fake = new FakeSession("refuses", "t0");
        LanedSession session = open(fake, 1);
        Probe looking = probe("refuses", "t0").looking(Probe.Look.LINES).restoring(Set.of("FILE:a\nb"));

        List<ProbeReport> reports = session.run(List.of(looking), LONG);

        assertThat(reports).extracting(LanedSessionTest::told).containsExactly("ENDED PASSED PASSED");
        assertThat(reports).extracting(ProbeReport::cold).containsExactly(true);
        assertThat(fake.onceLines).contains("mode=run", "probe=true", "test=refuses", "test=t0", "restore=FILE:a\\nb");
    }

    @Test
    void what_comes_from_a_fresh_process_says_so() {
        LanedSession session = open(new FakeSession("t0"), 1);

        assertThat(session.run(List.of(probe("t0")), LONG))
                .extracting(ProbeReport::cold)
                .containsExactly(false);
        assertThat(session.runCold(List.of(probe("t0")), LONG))
                .extracting(ProbeReport::cold)
                .containsExactly(true);
    }

    @Test
    void a_session_that_cannot_be_asked_is_started_again() {
        FakeSession fake = new FakeSession("blocks", "t0");
        LanedSession session = open(fake, 1);

        List<ProbeReport> first = session.run(List.of(probe("blocks")), LONG);
        List<ProbeReport> second = session.run(List.of(probe("t0")), LONG);

        assertThat(first).extracting(LanedSessionTest::told).containsExactly("ENDED PASSED");
        assertThat(second).extracting(LanedSessionTest::told).containsExactly("ENDED PASSED");
        assertThat(session.remarks()).singleElement().asString().contains("started again");
    }

    @Test
    void a_fresh_process_ends_at_the_limit_of_its_tests_or_when_the_time_is_over() {
        TimeLeft endless = new TimeLeft(System.nanoTime(), LONG);
        TimeLeft over = new TimeLeft(System.nanoTime() - Duration.ofSeconds(11).toNanos(), Duration.ofSeconds(1));

        assertThat(askOnly(endless)).isEqualTo("DEADLINE UNFINISHED");
        assertThat(askOnly(over)).isEqualTo("NOT_RUN");
    }

    private String askOnly(TimeLeft time) {
        Probe probe = probe("hangs");
        Patience patience = new Patience(Duration.ofMinutes(5), Duration.ZERO);
        Path own = folder.resolve("only-" + time.hashCode());
        try (SessionRun run = SessionRun.once(program(new FakeSession("hangs")), own, patience, probe)
                .orElseThrow()) {
            Answers answers = run.awaitOnly(new ProbeRequest(1, probe, Duration.ofMillis(200)), time);
            return told(answers.answer(1).orElseThrow().report());
        }
    }

    @Test
    void what_was_forged_is_not_believed() {
        for (String test : List.of("forges", "copies", "spoils", "shortens")) {
            List<ProbeReport> reports = askOneLane(new FakeSession(test, "t0"), probe("t0"), probe(test), probe("t0"));

            assertThat(reports)
                    .as(test)
                    .extracting(ProbeReport::end)
                    .containsExactly(End.ENDED, End.NOT_RUN, End.ENDED);
            assertThat(reports.get(1).remark()).as(test).contains("events");
            assertThat(reports.get(1).runs()).isEmpty();
        }
    }

    @Test
    void a_session_that_cannot_go_on_is_replaced_by_fresh_processes() {
        FakeSession fake = new FakeSession("refuses", "t0", "polluter", "victim");
        LanedSession session = open(fake, 2);

        List<ProbeReport> reports =
                session.run(List.of(probe("refuses", "t0"), probe("t0"), probe("polluter", "victim")), LONG);
        int colds = fake.colds.get();
        session.run(List.of(probe("t0")), LONG);

        assertThat(reports)
                .extracting(LanedSessionTest::told)
                .containsExactly("ENDED PASSED PASSED", "ENDED PASSED", "ENDED PASSED FAILED");
        assertThat(session.remarks()).anyMatch(remark -> remark.startsWith("A thread was left."));
        assertThat(fake.colds.get()).isEqualTo(colds + 1);
    }

    @Test
    void a_session_that_shows_something_else_than_fresh_processes_is_not_believed() {
        FakeSession fake = new FakeSession("lies", "t0");
        LanedSession session = open(fake, 1);

        List<ProbeReport> reports = session.run(List.of(probe("t0"), probe("lies")), LONG);

        assertThat(reports).extracting(LanedSessionTest::told).containsExactly("ENDED PASSED", "ENDED PASSED");
        assertThat(session.remarks())
                .containsExactly("lies was FAILED in a copy of a process and PASSED in a fresh one."
                        + " Every probe has a fresh process from now on.");
    }

    @Test
    void a_test_that_comes_and_goes_says_nothing_about_the_session() {
        LanedSession session = open(new FakeSession("flickers", "t0"), 1);

        List<ProbeReport> reports = session.run(List.of(probe("t0"), probe("flickers")), LONG);

        assertThat(reports).extracting(LanedSessionTest::told).containsExactly("ENDED PASSED", "ENDED FAILED");
        assertThat(session.remarks()).isEmpty();
    }

    @Test
    void no_probe_is_begun_when_the_time_is_over() {
        LanedSession session = open(new FakeSession("t0"), 1);

        List<ProbeReport> reports = session.run(List.of(probe("t0")), Duration.ZERO);

        assertThat(reports).extracting(ProbeReport::end).containsExactly(End.NOT_RUN);
        assertThat(session.runCold(List.of(probe("t0")), Duration.ZERO)).isEqualTo(reports);
    }

    @Test
    void what_cannot_be_collected_is_the_targets_problem() {
        assertThatThrownBy(() -> open(new FakeSession("uncollected"), 1))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("b.py cannot be collected: ImportError: no x");
    }

    /** One batch per probe, without samples in fresh processes, and with little patience. */
    private List<ProbeReport> askOneLane(FakeSession fake, Probe... probes) {
        Patience little = new Patience(Duration.ofSeconds(5), Duration.ofMillis(100));
        Path own = folder.resolve("lane-of-" + fake.hashCode());
        try (SessionLink link = new SessionLink(program(fake), own, little)) {
            return Stream.of(probes)
                    .flatMap(probe -> link.run(List.of(probe), unused -> Duration.ofMillis(200)).stream())
                    .map(answer -> answer.orElseThrow().report())
                    .toList();
        }
    }

    private LanedSession open(FakeSession fake, int lanes) {
        LanedSession session = LanedSession.open(program(fake), folder, lanes);
        opened.add(session);
        return session;
    }

    private SessionProgram program(FakeSession fake) {
        Suite suite = new Suite(folder, "", List.of(), List.of());
        return new SessionProgram(
                fake, suite, List.of("fake"), List.of("mode=serve"), List.of("mode=run"), true, Map.of());
    }

    private static Probe probe(String... tests) {
        return Probe.of(Stream.of(tests).map(TestId::new).toList());
    }

    private static String told(ProbeReport report) {
        StringBuilder told = new StringBuilder(report.end().name());
        report.runs().stream()
                .map(run -> run.outcome())
                .map(Outcome::name)
                .forEach(word -> told.append(' ').append(word));
        return told.toString();
    }
}
