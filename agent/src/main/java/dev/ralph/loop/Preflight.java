package dev.ralph.loop;

import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.provider.Opened;
import dev.ralph.provider.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run needs, looked at before the first claim: a problem of the machine must not burn the attempt of a task.
 * Keeps every problem for one report.
 */
public final class Preflight {

    private static final long MIB = 1L << 20;

    private final List<Problem> problems = new ArrayList<>();

    /** Returns all that is wrong so far. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Ends the preflight.
     *
     * @throws RalphException with all that was wrong
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
    }

    /** Makes something that the run needs, or keeps why it cannot be made. */
    public <T> Optional<T> need(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (RalphException e) {
            problems.addAll(e.problems());
        } catch (UncheckedIOException e) {
            problems.add(new Problem(
                    "something that a run needs cannot be read: " + e.getMessage(),
                    String.valueOf(e.getCause()),
                    "allow reading it, or install it again"));
        }
        return Optional.empty();
    }

    /** Opens each provider and closes it again. */
    public void providers(Providers providers, List<Provider> wanted) {
        for (Provider provider : wanted) {
            need(() -> providers.open(provider)).ifPresent(opened -> look(provider, opened));
        }
    }

    private void look(Provider provider, Opened opened) {
        opened.match(
                ready -> {
                    ready.session().close();
                    return true;
                },
                unavailable -> problems.add(new Problem(
                        "provider %s cannot be had: %s".formatted(provider, unavailable.reason()),
                        "runners/providers/%s.yaml".formatted(provider),
                        "put that right, or leave the provider out with --providers")));
    }

    /** Looks whether every folder that a run writes to can be written and has room. */
    public void folders(Tools.Folders folders) {
        folder("tasks", folders.tasks(), MIB);
        folder("claims", folders.tasks().toAbsolutePath().resolveSibling(".ralph"), MIB);
        folder("logs", folders.logs(), 64 * MIB);
        folder("downloads, templates and work", folders.cache(), 512 * MIB);
    }

    /**
     * Looks at one folder; one that is not there yet is made when it is needed, so then it is about the nearest one
     * above it.
     *
     * @param purpose what is kept in it
     * @param bytes that must be free
     */
    public void folder(String purpose, Path folder, long bytes) {
        Path nearest = folder.toAbsolutePath().normalize();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            problems.add(new Problem(
                    "the folder for %s cannot be written".formatted(purpose),
                    folder.toString(),
                    "allow writing to %s, or name another folder".formatted(nearest)));
            return;
        }
        long free = free(nearest);
        if (free < bytes) {
            problems.add(new Problem(
                    "the folder for %s has %d MiB free, and %d MiB are needed"
                            .formatted(purpose, free / MIB, bytes / MIB),
                    folder.toString(),
                    "make room, or name another folder"));
        }
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot say how much room there is in " + folder, e);
        }
    }
}
