package dev.ralph.diagnose.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the rules of all runners, {@code runners/RUNNER/readings/RULE/reading.yaml}. */
final class RuleFiles {

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private RuleFiles() {}

    /** The rules by runner and name; throws all problems of all files at once. */
    static List<Rule> load(Path runners) {
        RuleFiles files = new RuleFiles();
        for (Path runner : folders(runners)) {
            folders(runner.resolve("readings")).forEach(files::read);
        }
        if (!files.problems.isEmpty()) {
            throw new RalphException(files.problems, null);
        }
        return List.copyOf(files.rules);
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path folder) {
        Path file = folder.resolve("reading.yaml");
        try {
            new ReadingFile(file, String.valueOf(folder.getFileName()), yaml.readTree(Files.readString(file)), problems)
                    .rule()
                    .ifPresent(rules::add);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? file.toString()
                    : file + ":" + e.getLocation().getLineNr();
            problems.add(new Problem("This is no YAML: " + e.getOriginalMessage(), where, "correct the line"));
        } catch (IOException e) {
            problems.add(new Problem("The rule cannot be read: " + e, file.toString(), "restore it"));
        }
    }
}
