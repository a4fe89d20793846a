package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.diagnose.report.DiagnosisJson;
import dev.ralph.diagnose.report.HtmlPage;
import dev.ralph.diagnose.report.Remedies;
import dev.ralph.diagnose.report.Report;
import dev.ralph.diagnose.report.Sarif;
import dev.ralph.loop.LeakTasks;
import dev.ralph.support.DiagnosisExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each folder holds a diagnosis and everything that is written about it. */
final class DiagnosisExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/diagnosis");
    private static final String INPUT = "diagnosis.yaml";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> a_diagnosis_is_told_as_the_example_says() throws IOException {
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            return examples.sorted().toList().stream()
                    .map(example ->
                            DynamicTest.dynamicTest(example.getFileName().toString(), () -> {
                                Path tasks = Files.createDirectories(folder.resolve(example.getFileName()));
                                assertThat(outputs(example, tasks)).isEqualTo(expected(example));
                            }));
        }
    }

    private static Map<String, String> outputs(Path example, Path tasks) throws IOException {
        DiagnosisExample given = DiagnosisExample.of(example.resolve(INPUT));
        Remedies remedies = Remedies.load(
                Path.of(System.getProperty("ralph.home", "")).toAbsolutePath().resolve("runners/" + given.framework()));
        Report report = Report.of(given.project(), given.framework(), given.examination(), given.read(), remedies);
        Map<String, String> outputs = new TreeMap<>();
        outputs.put("report.txt", DiagnosisText.of(report));
        outputs.put("report.json", DiagnosisJson.of(report));
        outputs.put("report.sarif", Sarif.of(report));
        String page = HtmlPage.of(report);
        outputs.put("main.html", page.substring(page.indexOf("<main>"), page.indexOf("<footer>")));
        outputs.put(
                "last-test.txt",
                TestText.of(
                        report,
                        given.examination()
                                .tests()
                                .get(given.examination().tests().size() - 1)));
        var unused =
                new LeakTasks(tasks, InstantSource.fixed(Instant.parse("2026-01-15T07:21:23Z"))).file(report, "", 1);
        try (Stream<Path> files = Files.list(tasks)) {
            for (Path file : files.toList()) {
                outputs.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return outputs;
    }

    private static Map<String, String> expected(Path example) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        try (Stream<Path> files = Files.list(example)) {
            for (Path file : files.toList()) {
                if (!file.endsWith(INPUT)) {
                    expected.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return expected;
    }
}
