package dev.ralph.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process, as written into what it made, so that others can tell later whether it still lives.
 *
 * @param started tells it from a later process with the same number
 */
public record Holder(long pid, String started) {

    private static final Pattern SHAPE = Pattern.compile("pid (\\d{1,18}) started (\\S{1,80})\\s*");
    private static final Pattern MARK = Pattern.compile("(\\d{1,18})-[0-9a-f]{8}");
    private static final int START_TIME = 19;

    /** Returns this very process. */
    public static Holder self() {
        long pid = ProcessHandle.current().pid();
        try {
            return new Holder(pid, startOf(pid).orElse("unknown"));
        } catch (IOException e) {
            throw new UncheckedIOException("this process cannot look at itself", e);
        }
    }

    /** Reads what {@link #toString} wrote; empty when it is anything else, such as half of it. */
    public static Optional<Holder> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Holder(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** Whether the process lives; one that cannot be looked at counts as alive. */
    public boolean isAlive() {
        return isAlive(pid, started::equals);
    }

    /** A short form for names of files. */
    String mark() {
        return "%d-%08x".formatted(pid, started.hashCode());
    }

    /** Whether the process that made this mark is gone for certain; of what is no mark nothing is certain. */
    static boolean isGone(String mark) {
        Matcher matcher = MARK.matcher(mark);
        if (!matcher.matches()) {
            return false;
        }
        long pid = Long.parseLong(matcher.group(1));
        return !isAlive(pid, start -> new Holder(pid, start).mark().equals(mark));
    }

    private static boolean isAlive(long pid, Predicate<String> isItsStart) {
        try {
            return startOf(pid).filter(isItsStart).isPresent();
        } catch (IOException e) {
            // Gone in this moment; or we are out of file handles, and it lives all the same.
            return Files.exists(Path.of("/proc", Long.toString(pid)));
        }
    }

    /** Says when a process started; empty when it is gone or only waits to be reaped. */
    private static Optional<String> startOf(long pid) throws IOException {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            return ProcessHandle.of(pid)
                    .map(process ->
                            process.info().startInstant().map(Object::toString).orElse("unknown"));
        }
        String stat;
        try {
            stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        // The name of the program comes first, in brackets, and may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        boolean isZombie = fields[0].equals("Z");
        // Ticks since boot, which no change of the clock can move.
        return isZombie ? Optional.empty() : Optional.of(bootId() + "/" + fields[START_TIME]);
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    @Override
    public String toString() {
        return "pid %d started %s".formatted(pid, started);
    }
}
