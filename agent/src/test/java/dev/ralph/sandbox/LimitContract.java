package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.sandbox.Finished.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a sandboxed command may use up, and that nothing of it stays behind. */
@Timeout(120)
interface LimitContract {

    Sandbox sandbox();

    /** Kept small, so that a test of a limit is cheap. */
    private static Limits small(Duration wall) {
        return new Limits(wall, 1 << 20, 1 << 20, 256L << 20, 64, false);
    }

    @Test
    default void a_daemon_dies_with_the_run(@TempDir Path temp) {
        Marker marker = new Marker(temp);
        Shell shell = Shell.in(sandbox(), temp);

        Finished finished =
                shell.run("setsid sh -c '(" + marker.sleep() + " &) &' > /dev/null 2>&1; sleep 0.2; echo end");

        assertThat(finished.succeeded()).isTrue();
        assertThat(shell.output()).isEqualTo("end\n");
        assertThat(marker.survivors()).isEmpty();
    }

    @Test
    default void a_child_that_keeps_the_output_open_is_not_waited_for(@TempDir Path temp) {
        Marker marker = new Marker(temp);

        Finished finished = Shell.in(sandbox(), temp).run(marker.sleep() + " & sleep 0.1");

        assertThat(finished.succeeded()).isTrue();
        assertThat(finished.evidence().took()).isLessThan(Duration.ofSeconds(30));
        assertThat(marker.survivors()).isEmpty();
    }

    @Test
    default void the_deadline_kills_all_even_what_ignores_signals(@TempDir Path temp) {
        Marker marker = new Marker(temp);
        Shell shell = Shell.in(sandbox(), temp).with(small(Duration.ofSeconds(3)));

        Finished finished = shell.run("trap '' TERM INT HUP; echo began; setsid " + marker.sleep() + " & "
                + marker.sleep() + "; " + marker.sleep());

        assertThat(finished.ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(finished.evidence().exitCode()).isEqualTo(137);
        assertThat(shell.output()).isEqualTo("began\n");
        assertThat(marker.survivors()).isEmpty();
    }

    @Test
    default void a_deadline_before_the_command_even_starts_leaves_nothing(@TempDir Path temp) {
        Marker marker = new Marker(temp);
        for (int milliseconds = 1; milliseconds < 200; milliseconds += 20) {
            Finished finished = Shell.in(sandbox(), temp)
                    .with(small(Duration.ofMillis(milliseconds)))
                    .run(marker.sleep());

            assertThat(finished.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(marker.survivors()).isEmpty();
        }
    }

    @Test
    default void a_flood_of_output_is_cut_off_and_its_source_killed(@TempDir Path temp) throws IOException {
        Shell shell = Shell.in(sandbox(), temp).with(small(Duration.ofSeconds(60)));

        Finished finished = shell.run("yes flood");

        assertThat(finished.ending()).isEqualTo(Ending.TOO_MUCH_OUTPUT);
        assertThat(Files.size(shell.log())).isEqualTo(1 << 20);
        assertThat(finished.evidence().took()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    default void an_interrupt_kills_the_command_and_stays_set(@TempDir Path temp)
            throws InterruptedException, ExecutionException {
        Marker marker = new Marker(temp);
        Shell shell = Shell.in(sandbox(), temp);
        FutureTask<Ending> run = new FutureTask<>(() -> {
            Finished finished = shell.run(marker.sleep());
            assertThat(Thread.interrupted()).isTrue();
            return finished.ending();
        });
        Thread thread = new Thread(run);
        thread.start();
        marker.awaitAppearance();

        thread.interrupt();

        assertThat(run.get()).isEqualTo(Ending.INTERRUPTED);
        assertThat(marker.survivors()).isEmpty();
    }

    /** The kernel ties "die with the parent" to the thread that forked, not to its process. */
    @Test
    default void a_run_outlives_the_thread_that_asked_a_pool_for_it(@TempDir Path temp)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newCachedThreadPool();
        FutureTask<Finished> run =
                new FutureTask<>(() -> Shell.in(sandbox(), temp).run("sleep 2"));
        Thread asking = new Thread(() -> pool.execute(run));
        asking.start();
        asking.join();

        assertThat(run.get().succeeded()).isTrue();
        pool.shutdownNow();
    }

    @Test
    default void nothing_survives_when_our_own_process_is_killed(@TempDir Path temp)
            throws IOException, InterruptedException {
        for (String signal : new String[] {"KILL", "TERM", "INT"}) {
            Marker marker = new Marker(temp, signal);
            Process other = SleepingRun.start(sandbox().name().split(" ", -1)[0], marker, temp);
            marker.awaitAppearance();

            new ProcessBuilder("kill", "-" + signal, Long.toString(other.pid()))
                    .start()
                    .waitFor();

            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            marker.awaitDisappearance();
        }
    }

    @Test
    default void processes_are_limited(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp).with(small(Duration.ofSeconds(60)));

        shell.run("perl -e 'while (defined($p = fork)) { if (!$p) { sleep 30; exit } $n++ } print $n'");

        assertThat(Integer.parseInt(shell.output())).isBetween(20, 64 + 20);
    }

    @Test
    default void a_file_cannot_grow_beyond_its_limit(@TempDir Path temp) throws IOException {
        Path open = Files.createDirectories(temp.resolve("open"));
        Shell shell =
                Shell.in(sandbox(), temp).with(small(Duration.ofSeconds(60))).mounting(Mount.readWrite(open, "/open"));

        shell.run("dd if=/dev/zero of=/open/big bs=64k count=64");

        assertThat(Files.size(open.resolve("big"))).isEqualTo(1 << 20);
    }

    @Test
    default void scratch_folders_are_limited(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp);

        shell.run("dd if=/dev/zero of=/run/big bs=1M count=20 2>&1 | grep -o 'No space'; for f in /tmp /dev/shm /work"
                + " /home/sandbox; do df -k --output=size $f | tail -n 1; done; touch /dev/x /x /etc/x");

        assertThat(shell.output().lines().map(String::strip))
                .startsWith("No space", "1048576", "1048576", "2097152", "524288")
                .filteredOn(line -> line.endsWith("Read-only file system"))
                .hasSize(3);
    }

    @Test
    default void memory_of_a_process_is_limited(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp).with(small(Duration.ofSeconds(60)));

        shell.run("perl -e '$x = \"a\" x (512 << 20); print \"BREACH\"'");

        assertThat(shell.output()).doesNotContain("BREACH");
    }

    @Test
    default void shared_memory_and_scratch_folders_start_empty(@TempDir Path temp) throws IOException {
        Shell shell = Shell.in(sandbox(), temp);
        String look = "ls -A /dev/shm /tmp /run /work $HOME; tail -n +2 /proc/sysvipc/shm";
        shell.run(look);
        String first = shell.output();

        shell.run("perl -e 'shmget(0x52414c50, 4096, 01666)'; for f in /dev/shm /tmp /run /work $HOME; do"
                + " echo x > $f/ralph-left-over; done; tail -n +2 /proc/sysvipc/shm");
        assertThat(shell.output()).isNotEmpty();
        shell.run(look);

        assertThat(shell.output()).isEqualTo(first);
        assertThat(Path.of("/dev/shm/ralph-left-over")).doesNotExist();
        assertThat(Files.readString(Path.of("/proc/sysvipc/shm"))).doesNotContain(Integer.toString(0x52414c50));
    }
}
