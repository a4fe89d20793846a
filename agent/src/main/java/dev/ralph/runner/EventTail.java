package dev.ralph.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the sealed events of a process while it writes them; what was read once is never read again. */
final class EventTail implements AutoCloseable {

    private static final int LONGEST_LINE = 64 << 20;

    private final Path file;
    private final Seal seal;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private @Nullable SeekableByteChannel channel;
    private int expected;
    private boolean lost;

    EventTail(Path file, String nonce) {
        this.file = file;
        this.seal = Seal.with(nonce);
    }

    /**
     * One line of the file.
     *
     * @param event missing when there is a doubt
     * @param doubt why the process cannot have written it, or what it has written is gone; else empty
     */
    record Line(JsonNode event, String doubt) {

        static Line doubtful(String doubt) {
            return new Line(MissingNode.getInstance(), doubt);
        }

        boolean isDoubtful() {
            return !doubt.isEmpty();
        }
    }

    /** Returns the whole lines that came since the last call, at most a few megabytes of them. */
    List<Line> next() {
        List<Line> lines = new ArrayList<>();
        if (lost) {
            return lines;
        }
        try {
            if (channel == null && !open(lines)) {
                return lines;
            }
            read(lines);
        } catch (IOException e) {
            lose("The events cannot be read: " + e, lines);
        }
        return lines;
    }

    /** Whether events are gone for ever, so that nothing that follows can be told apart from what was forged. */
    boolean isLost() {
        return lost;
    }

    /** How much was read. */
    long bytes() {
        try {
            return channel == null ? 0 : channel.position();
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean open(List<Line> lines) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            lose("The target has put something of its own in the place of the events.", lines);
            return false;
        }
        channel = Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return true;
    }

    private void read(List<Line> lines) throws IOException {
        SeekableByteChannel from = channel;
        if (from == null) {
            return;
        }
        if (from.size() < from.position()) {
            lose("The events have become shorter.", lines);
            return;
        }
        for (int round = 0; round < 64 && from.read(buffer) > 0; round++) {
            split(lines);
        }
    }

    private void split(List<Line> lines) {
        byte[] bytes = buffer.array();
        int begin = 0;
        for (int at = 0; at < buffer.position(); at++) {
            if (bytes[at] == '\n') {
                unfinished.write(bytes, begin, at - begin);
                add(unfinished.toString(StandardCharsets.UTF_8), lines);
                unfinished.reset();
                begin = at + 1;
            }
        }
        unfinished.write(bytes, begin, buffer.position() - begin);
        buffer.clear();
        if (unfinished.size() > LONGEST_LINE) {
            lose("The events have a line without an end.", lines);
        }
    }

    private void add(String line, List<Line> lines) {
        Optional<JsonNode> event = EventLog.parsed(line, seal);
        if (event.isEmpty()) {
            lines.add(Line.doubtful("A line of the events was not written by the runner."));
            return;
        }
        int number = event.get().path("n").asInt(-1);
        if (number == expected) {
            expected++;
            lines.add(new Line(event.get(), ""));
        } else if (number > expected) {
            lose("Lines of the events are gone.", lines);
        } else {
            lines.add(Line.doubtful("A line of the events was copied."));
        }
    }

    private void lose(String why, List<Line> lines) {
        if (!lost) {
            lines.add(Line.doubtful(why));
        }
        lost = true;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            lost = true;
        }
    }
}
