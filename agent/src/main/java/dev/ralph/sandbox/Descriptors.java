package dev.ralph.sandbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Open files that a program is started with, beyond the three standard ones. Java passes none on, so a shell opens
 * them and becomes the program; it does so before root is given up, hence the files stay private.
 */
final class Descriptors {

    /** Where the program reports what becomes of it. */
    static final int STATUS = 3;

    private final HostTools tools;
    private final RunFolder folder;
    private final List<Path> files = new ArrayList<>();

    Descriptors(HostTools tools, RunFolder folder) {
        this.tools = tools;
        this.folder = folder;
        files.add(folder.write("status", new byte[0]));
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

    Path status() {
        return files.get(0);
    }

    /** The command line that opens the files and becomes the given one. */
    List<String> around(List<String> argv) {
        StringBuilder open = new StringBuilder("exec 3>\"$1\"");
        for (int i = 1; i < files.size(); i++) {
            open.append(" %d<\"${%d}\"".formatted(STATUS + i, i + 1));
        }
        open.append("; shift %d; exec \"$@\"".formatted(files.size()));
        List<String> wrapped = new ArrayList<>(List.of(tools.path("sh"), "-c", open.toString(), "sandbox"));
        files.forEach(file -> wrapped.add(file.toString()));
        wrapped.addAll(argv);
        return wrapped;
    }
}
