package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ralph.support.Ralph;
import dev.ralph.support.TinyProject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.util.io.DisabledOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample with its planted faults, repaired and proven on real PostgreSQL, SQLite and memory. */
class SampleIT {

    @TempDir
    private Path folder;

    @Test
    void every_planted_fault_of_the_sample_is_repaired_and_proven() throws Exception {
        TinyProject project = TinyProject.copyOf(
                        Path.of(System.getProperty("ralph.home"), "runners/junit/sample"), folder)
                .write(".github/workflows/tests.yml", "on: push\n")
                .commit();

        Ralph ralph = Ralph.run(
                "run",
                "--queue",
                "tdd",
                "--tasks",
                folder.resolve("tasks"),
                "--workers",
                "1,2",
                "--rounds",
                "1",
                "--shuffles",
                "0");

        assertThat(ralph.exitCode()).as(ralph.err()).isZero();
        assertThat(project.read("tasks/T1.md")).contains("VERDICT: FIXED");
        try (Git git = Git.open(folder.toFile())) {
            Repository repository = git.getRepository();
            RevCommit commit = repository.parseCommit(repository.resolve("ralph/T1"));
            Map<String, String> changed = changedFiles(repository, commit);
            // The one file outside of the tests that a pattern may create.
            assertThat(changed).containsKey(".github/workflows/all-providers.yml");
            for (JsonNode fault : faults()) {
                String message = commit.getFullMessage().replaceAll("\\s+", " ");
                String trace = message + changed.get("src/test/java/city/wheels/isolation/LeakedFields.java");
                assertThat(answered(fault, message, trace, changed))
                        .as(fault.toString())
                        .isTrue();
            }
        }
    }

    /** Whether the commit shows an answer to this kind of fault at the place where it was planted. */
    private static boolean answered(JsonNode fault, String message, String trace, Map<String, String> changed) {
        String state = fault.path("state").asText();
        return switch (fault.path("kind").asText()) {
            case "static-state" -> trace.contains('"' + state.substring(state.indexOf('#') + 1) + '"');
            case "missing-parent" -> victims(fault, changed, "ParentRows.");
            case "delete-order" -> victims(fault, changed, "AnyOrderDelete.run(");
            case "sequence-id" ->
                StreamSupport.stream(fault.path("victim").spliterator(), false)
                        .allMatch(victim -> trace.contains(victim.asText() + " asserts a generated id"));
            case "committed-rows", "scd2-rows" ->
                Arrays.stream(state.split(", "))
                        .allMatch(
                                table -> message.matches(".*Committed rows stay behind in [^.]*\\b" + table + "\\b.*"));
            case "session-setting" -> changed.containsKey("src/test/java/city/wheels/isolation/VirtualCommit.java");
            case "id-collision" -> changed.containsKey("src/test/java/city/wheels/isolation/WorkerDatabase.java");
            default -> false;
        };
    }

    private static boolean victims(JsonNode fault, Map<String, String> changed, String call) {
        return StreamSupport.stream(fault.path("victim").spliterator(), false)
                .map(victim -> victim.asText().replaceFirst("[#$].*", ""))
                .map(type -> "src/test/java/" + type.replace('.', '/') + ".java")
                .allMatch(file -> changed.getOrDefault(file, "").contains(call));
    }

    private static JsonNode faults() throws IOException {
        try (InputStream in = SampleIT.class.getResourceAsStream("/faults/junit-sample.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        }
    }

    private static Map<String, String> changedFiles(Repository repository, RevCommit commit) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (DiffFormatter diff = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            diff.setRepository(repository);
            for (var entry : diff.scan(commit.getParent(0).getId(), commit.getId())) {
                byte[] content = repository.open(entry.getNewId().toObjectId()).getBytes();
                files.put(entry.getNewPath(), new String(content, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
