package dev.ralph.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that holds a claim; its start tells it from a later process with the same number. */
public record Holder(long pid, String started) {

    private static final Pattern SHAPE = Pattern.compile("pid (\\d{1,18}) started (\\S{1,80})\\s*");
    private static final int START_TIME = 19;

    public static Holder self() {
        long pid = ProcessHandle.current().pid();
        return new Holder(pid, startOf(pid).orElse("unknown"));
    }

    public static Optional<Holder> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Holder(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    public boolean isAlive() {
        return startOf(pid).filter(started::equals).isPresent();
    }

    /** Says when a process started; empty when it is gone or only waits to be reaped. */
    private static Optional<String> startOf(long pid) {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            return ProcessHandle.of(pid)
                    .map(process ->
                            process.info().startInstant().map(Object::toString).orElse("unknown"));
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name of the program comes first, in brackets, and may hold blanks.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean isZombie = fields[0].equals("Z");
            // Ticks since boot, which no change of the clock can move.
            return isZombie ? Optional.empty() : Optional.of(bootId() + "/" + fields[START_TIME]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    @Override
    public String toString() {
        return "pid %d started %s".formatted(pid, started);
    }
}
