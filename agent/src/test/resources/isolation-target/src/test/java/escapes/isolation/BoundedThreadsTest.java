package escapes.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedThreadsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);
    private final IllegalArgumentException root = new IllegalArgumentException("the root");

    @Test
    void results_come_in_order() throws Exception {
        assertEquals(List.of(0, 10, 20, 30), BoundedThreads.together(4, LONG, number -> number * 10));
    }

    @Test
    void a_body_that_never_ends_is_left_behind() {
        long start = System.nanoTime();
        TimeoutException late = assertThrows(TimeoutException.class, () -> BoundedThreads.within(SHORT, () -> {
            while (true) {
                Thread.onSpinWait();
                if (start == 0) {
                    return "deaf to interrupts";
                }
            }
        }));
        assertTrue(System.nanoTime() - start < LONG.toNanos());
        assertTrue(List.of(late.getCause().getStackTrace()).toString().contains("a_body_that_never_ends"));
    }

    @Test
    void the_root_cause_comes_out_and_the_others_with_it() {
        CountDownLatch never = new CountDownLatch(1);
        long start = System.nanoTime();
        Exception thrown = assertThrows(Exception.class, () -> BoundedThreads.together(3, LONG, number -> {
            if (number == 1) {
                throw root;
            }
            never.await();
            return number;
        }));
        assertSame(root, thrown);
        assertEquals(2, thrown.getSuppressed().length);
        assertTrue(System.nanoTime() - start < LONG.toNanos());
    }

    @Test
    void an_error_stays_an_error() {
        assertThrows(AssertionError.class, () -> BoundedThreads.within(LONG, () -> {
            throw new AssertionError("wrong");
        }));
    }

    @Test
    void who_waits_for_a_party_that_died_is_told_at_once() throws Exception {
        StartLine line = new StartLine(2);
        long start = System.nanoTime();
        List<Throwable> thrown = BoundedThreads.together(2, LONG, number -> {
            if (number == 0) {
                return assertThrows(IllegalStateException.class, () -> line.await(LONG));
            }
            Thread.sleep(50);
            line.giveUp(root);
            return root;
        });
        assertSame(root, thrown.get(0).getCause());
        assertTrue(System.nanoTime() - start < LONG.toNanos() / 2);
    }

    @Test
    void who_comes_after_a_party_has_died_is_told_at_once_and_the_line_works_again() throws Exception {
        StartLine line = new StartLine(3);
        for (int round = 0; round < 2; round++) {
            line.giveUp(root);
            for (int other = 0; other < 2; other++) {
                assertSame(root, assertThrows(IllegalStateException.class, () -> line.await(LONG)).getCause());
            }
            BoundedThreads.together(3, LONG, number -> {
                line.await(LONG);
                return number;
            });
        }
    }

    @Test
    void a_start_line_works_again_after_a_time_out() throws Exception {
        StartLine line = new StartLine(2);
        for (int round = 0; round < 3; round++) {
            IllegalStateException alone = assertThrows(IllegalStateException.class, () -> line.await(SHORT));
            assertTrue(alone.getCause().getMessage().startsWith("1 of 2"), alone.getCause().getMessage());
            for (int again = 0; again < 20; again++) {
                assertEquals(List.of(0, 1), BoundedThreads.together(2, LONG, number -> {
                    line.await(LONG);
                    return number;
                }));
            }
        }
    }

    @Test
    void what_a_task_throws_is_not_swallowed() {
        IllegalStateException second = new IllegalStateException("second");
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> {
            try (Tasks tasks = new Tasks(2, LONG)) {
                tasks.submit(() -> {
                    throw root;
                });
                tasks.submit(() -> "fine");
                tasks.submit(() -> {
                    throw second;
                });
            }
        });
        assertSame(root, thrown.getCause());
        assertTrue(List.of(root.getSuppressed()).contains(second));
    }

    @Test
    void a_task_that_never_ends_is_reported() {
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> {
            try (Tasks tasks = new Tasks(1, SHORT)) {
                tasks.submit(() -> {
                    new CountDownLatch(1).await();
                    return null;
                });
            }
        });
        assertTrue(thrown.getCause() instanceof TimeoutException);
    }

    @Test
    void in_ci_there_are_fewer_parties_but_never_one() {
        for (String yes : List.of("true", "1", "True", "yes")) {
            assertEquals(4, BoundedThreads.parties(50, Map.of("CI", yes), 4));
            assertEquals(2, BoundedThreads.parties(50, Map.of("CI", yes), 1));
        }
        assertEquals(4, BoundedThreads.parties(50, Map.of("JENKINS_URL", "http://ci"), 4));
        assertEquals(3, BoundedThreads.parties(3, Map.of("CI", "true"), 4));
        for (String no : List.of("false", "0", "")) {
            assertEquals(50, BoundedThreads.parties(50, Map.of("CI", no), 4));
        }
    }
}
