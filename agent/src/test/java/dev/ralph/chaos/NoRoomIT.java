package dev.ralph.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import dev.ralph.support.PlainMaven;
import dev.ralph.support.Program;
import dev.ralph.support.TinyProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that are full and folders that cannot be written, as mounts that only the program's own process sees. */
@Needs("mounts")
class NoRoomIT {

    private static final String TASK = """
            # Task T1: Write an essay

            **Queue**: TDD

            ---RALPH_STATUS---
            STATUS: PENDING
            ---END_RALPH_STATUS---
            """;

    /** A small disk with what was in the folder; full but for nothing. */
    private static final String FULL = """
            cp -a "$1" "$1.was" && mount -t tmpfs -o size=64k none "$1" && cp -a "$1.was/." "$1"
            dd if=/dev/zero of="$1/fill" bs=512 2>/dev/null
            """;

    /** A disk that has room until the task is being worked. */
    private static final String FULL_LATER = """
            cp -a "$1" "$1.was" && mount -t tmpfs -o size=80m none "$1" && cp -a "$1.was/." "$1"
            (
                until grep -q IN_PROGRESS tasks/T1.md; do sleep 0.02; done
                dd if=/dev/zero of="$1/fill" bs=512k 2>/dev/null
                dd if=/dev/zero of="$1/fill.more" bs=512 2>/dev/null
            ) >/dev/null 2>&1 &
            """;

    private static final String READ_ONLY = """
            mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"
            """;

    /** Keeps what the mount held beyond the end of the process. */
    private static final String RUN = """
            shift; "$@"; code=$?
            cp -a "$0" "$0.after"
            exit $code
            """;

    @TempDir
    private Path folder;

    private TinyProject project;

    @BeforeEach
    void set_up() throws IOException {
        for (String reachable : new String[] {"", "cache"}) {
            Path path = Files.createDirectories(folder.resolve(reachable));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        }
        project = TinyProject.in(folder.resolve("project")).write("tasks/T1.md", TASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "logs", ".ralph"})
    void a_full_disk_is_a_clear_stop(String where) throws IOException {
        project.write("logs/old.txt", "old").write(".ralph/claims/.lock", "");
        stops(where, FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "logs", ".ralph"})
    void a_folder_that_cannot_be_written_is_a_clear_stop(String where) throws IOException {
        project.write("logs/old.txt", "old").write(".ralph/claims/.lock", "");
        stops(where, READ_ONLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "logs"})
    void a_disk_that_gets_full_on_the_way_is_a_clear_stop(String where) throws IOException {
        PlainMaven.in(folder.resolve("maven"), folder.resolve("cache"));
        project.write("tasks/T1.md", TASK.replace("Write an essay", "Isolate the tests"))
                .test("FineTest", "@Test void adds() throws Exception { Thread.sleep(500); assertEquals(2, 1 + 1); }")
                .commit()
                .write("logs/old.txt", "old");

        Program.Started started = run(where, FULL_LATER);

        assertThat(started.ended()).as(started.said()).isEqualTo(2);
        assertThat(started.said())
                .contains(project.root().resolve(where).toString())
                .contains("make room")
                .doesNotContain("\tat ");
        assertThat(contents(seen("tasks", where)))
                .containsOnlyKeys("T1.md")
                .containsValue(contents(project.root().resolve(where.equals("tasks") ? "tasks.was" : "tasks"))
                        .get("T1.md")
                        .replace("PENDING", where.equals("tasks") ? "IN_PROGRESS" : "PENDING"));
        assertThat(contents(seen("logs", where))).containsEntry("old.txt", "old");
    }

    private void stops(String where, String mount) throws IOException {
        Map<String, String> before = contents(project.root().resolve("tasks"));

        Program.Started started = run(where, mount);

        assertThat(started.ended()).as(started.said()).isEqualTo(2);
        assertThat(started.said())
                .contains(project.root().resolve(where).toString())
                .containsPattern("make room|allow writing")
                .doesNotContain("\tat ")
                .doesNotContain("BLOCKED");
        assertThat(contents(seen("tasks", where))).isEqualTo(before);
        assertThat(contents(seen("logs", where))).containsEntry("old.txt", "old");
    }

    @Test
    void a_repository_that_cannot_be_written_costs_no_attempt_and_no_bytes() throws IOException {
        PlainMaven.in(folder.resolve("maven"), folder.resolve("cache"));
        project.write("tasks/T1.md", TASK.replace("Write an essay", "Isolate the tests"))
                .write("src/main/java/tiny/Registry.java", """
                        package tiny;

                        final class Registry {
                            static final java.util.Map<String, String> SEEN = new java.util.HashMap<>();
                        }
                        """)
                .test("AddTest", """
                        @Test void remembers() { Registry.SEEN.put("a", "1"); assertEquals(1, Registry.SEEN.size()); }""")
                .test("EmptyTest", "@Test void starts_empty() { assertEquals(0, Registry.SEEN.size()); }")
                .commit();
        Map<String, String> before = contents(project.root().resolve(".git"));

        Program.Started started = run(".git", READ_ONLY);

        assertThat(started.ended()).as(started.said()).isIn(2, 3);
        assertThat(started.said())
                .contains("make room or allow writing to the repository")
                .doesNotContain("\tat ");
        assertThat(project.read("tasks/T1.md")).doesNotContain("COMPLETE").doesNotContain("ATTEMPTS");
        assertThat(contents(project.root().resolve(".git"))).isEqualTo(before);
    }

    private Program.Started run(String where, String mount) {
        String path = project.root().resolve(where).toString();
        List<String> inFront = new ArrayList<>(List.of("unshare", "--mount"));
        if (!"root".equals(System.getProperty("user.name"))) {
            inFront.add("--map-root-user");
        }
        inFront.addAll(List.of("sh", "-c", mount + RUN, path, path));
        return Program.in(project.root())
                .behind(inFront.toArray(String[]::new))
                .with(Map.of(
                        "RALPH_CACHE", folder.resolve("cache").toString(),
                        "MAVEN_HOME", folder.resolve("maven").toString()))
                .start(
                        folder.resolve("said.txt"),
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

    private Path seen(String name, String mounted) {
        return project.root().resolve(name.equals(mounted) ? name + ".after" : name);
    }

    /** Every file below a folder, but for those that fill the disk. */
    private static Map<String, String> contents(Path top) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(top)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("fill"))
                    .forEach(file -> contents.put(top.relativize(file).toString(), text(file)));
        }
        return contents;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
