package dev.ralph.cli;

import java.nio.file.Path;

/** Paths as a person writes them into a file: {@code ~/} is the home folder, others begin beside the file. */
final class UserPaths {

    private final Path file;

    UserPaths(Path file) {
        this.file = file.toAbsolutePath();
    }

    static Path home() {
        return Path.of(System.getProperty("user.home")).toAbsolutePath().normalize();
    }

    Path of(String written) {
        boolean isOfHome = written.equals("~") || written.startsWith("~/");
        Path path = isOfHome
                ? home().resolve(written.substring(Math.min(2, written.length())))
                : file.resolveSibling(written);
        return path.normalize();
    }
}
