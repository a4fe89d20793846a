package dev.ralph.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the finished steps of one task's run gave, kept until the run ends, so that a run that was killed goes on
 * behind them.
 *
 * <p>A step that cannot be read again, because the program changed or the disk was full, is simply done again.
 */
public final class Checkpoints {

    private static final String RUN = "run";

    private final Path folder;

    private Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** Whether anything is kept there. */
    public static boolean areKept(Path folder) {
        return Files.isDirectory(folder);
    }

    /** Which run the steps belong to: its journal's folder name, and what it works on; another work is another run. */
    private record Run(String name, String work) {}

    /** Opens the checkpoints of a task; steps of another work than this are removed. */
    public static Checkpoints open(Path folder, String work) {
        forgetUnless(folder, work::equals);
        return new Checkpoints(folder);
    }

    /** Removes what is kept in a folder unless it belongs to a work of which this holds. */
    public static void forgetUnless(Path folder, Predicate<String> isWanted) {
        Checkpoints checkpoints = new Checkpoints(folder);
        if (checkpoints.run().map(Run::work).filter(isWanted).isEmpty()) {
            checkpoints.forget();
        }
    }

    /** Name of the run that was cut off, if there was one. */
    public Optional<String> cutOff() {
        return run().map(Run::name);
    }

    /** Says which run the steps belong to from now on. */
    public void begin(String name, String work) {
        write(RUN, new Run(name, work));
    }

    private Optional<Run> run() {
        return read(RUN, new TypeReference<>() {});
    }

    /** Returns what the step gave when it was finished before; otherwise does it, and keeps what it gives. */
    public <T> T step(String name, TypeReference<T> type, Supplier<T> step) {
        Optional<T> known = read(name, type);
        if (known.isPresent()) {
            return known.get();
        }
        T result = step.get();
        write(name, result);
        return result;
    }

    /** Removes all steps; the run to which they belong stays the same. */
    public void startOver() {
        Optional<Run> run = run();
        forget();
        run.ifPresent(same -> write(RUN, same));
    }

    /** Removes everything. */
    public void forget() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            // The run goes first: without it nothing here is believed any more.
            Files.deleteIfExists(file(RUN));
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException e) {
            // There never was anything.
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private <T> Optional<T> read(String name, TypeReference<T> type) {
        try {
            return Optional.of(Exact.JSON.readValue(Files.readAllBytes(file(name)), type));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void write(String name, Object value) {
        Path temporary = folder.resolve(name + ".tmp");
        try {
            byte[] bytes = Exact.JSON.writeValueAsBytes(value);
            Files.createDirectories(folder);
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write(bytes);
                out.getFD().sync();
            }
            Files.move(temporary, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a step must give what JSON can hold: " + name, e);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    private RalphException unwritable(IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "the steps of a run cannot be kept: " + e,
                        folder.toString(),
                        "make room or allow reading and writing there")),
                e);
    }
}
