package dev.ralph.runner;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The {@code runner.yaml} of one framework as it is written; an unknown key is an error. */
record FrameworkFile(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) int order,

        @JsonProperty(value = "recognised by", required = true)
        List<String> recognisedBy,

        @JsonProperty("left out") @Nullable List<String> leftOut,
        @Nullable List<String> above) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Framework read(Path file) {
        try {
            Framework framework =
                    YAML.readValue(Files.readString(file), FrameworkFile.class).framework();
            if (!file.resolveSibling(".").normalize().endsWith(framework.name())) {
                throw new IllegalArgumentException(
                        "its name is %s, but its folder another".formatted(framework.name()));
            }
            return framework;
        } catch (IOException | IllegalArgumentException e) {
            throw new RalphException(
                    "A runner cannot be read: " + Objects.requireNonNullElse(e.getMessage(), e.toString()),
                    file.toString(),
                    "write name, order and recognised by, and if need be left out and above");
        }
    }

    private Framework framework() {
        return new Framework(
                name, order, recognisedBy, leftOut == null ? List.of() : leftOut, above == null ? List.of() : above);
    }
}
