package dev.ralph.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The files of a project that somebody else wrote: read only inside it, never through a link out of it. */
final class ProjectFiles {

    private static final int LARGEST = 16 << 20;

    private final Path root;

    ProjectFiles(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    /**
     * What became of reading one file.
     *
     * @param text empty when there is none
     * @param refusal why it may not or cannot be read; empty when it was read or there simply is none
     */
    record Content(Optional<String> text, String refusal) {

        static Content refused(String reason) {
            return new Content(Optional.empty(), reason);
        }
    }

    Path root() {
        return root;
    }

    Content read(String path) {
        Optional<String> objection = objection(path);
        if (objection.isPresent()) {
            return Content.refused(objection.get());
        }
        Path file = root.resolve(path).normalize();
        try {
            if (!Files.exists(file)) {
                return Content.refused(Files.isSymbolicLink(file) ? "it is a link that leads nowhere" : "");
            }
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                return Content.refused("it is a link out of the project");
            }
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                return Content.refused("it is not a file");
            }
            return text(real);
        } catch (IOException e) {
            return Content.refused("it cannot be read: " + e.getMessage());
        }
    }

    private static Content text(Path file) throws IOException {
        try (InputStream in = Channels.newInputStream(
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? Content.refused("it is larger than 16 MiB")
                    : new Content(Optional.of(new String(bytes, StandardCharsets.UTF_8)), "");
        }
    }

    /** Whether a path inside the project leads to something that lies inside it. */
    boolean has(String path) {
        if (objection(path).isPresent()) {
            return false;
        }
        try {
            return root.resolve(path).toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> objection(String path) {
        try {
            Path asked = Path.of(path);
            if (path.isBlank() || asked.isAbsolute()) {
                return Optional.of("its path is not relative to the project");
            }
            for (Path part : asked) {
                if (part.toString().equals("..")) {
                    return Optional.of("its path leads out of the project");
                }
            }
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of("its path cannot be read");
        }
    }
}
