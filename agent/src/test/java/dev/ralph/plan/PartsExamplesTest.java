package dev.ralph.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Answers of models, as clean and as dirty as they come, and what is read from each. */
final class PartsExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/parts");

    @TestFactory
    Stream<DynamicTest> every_answer_is_read_as_written_beside_it() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> assertThat(read(file)).isEqualTo(Files.readString(expected(file)))));
        }
    }

    private static Path expected(Path answer) {
        return answer.resolveSibling(answer.getFileName().toString().replace(".txt", ".read"));
    }

    private static String read(Path file) {
        try {
            return PartsReader.read(Files.readString(file))
                    .match(
                            named -> "%d parts%n%s"
                                    .formatted(
                                            named.parts().size(),
                                            named.parts().stream()
                                                    .map(PartsExamplesTest::text)
                                                    .collect(Collectors.joining())),
                            unreadable -> "not read: " + unreadable.why() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Part part) {
        String goal = part.goal().equals(part.title()) ? "" : "  " + part.goal().replace("\n", "\n  ") + "\n";
        String criteria =
                part.criteria().stream().map(text -> "  * " + text + "\n").collect(Collectors.joining());
        return "- " + part.title() + "\n" + goal + criteria;
    }
}
