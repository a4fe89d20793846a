package dev.ralph.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program hundreds of times, as the kernel would, and sees that nobody can tell from the outcome. */
class ChaosIT {

    private static final int KILLED = 137;
    private static final int LANES = 2;
    private static final int MOST_FAILURES = 5;

    /** Seconds that a run without work takes on two idle cores. */
    private static final double CALM_START = 0.25;

    private volatile double pace = 1;
    private final int kills = Integer.getInteger("ralph.chaos.kills", 200);
    private final long seed = Long.getLong("ralph.chaos.seed", System.nanoTime());
    private final AtomicInteger killed = new AtomicInteger();
    private final Map<String, Integer> kinds = new ConcurrentSkipListMap<>();

    private final List<String> failures = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void a_queue_that_is_killed_at_any_moment_ends_as_if_it_never_was() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        long began = System.nanoTime();
        Program.Code code = code();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            Callable<Integer> first = () -> lane(1, code);
            Callable<Integer> second = () -> lane(2, code);
            int queues = 0;
            for (Future<Integer> lane : lanes.invokeAll(List.of(first, second))) {
                queues += lane.get();
            }
            System.out.printf(
                    "%d kills over %d queues in %d s, pace %.1f, seed %d: %s%n",
                    killed.get(), queues, (System.nanoTime() - began) / 1_000_000_000, pace, seed, kinds);
        } finally {
            lanes.shutdownNow();
        }
        assertThat(failures).as("what went wrong with seed %d", seed).isEmpty();
        assertThat(killed.get()).isGreaterThanOrEqualTo(kills);
    }

    /** Works queue after queue until there were kills enough; the last one comes to its end in peace. */
    private int lane(int number, Program.Code code) throws Exception {
        Random random = new Random(seed + number);
        int queues = 0;
        while (killed.get() < kills && failures.size() < MOST_FAILURES) {
            queues++;
            Path root = folder.resolve("queue-%d-%d".formatted(number, queues));
            ChaosFolder queue =
                    number == 1 ? ChaosFolder.withEveryEnd(root, code) : ChaosFolder.withQuickEnds(root, code);
            long began = System.nanoTime();
            try {
                int lives = work(queue, number == 1 ? Aim::slow : Aim::quick, random);
                System.out.printf(
                        "%s: %d lives, %d s%n",
                        queue.root().getFileName(), lives, (System.nanoTime() - began) / 1_000_000_000);
                new Aftermath(queue).check();
            } catch (AssertionError e) {
                failures.add("%s: %s".formatted(queue.root(), e.getMessage()));
            }
        }
        return queues;
    }

    private int work(ChaosFolder queue, Function<Random, Aim> aims, Random random) throws Exception {
        Look look = new Look(queue);
        for (int life = 1; ; life++) {
            Program.Started started = queue.start(life);
            Aim aim = aims.apply(random).times(pace);
            String moment = "life %d (%s)".formatted(life, aim);
            int exitCode = killed.get() < kills ? end(queue, started, aim) : started.ended();
            new Processes(started.process().pid(), queue.root()).assertGoneSoon(moment);
            look.at(moment);
            if (exitCode != KILLED) {
                assertThat(exitCode).as(started.said()).isIn(0, 1, 3);
                return life;
            }
        }
    }

    private int end(ChaosFolder queue, Program.Started started, Aim aim) throws InterruptedException {
        boolean hit;
        try (Watch watch = new Watch(queue.root())) {
            // Before its first words it has done nothing; a few lives end there all the same.
            hit = watch.await(aim, started.process(), () -> started.hasSpoken());
            long moment = System.nanoTime() + aim.after().toNanos();
            while (hit && System.nanoTime() < moment) {
                Thread.onSpinWait();
            }
            started.process().destroyForcibly();
        }
        int exitCode = started.process().waitFor();
        if (exitCode == KILLED) {
            killed.incrementAndGet();
            kinds.merge(hit ? aim.name() : "any time", 1, Integer::sum);
        }
        return exitCode;
    }

    /** Makes the archive of classes, and sees by that how fast this machine is today. */
    private Program.Code code() throws Exception {
        Path trial = Files.createDirectories(folder.resolve("trial"));
        Files.createDirectories(trial.resolve("tasks"));
        Files.writeString(trial.resolve("tasks/T1.md"), "# Task T1: Write an essay\n\n**Queue**: TDD\n");
        Program.Code code = Program.Code.archived(trial, trial);
        long began = System.nanoTime();
        Program.in(trial)
                .of(code)
                .start(trial.resolve("calm.txt"), "run", "--queue", "tdd")
                .ended();
        pace = Math.max(1, (System.nanoTime() - began) / 1e9 / CALM_START);
        return code;
    }
}
