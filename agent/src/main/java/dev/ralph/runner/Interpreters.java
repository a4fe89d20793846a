package dev.ralph.runner;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the Python of a project by what lies in its folder and where the tools of its author keep environments. */
final class Interpreters {

    private final Path project;
    private final Map<String, String> environment;

    /** Takes the project as it lies on the host, for a copy has no environments in it. */
    Interpreters(Path project, Map<String, String> environment) {
        this.project = project.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
    }

    /**
     * Returns the first that is there: the one that was named, one in the project or above it in its repository, one
     * that poetry, pipenv, hatch or tox made for it, the first on the path.
     *
     * @param named path of a Python or of a virtual environment
     * @throws RalphException when there is none
     */
    Interpreter find(Optional<Path> named) {
        if (named.isPresent()) {
            return named(named.get());
        }
        List<Supplier<Stream<Interpreter>>> ways = List.of(
                this::inProject, this::ofUv, this::ofPoetry, this::ofPipenv, this::ofHatch, this::ofTox, this::onPath);
        return ways.stream().flatMap(Supplier::get).findFirst().orElseThrow(this::none);
    }

    private Interpreter named(Path path) {
        Path folder = project.resolve(path);
        return python(folder, "it was named")
                .or(() -> Files.isExecutable(folder) && Files.isRegularFile(folder)
                        ? Optional.of(interpreter(folder, "it was named"))
                        : Optional.empty())
                .orElseThrow(() -> new RalphException(
                        "There is no Python at the path that was named.",
                        folder.toString(),
                        "name a program or the folder of a virtual environment"));
    }

    private RalphException none() {
        return new RalphException(
                "No Python was found for the project.",
                project.toString(),
                "make a virtual environment with its requirements in .venv, or put python3 on the PATH");
    }

    private Stream<Interpreter> inProject() {
        return upwards().stream()
                .flatMap(folder -> Stream.of(".venv", "venv", "env")
                        .map(folder::resolve)
                        .filter(found -> Files.isRegularFile(found.resolve("pyvenv.cfg")))
                        .flatMap(found -> python(found, "it lies in the project").stream()));
    }

    /** The folder of the project and those above it up to the root of its repository. */
    private List<Path> upwards() {
        List<Path> folders = new ArrayList<>();
        for (Path folder = project; folder != null; folder = folder.getParent()) {
            folders.add(folder);
            if (Files.exists(folder.resolve(".git"))) {
                return folders;
            }
        }
        return List.of(project);
    }

    private Stream<Interpreter> ofUv() {
        return Stream.ofNullable(environment.get("UV_PROJECT_ENVIRONMENT"))
                .filter(folder -> has("uv.lock") || says("pyproject.toml", "[tool.uv"))
                .flatMap(folder -> python(project.resolve(folder), "uv made it for the project").stream());
    }

    private Stream<Interpreter> ofPoetry() {
        if (!has("poetry.lock") && !says("pyproject.toml", "[tool.poetry")) {
            return Stream.empty();
        }
        Path cache = folder("POETRY_CACHE_DIR", ".cache/pypoetry").resolve("virtualenvs");
        String hash = hash(project.toString(), 32).substring(0, 8);
        return children(cache, "*-" + globbed(hash) + "-py*")
                .flatMap(found -> python(found, "poetry made it for the project").stream());
    }

    private Stream<Interpreter> ofPipenv() {
        if (!has("Pipfile")) {
            return Stream.empty();
        }
        String hash = hash(project.resolve("Pipfile").toString(), 6);
        return children(folder("WORKON_HOME", ".local/share/virtualenvs"), "*-" + globbed(hash) + "*")
                .flatMap(found -> python(found, "pipenv made it for the project").stream());
    }

    private Stream<Interpreter> ofHatch() {
        if (!has("hatch.toml") && !says("pyproject.toml", "[tool.hatch")) {
            return Stream.empty();
        }
        Path name = project.getFileName();
        Path all = folder("HATCH_DATA_DIR", ".local/share/hatch").resolve("env/virtual");
        return children(all.resolve(String.valueOf(name)), "*")
                .flatMap(found -> Stream.concat(Stream.of(found), children(found, "*")))
                .filter(Interpreters::hasPytest)
                .flatMap(found -> python(found, "hatch made it for the project").stream());
    }

    private Stream<Interpreter> ofTox() {
        return children(project.resolve(".tox"), "*")
                .filter(Interpreters::hasPytest)
                .flatMap(found -> python(found, "tox made it for the project").stream());
    }

    /** What pyenv puts on the path are scripts, which need all of pyenv; the next entry is taken instead. */
    private Stream<Interpreter> onPath() {
        return Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> folder.startsWith("/") && !folder.endsWith("/shims"))
                .flatMap(folder -> Stream.of("python3", "python").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .map(program -> interpreter(program, "it is the first on the PATH"))
                .map(Interpreters::withoutLinks);
    }

    /** A link on the path may lie where the sandbox cannot see it; only a virtual environment needs it. */
    private static Interpreter withoutLinks(Interpreter found) {
        try {
            return found.environment().isPresent()
                    ? found
                    : new Interpreter(found.program().toRealPath(), found.origin(), found.home());
        } catch (IOException e) {
            return found;
        }
    }

    private Interpreter interpreter(Path program, String why) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return new Interpreter(program, why, Path.of(home).toAbsolutePath().normalize());
    }

    private Optional<Interpreter> python(Path environment, String why) {
        return Stream.of("python3", "python")
                .map(name -> environment.resolve("bin").resolve(name))
                .filter(Files::isExecutable)
                .map(program -> interpreter(program, why))
                .findFirst();
    }

    private static boolean hasPytest(Path environment) {
        return children(environment.resolve("lib"), "python3*")
                .anyMatch(library -> Files.isDirectory(library.resolve("site-packages/pytest")));
    }

    private boolean has(String file) {
        return Files.isRegularFile(project.resolve(file));
    }

    private boolean says(String file, String words) {
        try {
            return has(file)
                    && new String(Files.readAllBytes(project.resolve(file)), StandardCharsets.UTF_8).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    private Path folder(String variable, String usual) {
        String home = environment.getOrDefault("HOME", "/");
        return Path.of(environment.getOrDefault(variable, home + "/" + usual));
    }

    private static Stream<Path> children(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, glob)) {
            children.forEach(found::add);
        } catch (IOException | InvalidPathException e) {
            return Stream.empty();
        }
        return found.stream().sorted();
    }

    /** The letters of a hash in a name are plain, but for what a pattern of files would take for a sign. */
    private static String globbed(String hash) {
        return hash.replaceAll("[^A-Za-z0-9]", "?");
    }

    static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(java.util.Arrays.copyOf(digest, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
