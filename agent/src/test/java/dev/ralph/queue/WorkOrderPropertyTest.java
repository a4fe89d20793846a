package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Ranking;
import dev.ralph.model.Status;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Folders of tasks put together at random; the report names the seed that made them. */
final class WorkOrderPropertyTest {

    private static final int FOLDERS = 2_000;
    private static final Status[] STATUSES = {
        Status.PENDING, Status.PENDING, Status.PENDING, Status.IN_PROGRESS, Status.COMPLETE, Status.FAILED
    };

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @BeforeEach
    void say_the_seed(TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(seed));
    }

    /** Tasks by number: where each stands, what it depends on, its parent; the salt spreads their ranks. */
    private record Sample(
            List<Status> statuses, List<Set<Integer>> dependsOn, List<Optional<Integer>> parents, int salt) {

        WorkOrder order() {
            List<Queued> tasks = new ArrayList<>();
            for (int i = 0; i < statuses.size(); i++) {
                Map<String, String> keys = new HashMap<>();
                if (!dependsOn.get(i).isEmpty()) {
                    keys.put(
                            "Depends on",
                            String.join(
                                    ", ",
                                    dependsOn.get(i).stream().map(Sample::id).toList()));
                }
                parents.get(i).ifPresent(parent -> keys.put("Parent", id(parent)));
                Ranking ranking = new Ranking("tdd", (i * salt) % 4, (i * salt) % 3);
                StatusBlock block = new StatusBlock(Optional.of(statuses.get(i)), Map.of());
                Task task = new Task(new TaskId(id(i)), "", "", ranking, keys, List.of(), block, 0, Optional.empty());
                tasks.add(Queued.of(task, Path.of(id(i)), Instant.EPOCH.plusSeconds(i * salt % 5), false));
            }
            return WorkOrder.of(tasks, Set.of());
        }

        static String id(int i) {
            return "T" + i;
        }

        /** What must come before a task, as this test understands it. */
        Set<Integer> needs(int i) {
            Set<Integer> needs = new HashSet<>();
            if (statuses.get(i) == Status.COMPLETE) {
                return needs;
            }
            dependsOn.get(i).stream()
                    .filter(on -> statuses.get(on) != Status.COMPLETE)
                    .forEach(needs::add);
            for (int child = 0; child < statuses.size(); child++) {
                boolean isAtEnd = Set.of(Status.COMPLETE, Status.FAILED).contains(statuses.get(child));
                if (!isAtEnd
                        && parents.get(child).filter(Integer.valueOf(i)::equals).isPresent()) {
                    needs.add(child);
                }
            }
            return needs;
        }

        boolean isOnCycle(int start) {
            Set<Integer> seen = new HashSet<>();
            List<Integer> open = new ArrayList<>(needs(start));
            while (!open.isEmpty()) {
                int next = open.remove(open.size() - 1);
                if (next == start) {
                    return true;
                }
                if (seen.add(next)) {
                    open.addAll(needs(next));
                }
            }
            return false;
        }

        Set<String> ready() {
            Set<String> ready = new TreeSet<>();
            order().places("tdd").stream()
                    .filter(Place::isReady)
                    .forEach(place -> ready.add(place.task().id().value()));
            return ready;
        }
    }

    private Sample sample() {
        int size = 1 + random.nextInt(9);
        List<Status> statuses = new ArrayList<>();
        List<Set<Integer>> dependsOn = new ArrayList<>();
        List<Optional<Integer>> parents = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            statuses.add(STATUSES[random.nextInt(STATUSES.length)]);
            Set<Integer> on = new HashSet<>();
            for (int edges = random.nextInt(3); edges > 0; edges--) {
                on.add(random.nextInt(size));
            }
            dependsOn.add(on);
            parents.add(random.nextInt(4) == 0 ? Optional.of(random.nextInt(size)) : Optional.empty());
        }
        return new Sample(statuses, dependsOn, parents, 1 + random.nextInt(11));
    }

    @Test
    void a_task_that_is_on_no_cycle_never_comes_before_what_it_needs() {
        for (int n = 0; n < FOLDERS; n++) {
            Sample sample = sample();
            List<Integer> order = sample.order().tasks().stream()
                    .map(task -> Integer.valueOf(task.task().id().value().substring(1)))
                    .toList();
            assertThat(order).hasSize(sample.statuses().size()).doesNotHaveDuplicates();
            for (int task : order) {
                for (int need : sample.needs(task)) {
                    assertThat(sample.isOnCycle(task) || order.indexOf(need) < order.indexOf(task))
                            .as("seed %d: T%d before T%d in %s of %s", seed, need, task, order, sample)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_task_is_ready_exactly_when_it_is_open_and_needs_nothing() {
        for (int n = 0; n < FOLDERS; n++) {
            Sample sample = sample();
            Set<String> expected = new TreeSet<>();
            for (int i = 0; i < sample.statuses().size(); i++) {
                if (Set.of(Status.PENDING, Status.IN_PROGRESS)
                                .contains(sample.statuses().get(i))
                        && sample.needs(i).isEmpty()) {
                    expected.add(Sample.id(i));
                }
            }
            assertThat(sample.ready()).as("seed %d: %s", seed, sample).isEqualTo(expected);
        }
    }

    @Test
    void a_need_less_makes_no_task_unready() {
        for (int n = 0; n < FOLDERS; n++) {
            Sample sample = sample();
            Set<String> before = sample.ready();
            int task = random.nextInt(sample.statuses().size());
            sample.dependsOn().get(task).stream()
                    .findAny()
                    .ifPresent(sample.dependsOn().get(task)::remove);

            assertThat(sample.ready()).as("seed %d: %s", seed, sample).containsAll(before);
        }
    }

    @Test
    void cycles_are_found_exactly_when_there_are_some() {
        for (int n = 0; n < FOLDERS; n++) {
            Sample sample = sample();
            Set<String> expected = new TreeSet<>();
            for (int i = 0; i < sample.statuses().size(); i++) {
                if (sample.isOnCycle(i)) {
                    expected.add(Sample.id(i));
                }
            }
            Set<String> found = new TreeSet<>();
            sample.order().problems().forEach(problem -> {
                List<String> path =
                        List.of(problem.what().replaceFirst(".*: ", "").split(" -> ", -1));
                for (int i = 0; i + 1 < path.size(); i++) {
                    int task = Integer.parseInt(path.get(i).substring(1));
                    int next = Integer.parseInt(path.get(i + 1).substring(1));
                    assertThat(sample.needs(task))
                            .as("seed %d: %s", seed, sample)
                            .contains(next);
                }
                assertThat(path.get(0)).isEqualTo(path.get(path.size() - 1));
                found.addAll(path);
            });
            assertThat(found).as("seed %d: %s", seed, sample).isEqualTo(expected);
        }
    }
}
