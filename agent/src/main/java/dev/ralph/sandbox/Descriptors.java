package dev.ralph.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Open files that a program is started with, beyond standard output and standard error. Java passes none on, so a
 * shell opens them and becomes the program.
 *
 * <p>The shell does so before root is given up, hence the files can be private, and removes them at once, hence a run
 * that is killed with us leaves no file behind.
 */
final class Descriptors implements AutoCloseable {

    /** Where the program reports what becomes of it. */
    static final int STATUS = 3;

    private final HostTools tools;
    private final RunFolder folder = RunFolder.create();
    private final List<Path> files = new ArrayList<>();
    private final InputStream status;
    private Path input = Path.of("/dev/null");

    Descriptors(HostTools tools) {
        this.tools = tools;
        try {
            files.add(folder.write("status", new byte[0]));
            status = Files.newInputStream(files.get(0));
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(e);
        }
    }

    void standardInput(String content) {
        input = folder.write("0", content.getBytes(StandardCharsets.UTF_8));
    }

    int reading(String content) {
        return reading(content.getBytes(StandardCharsets.UTF_8));
    }

    int reading(byte[] content) {
        int descriptor = STATUS + files.size();
        if (descriptor > 9) {
            throw new IllegalStateException("a POSIX shell opens no descriptor above 9");
        }
        files.add(folder.write(Integer.toString(descriptor), content));
        return descriptor;
    }

    /** What the program reported so far and was not read yet. */
    String status() {
        try {
            return new String(status.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line that opens the files and becomes the given one. */
    List<String> around(List<String> argv) {
        StringBuilder open = new StringBuilder("exec <\"$1\" 3>\"$2\"");
        for (int i = 1; i < files.size(); i++) {
            open.append(" %d<\"${%d}\"".formatted(STATUS + i, i + 2));
        }
        open.append("; rm -r \"${%d}\"; shift %1$d; exec \"$@\"".formatted(files.size() + 2));
        List<String> wrapped = new ArrayList<>(List.of(tools.path("sh"), "-c", open.toString(), "sandbox"));
        wrapped.add(input.toString());
        files.forEach(file -> wrapped.add(file.toString()));
        wrapped.add(folder.path().toString());
        wrapped.addAll(argv);
        return wrapped;
    }

    @Override
    public void close() {
        try (folder) {
            status.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
