package dev.ralph.runner;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Files in a folder that sandboxed code may write to; it may have left a link, a pipe or something endless there. */
final class UntrustedFile {

    private static final int LARGEST = 64 << 20;

    private UntrustedFile() {}

    /**
     * Creates a file where sandboxed code may have been before: never writes through a link that it left.
     *
     * @throws RalphException when there is something already
     */
    static void create(Path file, List<String> lines) {
        try {
            Files.write(file, lines, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw replaced(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The content of a regular file; empty if there is none.
     *
     * @throws RalphException when something else lies in its place, or it is too large or cannot be read
     */
    static String read(Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw replaced(file);
        }
        try (InputStream in = Channels.newInputStream(
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw refused("The target has made a file larger than 64 MiB.", file);
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw refused("A file that the target may write to cannot be read: " + e, file);
        }
    }

    private static RalphException replaced(Path file) {
        return refused("The target has put something of its own in the place of a file of ralph.", file);
    }

    private static RalphException refused(String what, Path file) {
        return new RalphException(
                what, file.toString(), "look at what its build and its tests do to the folder /results");
    }
}
