package dev.ralph.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ralph.model.CellResult;
import dev.ralph.model.Evidence;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What happened in one run of one task: a folder with {@code events.jsonl}, the matrix before and after, and a log per
 * command.
 *
 * <p>An event is on the disk when {@link #record} returns. Threads may share a journal, and be interrupted: a channel
 * would close for all of them then, hence the old kinds of files.
 */
public final class Journal implements AutoCloseable {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final RandomAccessFile events;
    private final InstantSource clock;

    private Journal(Path folder, RandomAccessFile events, InstantSource clock) {
        this.folder = folder;
        this.events = events;
        this.clock = clock;
    }

    /** Returns a name for a new run; the number tells runs of one second apart. */
    public static String newName(InstantSource clock, RandomGenerator random) {
        return "%s-%04x".formatted(STAMP.format(clock.instant()), random.nextInt(1 << 16));
    }

    /**
     * Opens the journal of a run; one that was cut off is gone on with, without the half line it may end in.
     *
     * @param logs folder of all runs of all tasks
     * @throws RalphException when the folder cannot be made
     */
    public static Journal open(Path logs, TaskId task, String name, InstantSource clock) {
        Path folder = logs.resolve(task.value()).resolve(name);
        try {
            Files.createDirectories(folder.resolve("commands"));
            RandomAccessFile events =
                    new RandomAccessFile(folder.resolve("events.jsonl").toFile(), "rw");
            dropHalfLine(events);
            return new Journal(folder, events, clock);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void dropHalfLine(RandomAccessFile events) throws IOException {
        long end = events.length();
        while (end > 0) {
            events.seek(end - 1);
            if (events.read() == '\n') {
                break;
            }
            end--;
        }
        events.setLength(end);
    }

    /** The folder of this run. */
    public Path folder() {
        return folder;
    }

    /** The folder that receives one log per command. */
    public Path commands() {
        return folder.resolve("commands");
    }

    /** Appends an event; it is on the disk when this returns. */
    public synchronized void record(Event event) {
        ObjectNode line =
                Json.tree(new Stamp(clock.instant().toString(), event.getClass().getSimpleName()));
        line.setAll(Json.tree(event));
        append((Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Appends that a command ended, with its log relative to this run. */
    public void command(String name, String ending, Evidence evidence) {
        Path log = evidence.log().startsWith(folder) ? folder.relativize(evidence.log()) : evidence.log();
        record(new Event.CommandRun(
                name, ending, new Evidence(evidence.command(), evidence.exitCode(), evidence.took(), log)));
    }

    /** What every line begins with. */
    private record Stamp(String at, String event) {}

    private void append(byte[] line) {
        long before = -1;
        try {
            before = events.length();
            events.seek(before);
            events.write(line);
            events.getFD().sync();
        } catch (IOException e) {
            RalphException problem = unwritable(folder, e);
            cut(before, problem);
            throw problem;
        }
    }

    /** Half a line would make the whole file unreadable. */
    private void cut(long length, RalphException problem) {
        try {
            if (length >= 0) {
                events.setLength(length);
            }
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }

    /** Keeps what the matrix showed before the change. */
    public Path matrixBefore(List<CellResult> results) {
        return write("matrix-before.json", MatrixJson.of(results).text());
    }

    /** Keeps what the matrix showed after the change. */
    public Path matrixAfter(List<CellResult> results) {
        return write("matrix-after.json", MatrixJson.of(results).text());
    }

    /** Writes a file of this run, all or nothing. */
    public Path write(String name, String text) {
        Path file = folder.resolve(name);
        Path temporary = folder.resolve(name + ".tmp");
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
            return Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            events.close();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static RalphException unwritable(Path where, IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "the journal cannot be written: " + e,
                        where.toString(),
                        "make room or allow writing there; what is in it so far is kept")),
                e);
    }
}
