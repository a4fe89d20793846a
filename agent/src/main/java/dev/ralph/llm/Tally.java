package dev.ralph.llm;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was used of a budget so far, kept in a file until its owner comes to an end: whoever goes on after a kill goes on
 * from there. What a call may take is in it before the call is made.
 */
public final class Tally {

    private static final Pattern LINE = Pattern.compile("(-?\\d{1,18}) (-?\\d{1,18}) (-?\\d{1,18}(?:\\.\\d{1,40})?)");

    private final Optional<Path> file;
    private final Spent before;

    private Tally(Optional<Path> file, Spent before) {
        this.file = file;
        this.before = before;
    }

    /** A tally that nothing is kept of. */
    public static Tally unkept() {
        return new Tally(Optional.empty(), Spent.NOTHING);
    }

    /**
     * Opens a tally; one that was not forgotten is gone on with.
     *
     * @throws RalphException when it cannot be read
     */
    public static Tally at(Path file) {
        if (!Files.exists(file)) {
            return new Tally(Optional.of(file), Spent.NOTHING);
        }
        try {
            dropHalfLine(file);
            Spent before = Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Spent(
                            Long.parseLong(line.group(1)),
                            Long.parseLong(line.group(2)),
                            new BigDecimal(line.group(3))))
                    .reduce(Spent.NOTHING, Spent::plus);
            // What was taken back of a call that was forgotten gives nothing.
            return new Tally(Optional.of(file), before.beyond(Spent.NOTHING));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** A call whose line is not whole was not made. */
    private static void dropHalfLine(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end < bytes.length) {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.setLength(end);
            }
        }
    }

    /** What was used before it was opened. */
    Spent before() {
        return before;
    }

    /** Adds to what was used, or takes back what was too much. */
    void add(Spent more) {
        if (file.isEmpty()) {
            return;
        }
        String line =
                "%d %d %s\n".formatted(more.calls(), more.tokens(), more.money().toPlainString());
        try {
            Files.createDirectories(file.get().getParent());
            // A channel would close for good when its thread is interrupted.
            try (RandomAccessFile open = new RandomAccessFile(file.get().toFile(), "rw")) {
                open.seek(Math.max(0, open.length() - 1));
                // Half a line of a call that was not made, for there was no room, is nobody's.
                int last = open.read();
                open.write((last < 0 || last == '\n' ? "" : "\n").getBytes(StandardCharsets.ISO_8859_1));
                open.write(line.getBytes(StandardCharsets.ISO_8859_1));
                // What only takes back may be lost: then more counts than was used, and never less.
                if (more.calls() > 0) {
                    open.getFD().sync();
                }
            }
        } catch (IOException e) {
            throw unusable(file.get(), e);
        }
    }

    /** Says that its owner came to an end: the next one begins with nothing. */
    public void forget() {
        try {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            throw unusable(file.get(), e);
        }
    }

    private static RalphException unusable(Path where, IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "what the models have used cannot be kept: " + e,
                        where.toString(),
                        "make room or allow reading and writing there")),
                e);
    }
}
