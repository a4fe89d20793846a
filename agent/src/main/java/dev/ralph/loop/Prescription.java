package dev.ralph.loop;

import dev.ralph.diagnose.reading.Conftests;
import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.model.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a plan prescribes, as a test framework sees it.
 *
 * @param folder that the tests are run in, relative to the project with a slash behind it, or empty
 * @param files of the tasks, relative to that folder
 */
record Prescription(Kit kit, String folder, Set<String> files, List<Step> steps) {

    /**
     * Finds the folder: the project, or the first one on the way to the files in which a framework is recognised.
     *
     * @param reasons receives why a folder is not the one
     */
    static Optional<Prescription> of(Plan plan, Path project, Kit.Choice kits, List<String> reasons) {
        List<PlanTask> tasks = plan.tasks().stream()
                .filter(step -> !step.kind().isCheckpoint())
                .toList();
        Set<String> files = new LinkedHashSet<>();
        tasks.forEach(step -> files.addAll(step.files()));
        for (String folder : folders(files)) {
            try {
                Kit kit = kits.of(project.resolve(folder));
                Set<String> inFolder = new LinkedHashSet<>();
                files.stream()
                        .filter(file -> file.startsWith(folder))
                        .forEach(file -> inFolder.add(file.substring(folder.length())));
                List<Step> steps = tasks.stream()
                        .map(step -> new Step(step.number(), step.name(), List.of()))
                        .toList();
                return Optional.of(new Prescription(kit, folder, inFolder, steps));
            } catch (RalphException e) {
                // Another folder may be the one that the tests belong to.
                e.problems().stream()
                        .map(Problem::what)
                        .filter(what -> !reasons.contains(what))
                        .findFirst()
                        .ifPresent(reasons::add);
            }
        }
        return Optional.empty();
    }

    private static List<String> folders(Set<String> files) {
        Set<String> folders = new LinkedHashSet<>(Set.of(""));
        files.stream().findFirst().ifPresent(file -> {
            for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
                folders.add(file.substring(0, slash + 1));
            }
        });
        return List.copyOf(folders);
    }

    /**
     * Where its tests are run: tests that choose no provider are the same on any.
     *
     * @param sources the folder that the tests are run in, as it was before any change
     */
    List<Provider> providers(MatrixSpec wanted, Path sources) {
        boolean choose = files.stream()
                .flatMap(file -> Stream.concat(Stream.of(file), shared(file, sources)))
                .map(sources::resolve)
                .filter(Files::isRegularFile)
                .anyMatch(file -> read(file).matches("(?s).*RALPH_(?:PROVIDER|DATABASE_URL).*"));
        Optional<Provider> file = wanted.providers().stream()
                .filter(provider -> provider.name().equals("sqlite"))
                .findFirst();
        return choose
                ? wanted.providers()
                : List.of(file.orElse(wanted.providers().get(0)));
    }

    /** The files that may choose the provider for the tests of one: for Java any of the same sources. */
    private static Stream<String> shared(String file, Path sources) {
        int root = file.indexOf("src/test/java/");
        if (!file.endsWith(".java") || root < 0) {
            return Conftests.above(file).stream();
        }
        Path tests = sources.resolve(file.substring(0, root) + "src/test/java");
        if (!Files.isDirectory(tests)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(tests)) {
            return files
                    .filter(path -> path.toString().endsWith(".java"))
                    .map(path -> sources.relativize(path).toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tests in " + sources, e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
