package dev.ralph.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the data files of providers, {@code runners/providers/NAME.yaml}. */
public final class ProviderFiles {

    private static final String SUFFIX = ".yaml";

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final List<Problem> problems = new ArrayList<>();
    private final List<ProviderConfig> configs = new ArrayList<>();

    private ProviderFiles() {}

    /**
     * Returns what every file in the folder asks for, ordered by name.
     *
     * @throws RalphException with all problems of all files
     */
    public static List<ProviderConfig> load(Path folder) {
        ProviderFiles files = new ProviderFiles();
        files.readAll(folder);
        if (!files.problems.isEmpty()) {
            throw new RalphException(files.problems, null);
        }
        return List.copyOf(files.configs);
    }

    private void readAll(Path folder) {
        if (!Files.isDirectory(folder)) {
            problems.add(new Problem("There is no folder of providers.", folder.toString(), "restore it"));
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) {
        String fileName = file.getFileName().toString();
        Provider provider = new Provider(fileName.substring(0, fileName.length() - SUFFIX.length()));
        try {
            JsonNode root = yaml.readTree(file.toFile());
            ProviderFile content = new ProviderFile(file, provider, root, problems);
            content.config().ifPresent(configs::add);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? file.toString() : file + ":" + at.getLineNr();
            problems.add(new Problem("This is no YAML: " + e.getOriginalMessage(), where, "correct the line"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
