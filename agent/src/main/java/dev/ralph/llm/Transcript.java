package dev.ralph.llm;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conversation of one run of one task with its model: a folder with {@code 0001.json} and so on. What a run that
 * was cut off has kept answers the run that goes on, as long as that one asks the same.
 */
public final class Transcript {

    private static final String ASIDE = ".old";

    private final Path folder;
    private final List<Exchange> kept;
    private final List<Exchange> paid;
    private int last;
    private boolean isLive;

    private Transcript(Path folder, List<Exchange> kept, List<Exchange> paid) {
        this.folder = folder;
        this.kept = kept;
        this.paid = paid;
    }

    /**
     * Opens a conversation; it goes on when there is one in the folder.
     *
     * @throws RalphException when the folder cannot be read
     */
    public static Transcript open(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Transcript(folder, List.of(), List.of());
        }
        List<Exchange> kept = new ArrayList<>();
        List<Exchange> paid = new ArrayList<>();
        for (Path file : Recording.files(folder)) {
            Optional<Exchange> exchange = read(file);
            exchange.ifPresent(paid::add);
            exchange.filter(next -> next.number() == kept.size() + 1).ifPresent(kept::add);
        }
        aside(folder).forEach(file -> read(file).ifPresent(paid::add));
        return new Transcript(folder, List.copyOf(kept), List.copyOf(paid));
    }

    /** Every exchange that was paid for before, also those that a run did not go on with. */
    List<Exchange> paid() {
        return paid;
    }

    /**
     * Returns the exchange that was kept for this request, as long as everything was asked alike. It may lie behind the
     * next one: a run that goes on does not ask again for what its finished steps gave.
     */
    Optional<Exchange> answered(Request request) {
        for (int at = last; !isLive && at < kept.size(); at++) {
            if (kept.get(at).request().equals(request)) {
                last = at + 1;
                return Optional.of(kept.get(at));
            }
        }
        return Optional.empty();
    }

    /**
     * Keeps an exchange that was not answered from here; what is kept from there on is put aside.
     *
     * @throws RalphException when it cannot be written
     */
    Exchange keep(String model, Request request, Reply reply) {
        if (!isLive) {
            putAside();
            isLive = true;
        }
        Exchange exchange = new Exchange(last + 1, model, request, reply);
        write(exchange);
        last++;
        return exchange;
    }

    private void write(Exchange exchange) {
        Path file = folder.resolve("%04d.json".formatted(exchange.number()));
        Path temporary = folder.resolve(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(folder);
            // A channel would close for good when its thread is interrupted.
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write(ExchangeJson.text(exchange).getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** The last one first: whatever cuts this off, what is left is the beginning of the conversation. */
    private void putAside() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files = new ArrayList<>(Recording.files(folder));
        files.removeIf(file -> Recording.number(file) <= last);
        for (int i = files.size() - 1; i >= 0; i--) {
            Path file = files.get(i);
            try {
                Files.move(file, free(file), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }
    }

    /** What was put aside before stays as well. */
    private static Path free(Path file) {
        Path free = file.resolveSibling(file.getFileName() + ASIDE);
        for (int copy = 2; Files.exists(free); copy++) {
            free = file.resolveSibling(file.getFileName() + ASIDE + "." + copy);
        }
        return free;
    }

    private static List<Path> aside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4,9}\\.json\\.old(\\.\\d{1,9})?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** What this version of the program cannot read is no answer; it is put aside like one to another question. */
    private static Optional<Exchange> read(Path file) {
        try {
            return ExchangeJson.read(Files.readString(file)).stream()
                    .filter(exchange -> exchange.number() == Recording.number(file))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static RalphException unwritable(Path where, IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "the conversation with the model cannot be kept: " + e,
                        where.toString(),
                        "make room or allow reading and writing there; what is in it so far is kept")),
                e);
    }
}
