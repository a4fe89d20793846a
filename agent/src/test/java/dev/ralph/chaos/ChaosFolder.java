package dev.ralph.chaos;

import dev.ralph.support.PlainMaven;
import dev.ralph.support.Program;
import dev.ralph.support.TinyProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A user's folder with a queue that has a task for every way to end, and a cache of its own to look for leftovers. */
final class ChaosFolder {

    private static final String TASK = """
            # Task %1$s: %2$s

            **Priority**: P1
            **WSJF Score**: %3$d.0
            **Queue**: TDD
            **Project**: %4$s

            ## Description
            %2$s. Caf\u00e9.

            ## Success Criteria
            - [ ] Tests pass in any order
            - [ ] The team is happy

            ## Ralph Status Block
            ---RALPH_STATUS---
            STATUS: PENDING
            PARENT_TASK: T1291
            ---END_RALPH_STATUS---

            ## Notes
            Kept as they are.
            """;

    private final Path root;
    private final Path project;
    private final Program.Code code;
    private final Map<String, String> ends = new TreeMap<>();

    private ChaosFolder(Path root, Program.Code code) {
        this.root = root;
        this.code = code;
        this.project = root.resolve("project");
    }

    /** A queue with a task for every way to end; most of its time goes by in matrices. */
    static ChaosFolder withEveryEnd(Path root, Program.Code code) {
        return create(root, code, ChaosFolder::everyEnd);
    }

    /** A queue of tasks that end at once: states change all the time, so that most kills fall into a change. */
    static ChaosFolder withQuickEnds(Path root, Program.Code code) {
        return create(root, code, (folder, tiny) -> folder.essays(tiny, 1, 40));
    }

    private static ChaosFolder create(Path root, Program.Code code, BiConsumer<ChaosFolder, TinyProject> tasks) {
        ChaosFolder folder = new ChaosFolder(root, code);
        try {
            for (Path reachable : List.of(root, folder.cache(), folder.temporary())) {
                Files.createDirectories(reachable);
                Files.setPosixFilePermissions(reachable, PosixFilePermissions.fromString("rwx--x--x"));
            }
            Files.createDirectories(folder.lives());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PlainMaven.in(folder.root.resolve("maven"), folder.cache());
        folder.fill(tasks);
        return folder;
    }

    private void fill(BiConsumer<ChaosFolder, TinyProject> tasks) {
        TinyProject tiny = TinyProject.in(project);
        copyInto(tiny, "leaking", "AddTest", """
                @Test void remembers() { Registry.SEEN.put("a", "1"); assertEquals(1, Registry.SEEN.size()); }""");
        tiny.write("leaking/src/main/java/tiny/Registry.java", """
                package tiny;

                final class Registry {
                    static final java.util.Map<String, String> SEEN = new java.util.HashMap<>();
                }
                """);
        test(tiny, "leaking", "EmptyTest", "@Test void starts_empty() { assertEquals(0, Registry.SEEN.size()); }");
        copyInto(tiny, "wrong", "WrongTest", "@Test void adds() { assertEquals(3, 1 + 1); }");
        copyInto(tiny, "fine", "FineTest", "@Test void adds() { assertEquals(2, 1 + 1); }");
        tasks.accept(this, tiny);
        tiny.commit();
        tiny.write("notes.txt", "not committed");
    }

    private void everyEnd(TinyProject tiny) {
        essays(tiny, 1, 5);
        task(tiny, "T21", "Isolate the tests", "leaking", "COMPLETE");
        essays(tiny, 6, 10);
        task(tiny, "T22", "Isolate what is wrong", "wrong", "FAILED");
        task(tiny, "T23", "Isolate the tests again", "leaking", "COMPLETE");
        essays(tiny, 11, 15);
        task(tiny, "T24", "Isolate what is fine", "fine", "BLOCKED");
    }

    private void essays(TinyProject tiny, int first, int last) {
        for (int number = first; number <= last; number++) {
            task(tiny, "T" + number, "Write an essay", "leaking", "BLOCKED");
        }
    }

    private static void copyInto(TinyProject tiny, String name, String test, String body) {
        tiny.write(name + "/pom.xml", tiny.read("pom.xml"));
        test(tiny, name, test, body);
    }

    private static void test(TinyProject tiny, String project, String name, String body) {
        tiny.test(name, body);
        String path = "src/test/java/tiny/%s.java".formatted(name);
        tiny.write(project + "/" + path, tiny.read(path));
        try {
            Files.delete(tiny.root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void task(TinyProject tiny, String id, String title, String where, String end) {
        tiny.write("tasks/%s.md".formatted(id), TASK.formatted(id, title, 50 - ends.size(), where));
        ends.put(id, end);
    }

    Path root() {
        return root;
    }

    Path project() {
        return project;
    }

    Path tasks() {
        return project.resolve("tasks");
    }

    Path cache() {
        return root.resolve("cache");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    /** What each life printed. */
    Path lives() {
        return root.resolve("lives");
    }

    /** The status that each task must have in the end. */
    Map<String, String> ends() {
        return ends;
    }

    /** Starts the program in a session of its own, by which its processes are known. */
    Program.Started start(int life) {
        return Program.in(project)
                .of(code)
                .behind("setsid")
                .with(Map.of(
                        "TMPDIR",
                        temporary().toString(),
                        "RALPH_CACHE",
                        cache().toString(),
                        "MAVEN_HOME",
                        root.resolve("maven").toString()))
                .start(
                        lives().resolve("%03d.txt".formatted(life)),
                        "run",
                        "--queue",
                        "tdd",
                        "--providers",
                        "mock",
                        "--workers",
                        "1",
                        "--rounds",
                        "1",
                        "--shuffles",
                        "0");
    }
}
