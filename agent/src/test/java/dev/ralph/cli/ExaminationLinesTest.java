package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ExaminationLinesTest {

    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private ExaminationLines lines(boolean terminal) {
        return new ExaminationLines(new PrintWriter(err), terminal, nanos::get);
    }

    @Test
    void a_log_gets_a_line_per_longer_step_and_one_each_half_minute() {
        ExaminationLines lines = lines(false);
        for (int second = 0; second < 61; second++) {
            lines.progress("each test alone", second, 122);
            nanos.addAndGet(1_000_000_000L);
        }
        nanos.addAndGet(2_000_000_000L);
        for (int order = 0; order < 1000; order++) {
            lines.progress("order " + order, 0, 9);
            nanos.addAndGet(3_000_000L);
        }
        lines.end();

        assertThat(err.toString()).isEqualTo("""
                  each test alone  0/122
                  each test alone  30/122  about 1:32 left
                  each test alone  60/122  about 1:02 left
                  order 0  0/9
                  order 667  0/9
                """);
    }

    @Test
    void a_terminal_is_kept_up_to_date_without_being_flooded() {
        ExaminationLines lines = lines(true);
        for (int i = 0; i < 1000; i++) {
            lines.progress("each test alone", i, 1000);
            nanos.addAndGet(1_000_000L);
        }
        lines.end();

        assertThat(err.toString().split("\r", -1)).hasSize(12);
        assertThat(err.toString()).endsWith("\r\u001b[K");
    }
}
