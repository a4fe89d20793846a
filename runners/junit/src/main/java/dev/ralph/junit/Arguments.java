package dev.ralph.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this process was asked to do: lines of {@code key=value}, where {@code root} and {@code test} may occur often.
 */
final class Arguments {

    private final Map<String, List<String>> values = new HashMap<>();

    private Arguments(List<String> lines) {
        for (String line : lines) {
            int equals = line.indexOf('=');
            values.computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
                    .add(line.substring(equals + 1));
        }
    }

    /** Reads the file and deletes it: it holds the nonce, which tests must not find. */
    static Arguments read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return new Arguments(lines);
    }

    Path events() {
        return Paths.get(values.get("events").get(0));
    }

    String nonce() {
        return values.get("nonce").get(0);
    }

    /** The folders of compiled classes that belong to the project, those of tests among them. */
    List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        for (String root : many("root")) {
            roots.add(Paths.get(root));
        }
        return roots;
    }

    /** The tests to run, in order. */
    List<String> tests() {
        return many("test");
    }

    /** The folder in which the agent puts what it wants to know. */
    Path requests() {
        return Paths.get(values.get("requests").get(0));
    }

    /** The folder whose files are put back between probes; empty if there is none. */
    Optional<Path> project() {
        return one("project");
    }

    /** A copy of that folder that nobody can change; empty if there is none. */
    Optional<Path> pristine() {
        return one("pristine");
    }

    /** The folder for temporary files, which is put back between probes as well; empty if there is none. */
    Optional<Path> temporary() {
        return one("temporary");
    }

    /** Whether a session runs the tests named here once and ends, as a worker does. */
    boolean once() {
        return flag("once");
    }

    /** Whether extensions that patterns registered are switched off. */
    boolean withoutFixtures() {
        return many("fixtures").contains("false");
    }

    boolean fixtures() {
        return flag("fixtures");
    }

    boolean probe() {
        return flag("probe");
    }

    private boolean flag(String key) {
        return many(key).contains("true");
    }

    private Optional<Path> one(String key) {
        return many(key).stream().findFirst().map(Paths::get);
    }

    private List<String> many(String key) {
        return values.getOrDefault(key, Collections.emptyList());
    }
}
