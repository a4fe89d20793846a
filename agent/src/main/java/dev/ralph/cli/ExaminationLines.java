package dev.ralph.cli;

import dev.ralph.diagnose.order.ExaminationListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Shows on standard error how an examination gets on: on a terminal kept up to date, else a line now and then. */
final class ExaminationLines implements ExaminationListener {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final Duration BETWEEN_ON_TERMINAL = Duration.ofMillis(100);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    /** Steps may be many and short: one for each test. */
    private static final Duration BETWEEN_STEPS = Duration.ofSeconds(2);

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private String step = "";
    private long began;
    private long told;

    ExaminationLines(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    @Override
    public synchronized void progress(String name, long done, long of) {
        long now = nanos.getAsLong();
        boolean isNew = !name.equals(step);
        boolean isFirst = step.isEmpty();
        if (isNew) {
            step = name;
            began = now;
        }
        if (isFirst || now - told >= between(isNew).toNanos()) {
            tell(now, done, of);
        }
    }

    private Duration between(boolean isNew) {
        return terminal ? BETWEEN_ON_TERMINAL : isNew ? BETWEEN_STEPS : BETWEEN;
    }

    /** Leaves the line free for what comes next. */
    synchronized void end() {
        if (terminal) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    private void tell(long now, long done, long of) {
        told = now;
        String line = "  %s  %d/%d%s".formatted(Printable.text(step), done, of, left(now, done, of));
        if (terminal) {
            err.print(CLEAR_LINE + line);
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** As long as each probe takes what one took so far. */
    private String left(long now, long done, long of) {
        long took = now - began;
        if (done <= 0 || done >= of || took < BETWEEN_ON_TERMINAL.toNanos()) {
            return "";
        }
        long seconds = Math.round(took / 1e9 / done * (of - done));
        return "  about %d:%02d left".formatted(seconds / 60, seconds % 60);
    }
}
