package dev.ralph.repo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Name and address of who asked for the work, from git's own configuration files; read, and never anything more. */
record UserIdentity(String name, String email) {

    static final UserIdentity RALPH = new UserIdentity("ralph", "ralph@localhost");

    /** Returns the identity for commits in a repository; {@link #RALPH} when name or address is nowhere set. */
    static UserIdentity of(Config repository) {
        List<Config> configs = Stream.concat(
                        Stream.of(repository),
                        userFiles().map(UserIdentity::read).flatMap(Optional::stream))
                .toList();
        Optional<String> name = first(configs, "name");
        Optional<String> email = first(configs, "email");
        return name.isPresent() && email.isPresent() ? new UserIdentity(name.get(), email.get()) : RALPH;
    }

    private static Optional<String> first(List<Config> configs, String key) {
        return configs.stream()
                .flatMap(config -> Optional.ofNullable(config.getString("user", null, key)).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** The user's files, the one that git prefers first. */
    private static Stream<Path> userFiles() {
        SystemReader system = SystemReader.getInstance();
        Optional<Path> home = Optional.ofNullable(system.getenv("HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        Optional<Path> xdg = Optional.ofNullable(system.getenv("XDG_CONFIG_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .or(() -> home.map(folder -> folder.resolve(".config")));
        return Stream.concat(
                home.map(folder -> folder.resolve(".gitconfig")).stream(),
                xdg.map(folder -> folder.resolve("git").resolve("config")).stream());
    }

    private static Optional<Config> read(Path file) {
        FileBasedConfig config = new FileBasedConfig(file.toFile(), FS.DETECTED);
        try {
            config.load();
            return Optional.of(config);
        } catch (IOException | ConfigInvalidException e) {
            // A name is a courtesy: without one the commit is ralph's own.
            return Optional.empty();
        }
    }
}
