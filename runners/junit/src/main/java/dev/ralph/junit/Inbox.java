package dev.ralph.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The folder into which the agent puts its batches, one numbered file after the other. */
final class Inbox {

    private static final long BUSY = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private final Seal seal;
    private int number = 1;

    Inbox(Path folder, Seal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /** Waits for the next batch and takes it; a file that the agent has not sealed counts for nothing. */
    List<String> next() throws IOException, InterruptedException {
        Path file = folder.resolve(String.format("batch-%06d", number));
        long since = System.nanoTime();
        while (true) {
            if (Files.exists(file)) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                Files.delete(file);
                Optional<List<String>> lines = opened(text);
                if (lines.isPresent()) {
                    number++;
                    return lines.get();
                }
            }
            Thread.sleep(System.nanoTime() - since < BUSY ? 2 : 20);
        }
    }

    private Optional<List<String>> opened(String text) {
        int end = text.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        String rest = text.substring(end + 1);
        byte[] claimed = text.substring(0, end).getBytes(StandardCharsets.UTF_8);
        boolean genuine = MessageDigest.isEqual(claimed, seal.of(rest).getBytes(StandardCharsets.UTF_8));
        return genuine ? Optional.of(Arrays.asList(rest.split("\n"))) : Optional.empty();
    }
}
