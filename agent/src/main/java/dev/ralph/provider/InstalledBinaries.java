package dev.ralph.provider;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The newest PostgreSQL that is installed on this machine, the way Debian lays it out. */
final class InstalledBinaries {

    private InstalledBinaries() {}

    /** Finds it below {@code root}, normally {@code /usr/lib/postgresql}: one folder for each major version. */
    static PostgresqlBinaries newest(Path root) {
        Path bin = newestBin(root)
                .orElseThrow(() -> new RalphException(
                        "No PostgreSQL is installed on this machine.",
                        root.toString(),
                        "apt-get install postgresql, or use mode: embedded"));
        return new PostgresqlBinaries("installed", id(bin.resolve("postgres")), List.of(), bin.toString());
    }

    private static Optional<Path> newestBin(Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(root)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d{1,4}"))
                    .sorted(Comparator.<Path>comparingInt(version ->
                                    Integer.parseInt(version.getFileName().toString()))
                            .reversed())
                    .map(version -> version.resolve("bin"))
                    .filter(bin ->
                            Files.isExecutable(bin.resolve("postgres")) && Files.isExecutable(bin.resolve("initdb")))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes with every update of the package, so that the template's version is never a stale one. */
    private static String id(Path postgres) {
        try {
            return "postgresql-installed-%x-%x"
                    .formatted(
                            Files.size(postgres),
                            Files.getLastModifiedTime(postgres).toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
