package dev.ralph.junit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The folder into which the agent puts its batches, one numbered file after the other. */
final class Inbox {

    private static final long BUSY = TimeUnit.SECONDS.toNanos(1);
    private static final long LARGEST = 256L << 20;

    private final Path folder;
    private final Seal seal;
    private int number = 1;

    Inbox(Path folder, Seal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /**
     * Waits for the next batch and takes it. What the agent has not sealed counts for nothing and stays where it is: to
     * remove it might remove the true one, just put in its place.
     */
    List<String> next() throws IOException, InterruptedException {
        Path file = folder.resolve(String.format("batch-%06d", number));
        long since = System.nanoTime();
        while (true) {
            Optional<List<String>> lines = read(file).flatMap(this::opened);
            if (lines.isPresent()) {
                Files.delete(file);
                number++;
                return lines.get();
            }
            Thread.sleep(System.nanoTime() - since < BUSY ? 2 : 20);
        }
    }

    /** Never through a link, and never what could make it wait for ever. */
    private static Optional<String> read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (SeekableByteChannel from =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            if (from.size() > LARGEST) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) from.size());
            while (bytes.hasRemaining() && from.read(bytes) >= 0) {
                // The whole of it.
            }
            return Optional.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
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
