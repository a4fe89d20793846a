package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.MustHaves;
import dev.ralph.model.Plan;
import dev.ralph.model.Problem;
import dev.ralph.model.Ranking;
import dev.ralph.model.Status;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WorkOrderTest {

    private static final Instant DAY = Instant.parse("2026-01-15T00:00:00Z");

    private final List<Queued> tasks = new ArrayList<>();
    private Set<String> worked = Set.of();
    private Set<String> summaries = Set.of();

    private static Task task(String id, Status status, Ranking ranking, Map<String, String> keys, Optional<Plan> plan) {
        StatusBlock block = new StatusBlock(Optional.of(status), Map.of());
        return new Task(new TaskId(id), id, id, ranking, keys, List.of(), block, 0, plan);
    }

    private void add(String id, Status status, Map<String, String> keys) {
        add(id, status, new Ranking("tdd", 2, 0), DAY, keys);
    }

    private void add(String id, Status status, Ranking ranking, Instant since, Map<String, String> keys) {
        tasks.add(Queued.of(task(id, status, ranking, keys, Optional.empty()), Path.of(id), since, false));
    }

    private void plan(String id, Status status, int wave, boolean hasSummary, String... files) {
        Plan.Head head = new Plan.Head("26-x", id, "execute", wave, List.of(), List.of(files), true, false);
        Plan plan = new Plan(head, MustHaves.NONE, List.of(), List.of());
        Task task = task(id, status, new Ranking("tdd", 2, 0), Map.of(), Optional.of(plan));
        tasks.add(Queued.of(task, Path.of(id + "-PLAN.md"), DAY, hasSummary));
    }

    private WorkOrder order() {
        return WorkOrder.of(tasks, summaries).withWorked(worked);
    }

    private List<String> places() {
        return order().places("tdd").stream()
                .map(place -> "%s %s".formatted(place.task().id(), place.reason()))
                .toList();
    }

    private List<String> ready() {
        return order().places("tdd").stream()
                .filter(Place::isReady)
                .map(place -> place.task().id().value())
                .toList();
    }

    private static Map<String, String> on(String ids) {
        return Map.of("Depends on", ids);
    }

    @Test
    void weight_decides_then_priority_then_age_then_id() {
        add("T6", Status.PENDING, new Ranking("tdd", 0, 1), DAY, Map.of());
        add("T5", Status.PENDING, new Ranking("tdd", 1, 8), DAY, Map.of());
        add("T4", Status.PENDING, new Ranking("tdd", 1, 8), DAY, Map.of());
        add("T3", Status.PENDING, new Ranking("tdd", 1, 8), DAY.minusSeconds(60), Map.of());
        add("T2", Status.PENDING, new Ranking("tdd", 0, 8), DAY, Map.of());
        add("T1", Status.PENDING, new Ranking("tdd", 3, 8.5), DAY, Map.of());

        assertThat(places())
                .containsExactly(
                        "T1 WSJF 8.5; before T2 by WSJF 8.5 over 8.0",
                        "T2 WSJF 8.0; before T3 by priority P0 over P1",
                        "T3 WSJF 8.0; before T4 by age, 2026-01-14T23:59:00Z before 2026-01-15T00:00:00Z",
                        "T4 WSJF 8.0; before T5 by id",
                        "T5 WSJF 8.0; before T6 by WSJF 8.0 over 1.0",
                        "T6 WSJF 1.0");
    }

    @Test
    void a_task_waits_for_what_it_depends_on_until_that_is_complete() {
        add("T1", Status.PENDING, on("T2, T3"));
        add("T2", Status.PENDING, Map.of());
        add("T3", Status.COMPLETE, Map.of());

        assertThat(places()).containsExactly("T2 WSJF 0.0; before T1 which waits", "T1 waits for T2 (PENDING)");
    }

    @Test
    void a_task_whose_dependency_needs_a_person_comes_last() {
        add("T1", Status.PENDING, on("T2"));
        add("T2", Status.PENDING, on("T3"));
        add("T3", Status.BLOCKED, Map.of());
        add("T4", Status.PENDING, Map.of());

        assertThat(places())
                .containsExactly(
                        "T4 WSJF 0.0; before T2 which waits", "T2 waits for T3 (BLOCKED)", "T1 waits for T2 (PENDING)");
    }

    @Test
    void a_dependency_that_is_nowhere_keeps_a_task_waiting() {
        add("T1", Status.PENDING, on("T9"));

        assertThat(places()).containsExactly("T1 waits for T9, which no readable file of the folder describes");
        assertThat(order().problems()).isEmpty();
    }

    @Test
    void a_summary_stands_for_a_plan_that_is_gone() {
        add("T1", Status.PENDING, on("26-03"));
        summaries = Set.of("26-03");

        assertThat(ready()).containsExactly("T1");
    }

    @Test
    void children_come_before_their_parent_and_a_failed_one_is_at_its_end() {
        add("T1", Status.PENDING, Map.of());
        add("T2", Status.PENDING, Map.of("Parent", "T1"));
        add("T3", Status.FAILED, Map.of("Parent", "T1"));
        add("T4", Status.PENDING, Map.of("Parent", "T99"));

        assertThat(places())
                .containsExactly(
                        "T2 WSJF 0.0; before T1 which waits", "T1 waits for its child T2 (PENDING)", "T4 WSJF 0.0");
    }

    @Test
    void a_task_that_was_split_is_never_ready_itself() {
        add("T1", Status.DECOMPOSED, Map.of());
        add("T2", Status.COMPLETE, Map.of("Parent", "T1"));
        add("T3", Status.PENDING, on("T1"));

        assertThat(places()).containsExactly("T1 is split; its children are at an end", "T3 waits for T1 (DECOMPOSED)");
    }

    @Test
    void a_task_that_a_living_process_works_comes_first_and_is_not_ready() {
        add("T1", Status.PENDING, Map.of());
        add("T2", Status.IN_PROGRESS, Map.of());
        add("T3", Status.IN_PROGRESS, Map.of());
        worked = Set.of("T3");

        assertThat(places()).containsExactly("T3 is being worked", "T1 WSJF 0.0; before T2 by id", "T2 WSJF 0.0");
        assertThat(ready()).containsExactly("T1", "T2");
    }

    @Test
    void plans_wait_for_the_lower_waves_of_their_phase() {
        plan("26-04", Status.PENDING, 3, false);
        plan("26-03", Status.PENDING, 2, false);
        plan("26-02", Status.PENDING, 1, false);
        plan("26-01", Status.PENDING, 1, true);

        assertThat(ready()).containsExactly("26-02");
        assertThat(places())
                .contains(
                        "26-03 waits for the waves before its own: 26-02 (PENDING)",
                        "26-04 waits for the waves before its own: 26-02 (PENDING) and 1 more");
    }

    @Test
    void a_failed_plan_keeps_the_higher_waves_waiting_even_with_a_summary() {
        plan("26-01", Status.FAILED, 1, true);
        plan("26-02", Status.PENDING, 2, false);

        assertThat(ready()).isEmpty();
    }

    @Test
    void plans_of_one_wave_that_change_the_same_file_go_one_after_the_other() {
        plan("26-01", Status.PENDING, 1, false, "src/a.py", "src/b.py");
        plan("26-02", Status.PENDING, 1, false, "./src/b.py");
        plan("26-03", Status.PENDING, 1, false, "src/c.py");

        assertThat(ready()).containsExactly("26-01", "26-03");
        assertThat(places()).contains("26-02 waits for 26-01 (PENDING), which changes ./src/b.py too");

        worked = Set.of("26-02");
        assertThat(ready()).containsExactly("26-03");
    }

    @Test
    void a_cycle_is_a_problem_with_its_whole_path_and_all_others_go_on() {
        add("T1", Status.PENDING, on("T2"));
        add("T2", Status.PENDING, on("T3"));
        add("T3", Status.FAILED, on("T1"));
        add("T4", Status.PENDING, on("T1"));
        add("T5", Status.PENDING, Map.of());

        assertThat(order().problems())
                .extracting(Problem::what)
                .containsExactly("tasks wait for each other: T1 -> T2 -> T3 -> T1");
        assertThat(ready()).containsExactly("T5");
    }

    @Test
    void a_cycle_may_go_by_parents_and_waves_too() {
        add("T1", Status.PENDING, Map.of());
        add("T2", Status.PENDING, Map.of("Parent", "T1", "Depends on", "T1"));
        add("T3", Status.PENDING, on("T3"));
        plan("26-02", Status.PENDING, 2, false);
        Plan.Head head =
                new Plan.Head("26-x", "01", "execute", 1, List.of(new TaskId("26-02")), List.of(), true, false);
        Task early = task(
                "26-01",
                Status.PENDING,
                new Ranking("tdd", 2, 0),
                Map.of(),
                Optional.of(new Plan(head, MustHaves.NONE, List.of(), List.of())));
        tasks.add(Queued.of(early, Path.of("26-01-PLAN.md"), DAY, false));

        assertThat(order().problems())
                .extracting(Problem::what)
                .containsExactly(
                        "tasks wait for each other: T1 -> T2 -> T1",
                        "tasks wait for each other: T3 -> T3",
                        "tasks wait for each other: 26-02 -> 26-01 -> 26-02");
        assertThat(ready()).isEmpty();
    }

    @Test
    void a_complete_task_closes_no_cycle() {
        add("T1", Status.PENDING, on("T2"));
        add("T2", Status.COMPLETE, on("T1"));

        assertThat(order().problems()).isEmpty();
        assertThat(ready()).containsExactly("T1");
    }
}
